package io.vippet.benchmarks;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.Visibility;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.view.SimpleMerge;
import io.vippet.graph.view.SimpleView;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a server does with one pipeline, again and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PipelineBenchmark {

    private static final Pattern MODEL = Pattern.compile("model=(\\S+)");

    /** The launch text; the caller sets it. */
    @Param("videotestsrc ! fakesink")
    public String text = "";

    private final Visibility visibility = Visibility.standard();
    private Catalog catalog = BenchCatalog.of(List.of());
    private Graph graph = new Graph(List.of(), List.of());
    private Graph simple = graph;
    private Graph edited = graph;

    /** Finds the models of the text and makes an edit of each node that has properties. */
    @Setup
    public void prepare() {
        catalog = BenchCatalog.of(MODEL.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList());
        graph = LaunchText.parse(text, catalog);
        simple = SimpleView.of(graph, visibility);
        edited =
                new Graph(simple.nodes().stream().map(PipelineBenchmark::edited).toList(), simple.edges());
    }

    private static Node edited(Node node) {
        if (!node.data().containsKey("threshold")) {
            return node;
        }
        var data = new java.util.LinkedHashMap<>(node.data());
        data.put("threshold", "0.75");
        return new Node(node.id(), node.type(), data);
    }

    @Benchmark
    public Graph parse() {
        return LaunchText.parse(text, catalog);
    }

    @Benchmark
    public String print() {
        return LaunchText.print(graph, catalog);
    }

    @Benchmark
    public Graph simple() {
        return SimpleView.of(graph, visibility);
    }

    @Benchmark
    public Graph merge() {
        return SimpleMerge.merge(graph, simple, edited, catalog);
    }
}
