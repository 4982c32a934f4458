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

    /** Well-formed launch texts with nested branches. */
    @Provide
    Arbitrary<String> pipelines() {
        Arbitrary<String> element = Arbitraries.of(
                "queue",
                "identity silent=true",
                "gvadetect threshold=0.5 device=CPU",
                "video/x-raw,format=NV12,width=64",
                "textoverlay text=\"a b\"",
                "filesrc location=/videos/a.mp4",
                "video/x-raw(memory:VAMemory)",
                "videoconvert");
        Arbitrary<String> chain = element.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(" ! ", list));
        Arbitrary<String> branched = Combinators.combine(chain, chain, chain)
                .as((a, b, c) -> a + " ! tee name=t ! " + b + " ! fakesink t. ! " + c);
        return Combinators.combine(chain, Arbitraries.oneOf(chain, branched))
                .as((a, b) -> "videotestsrc ! " + a + " ! " + b + " ! fakesink");
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
