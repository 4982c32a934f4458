package io.vippet.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.policy.AllowList;
import io.vippet.graph.policy.AllowListPolicy;
import io.vippet.graph.policy.LaunchPolicy;
import io.vippet.graph.policy.Roots;
import io.vippet.graph.view.SimpleView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final int LONG = 10_000_000;

    private final Catalog empty = new Catalog(
            List::of,
            name -> Optional.empty(),
            name -> Optional.empty(),
            path -> false,
            new Locations("/labels", "/scripts", "/images", "/videos"));

    /** Accepts each file by its own name, so that nothing is lost. */
    private final Catalog everything = new Catalog(
            List::of,
            name -> Optional.of(new io.vippet.graph.lookup.VideoEntry(name, "/videos/" + name, "h264")),
            name -> Optional.empty(),
            path -> true,
            new Locations("/labels", "/scripts", "/images", "/videos"));

    private final LaunchPolicy policy =
            new AllowListPolicy(AllowList.standard(), new Roots(List.of("/videos"), List.of("/out")), Optional::of);

    @Property(tries = 2000)
    void parseThrowsNothingButItsOwn(@ForAll("fragments") String text) {
        try {
            Graph graph = LaunchText.parse(text, empty);
            SimpleView.of(graph, Visibility.standard());
            SyntheticId.ofGraph(graph);
            LaunchText.print(graph, empty);
            policy.check(graph, LaunchPolicy.Use.AS_WRITTEN);
        } catch (GraphException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 1000)
    void printedTextStaysTheSame(@ForAll("pipelines") String text) {
        Graph graph = LaunchText.parse(text, everything);
        String printed = LaunchText.print(graph, everything);
        Graph again = LaunchText.parse(printed, everything);

        assertThat(again).isEqualTo(graph);
        assertThat(orders(again)).isEqualTo(orders(graph));
        assertThat(LaunchText.print(again, everything)).isEqualTo(printed);
    }

    @Property(tries = 1000)
    void anyGraphGivesTextOrItsOwnException(@ForAll("graphs") Graph graph) {
        try {
            LaunchText.print(graph, empty);
            SimpleView.of(graph, Visibility.standard());
        } catch (GraphException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            policy.check(graph, LaunchPolicy.Use.PREPARED);
            policy.quoted(graph);
        } catch (GraphException e) {
            assertThat(e.kind()).isIn(GraphErrorKind.REFUSED_BY_POLICY, GraphErrorKind.TOO_LARGE);
        }
    }

    @Property(tries = 1000)
    void slugsAreSafeNames(@ForAll String name) {
        assertThat(Slug.path(name))
                .matches("[a-z0-9._-]*")
                .doesNotStartWith("-")
                .doesNotEndWith("-");
        assertThat(Slug.id(name)).matches("[a-z0-9-]*").hasSizeLessThanOrEqualTo(64);
        assertThat(Slug.path(Slug.path(name))).isEqualTo(Slug.path(name));
    }

    /** Equality of maps is blind to order. */
    private static List<List<String>> orders(Graph graph) {
        return graph.nodes().stream()
                .map(node -> List.copyOf(node.data().keySet()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a ", "=", "a=", "\"", "a=\"", "'x\" ", "!", "a! ", ",", "x,", "a=b ", "t. ", "\0", "\uD800"
            })
    void longTextsEndInTime(String pattern) {
        String text = pattern.repeat(LONG / pattern.length());
        try {
            Graph graph = LaunchText.parse(text, empty);
            SimpleView.of(graph, Visibility.standard());
            assertThat(LaunchText.print(graph, empty)).isNotEmpty();
        } catch (GraphException e) {
            assertThat(e.kind()).isNotNull();
        }
    }

    @Test
    void deepNestingNeedsNoDeepStack() {
        StringBuilder text = new StringBuilder("videotestsrc");
        int depth = 50_000;
        for (int i = 0; i < depth; i++) {
            text.append(" ! tee name=t").append(i).append(" ! queue");
        }
        text.append(" ! fakesink");
        for (int i = depth - 1; i >= 0; i--) {
            text.append(" t").append(i).append(". ! fakesink");
        }
        Graph graph = LaunchText.parse(text.toString(), empty);

        assertThat(LaunchText.print(graph, empty)).isEqualTo(text.toString());
    }

    @Test
    void denseGraphsAreRefusedInsteadOfViewed() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        nodes.add(new Node("hub", "tee", Map.of()));
        for (int i = 0; i < 20_000; i++) {
            nodes.add(new Node(Integer.toString(i), "fakesink", Map.of()));
            edges.add(new Edge("i" + i, Integer.toString(i), "hub"));
            edges.add(new Edge("o" + i, "hub", Integer.toString(i)));
        }
        Graph graph = new Graph(nodes, edges);

        assertThatThrownBy(() -> SimpleView.of(graph, Visibility.standard()))
                .asInstanceOf(type(GraphException.class))
                .extracting(GraphException::kind)
                .isEqualTo(GraphErrorKind.TOO_LARGE);
    }

    @Provide
    Arbitrary<String> fragments() {
        Arbitrary<String> piece = Arbitraries.of(
                "videotestsrc",
                "tee",
                "t.",
                " ! ",
                " ",
                ",",
                "=",
                "\"",
                "'",
                "\\",
                "a=b",
                "model=/m/x.xml",
                "\n",
                "\0",
                "\uD83C",
                "\u2028",
                "filesrc location=x",
                "gvadetect",
                "video/x-raw",
                ";",
                "fakesink",
                "é",
                "(",
                "{");
        return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    /** Well-formed launch texts: branches within branches, quotes, blanks of all kinds. */
    @Provide
    Arbitrary<String> pipelines() {
        Arbitrary<String> source = Arbitraries.of("videotestsrc", "filesrc location=/videos/a.mp4", "v4l2src");
        return Combinators.combine(source, chain(3), blank())
                .as((begin, chain, blank) -> begin + blank + "!" + blank + chain)
                .flatMap(text -> blank().map(blank -> blank + text + blank));
    }

    /** Elements, then a sink or a tee whose branches are chains again. */
    private Arbitrary<String> chain(int depth) {
        Arbitrary<String> elements = Combinators.combine(element().list().ofMaxSize(4), blank())
                .as((list, blank) -> list.isEmpty()
                        ? "queue" + blank + "! "
                        : String.join(blank + "!" + blank, list) + blank + "!" + blank);
        Arbitrary<String> end =
                Arbitraries.of("fakesink", "fakesink name=default_output_sink", "filesink location=/o/x");
        if (depth > 0) {
            Arbitrary<String> fork = Combinators.combine(
                            Arbitraries.of("t", "split_" + depth, "T-" + depth),
                            chain(depth - 1),
                            chain(depth - 1),
                            blank())
                    .as((name, first, second, blank) ->
                            "tee name=" + name + blank + "!" + blank + first + blank + name + ". ! " + second);
            end = Arbitraries.oneOf(end, fork);
        }
        return Combinators.combine(elements, end).as(String::concat);
    }

    private static Arbitrary<String> element() {
        Arbitrary<String> keys = Arbitraries.of("a", "threshold", "max-size-buffers", "x_y", "device");
        Arbitrary<String> values =
                Arbitraries.of("1", "0.5", "GPU.0", "\"two words\"", "'it is'", "a/b:c", "ü", "(x)", "-", "x=y");
        Arbitrary<String> properties = Combinators.combine(keys, blanks(), blanks(), values)
                .as((key, before, after, value) -> key + before + "=" + after + value)
                .list()
                .uniqueElements(text -> text.split("[\\s=]", 2)[0])
                .ofMaxSize(4)
                .map(list -> String.join(" ", list));
        Arbitrary<String> types = Arbitraries.of("queue", "identity", "gvadetect", "videoconvert", "x264enc");
        Arbitrary<String> caps = Arbitraries.of(
                "video/x-raw,format=NV12,width=64",
                "video/x-raw(memory:VAMemory), width = 64 ,height=48",
                "video/x-raw",
                "audio/x-raw,rate=16000");
        return Arbitraries.oneOf(
                Combinators.combine(types, properties).as((type, list) -> (type + " " + list).strip()), caps);
    }

    private static Arbitrary<String> blank() {
        return Arbitraries.of(" ", "  ", "\n", "\t ", "\u00A0", " \u2028");
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "\t", " \n ");
    }

    @Provide
    Arbitrary<Graph> graphs() {
        Arbitrary<String> id = Arbitraries.of("0", "1", "2", "3", "x", "", "01", "-1", "٣");
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.of(
                        "tee", "filesrc", "source", "gvagenai", "multifilesrc", "a b", "{OUTPUT_PLACEHOLDER}", ""),
                Arbitraries.strings().ofMaxLength(8));
        Arbitrary<Map<String, String>> data = Arbitraries.maps(
                        Arbitraries.of("name", "model", "location", "__node_kind", "x y"), text)
                .ofMaxSize(3)
                .map(HashMap::new);
        Arbitrary<Node> node = Combinators.combine(id, text, data).as(Node::new);
        Arbitrary<Edge> edge = Combinators.combine(id, id, id).as(Edge::new);
        return Combinators.combine(node.list().ofMaxSize(8), edge.list().ofMaxSize(12))
                .as(Graph::new);
    }
}
