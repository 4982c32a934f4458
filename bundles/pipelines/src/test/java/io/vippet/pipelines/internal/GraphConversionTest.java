package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.EditedPipelines.withProperty;
import static io.vippet.pipelines.internal.TestPacks.definition;
import static io.vippet.pipelines.internal.TestPacks.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.view.VariantGraphs;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversions, which store nothing. */
@SuppressWarnings("NullAway.Init") // set before each test
class GraphConversionTest {

    private static final Graph EMPTY = new Graph(List.of(), List.of());
    private static final String LAUNCH =
            "filesrc location=/videos/clip.mp4 ! decodebin3 ! gvadetect model=/models/FP32/a.onnx device=CPU ! fakesink";

    @TempDir
    Path home;

    private TestStore store;
    private Graph advanced;
    private Graph simple;

    @BeforeEach
    void open() {
        store = new TestStore(home);
        store.registry.addPack(
                pack("pack", 1, definition("a.yaml", "Packed", LAUNCH, "filesrc location=/x/gone.mp4 ! fakesink")));
        Pipeline packed = store.registry.find("packed").orElseThrow();
        advanced = packed.variants().getFirst().pipelineGraph();
        simple = packed.variants().getFirst().pipelineGraphSimple();
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(call)
                .withMessageStartingWith(message)
                .extracting(PipelineException::kind)
                .isEqualTo(PipelineException.Kind.INVALID_GRAPH);
    }

    @Test
    void launchTextToGraphsAndBack() {
        VariantGraphs graphs = store.converter.toGraphs(LAUNCH);

        assertThat(graphs).isEqualTo(new VariantGraphs(advanced, simple));
        assertThat(graphs.simple().nodes()).extracting(Node::type).containsExactly("source", "gvadetect", "fakesink");
        assertThat(store.converter.toDescription(graphs.advanced())).isEqualTo(LAUNCH);
        assertThat(store.converter.toGraphs("")).isEqualTo(new VariantGraphs(EMPTY, EMPTY));
        refused("Invalid pipeline description: ", () -> store.converter.toGraphs("fakesrc ! video/x-raw,width="));
        refused("Invalid graph: ", () -> store.converter.toDescription(EMPTY));
        refused("Invalid graph: ", () -> store.converter.toDescription(withProperty(advanced, "2", "device", "NPU")));
    }

    @Test
    void toSimple() {
        Graph edited = withProperty(advanced, "2", "threshold", "0.7");

        assertThat(store.converter.toSimple("packed", "v0", edited))
                .isEqualTo(withProperty(simple, "2", "threshold", "0.7"));
        refused(
                "Field 'pipeline_graph' must contain at least one node and one edge.",
                () -> store.converter.toSimple("packed", "v0", EMPTY));
        refused(
                "Invalid pipeline_graph: ",
                () -> store.converter.toSimple("packed", "v0", withProperty(advanced, "0", "location", "gone.mp4")));
    }

    @Test
    void toAdvanced() {
        Graph camera = new Graph(
                List.of(
                        new Node("0", "source", Map.of("kind", "camera", "source", "/dev/video0")),
                        simple.nodes().get(1),
                        simple.nodes().get(2)),
                simple.edges());
        Graph converted = store.converter.toAdvanced("packed", "v0", camera);

        assertThat(converted.nodes().getFirst()).isEqualTo(new Node("0", "v4l2src", Map.of("device", "/dev/video0")));
        assertThat(converted.nodes().subList(1, 4)).isEqualTo(advanced.nodes().subList(1, 4));
        assertThat(converted.edges()).isEqualTo(advanced.edges());
        assertThat(store.registry
                        .find("packed")
                        .orElseThrow()
                        .variants()
                        .getFirst()
                        .pipelineGraph())
                .isEqualTo(advanced);
    }

    @Test
    void editsThatAreNotPossible() {
        refused(
                "Field 'pipeline_graph_simple' must contain at least one node and one edge.",
                () -> store.converter.toAdvanced("packed", "v0", EMPTY));
        refused(
                "Invalid pipeline_graph_simple: ",
                () -> store.converter.toAdvanced(
                        "packed", "v0", new Graph(simple.nodes(), List.of(new Edge("0", "0", "3")))));
        refused(
                "Invalid pipeline_graph_simple: ",
                () -> store.converter.toAdvanced("packed", "v0", withProperty(simple, "0", "source", "")));
        refused(
                "The edited pipeline cannot be written as launch text: ",
                () -> store.converter.toAdvanced("packed", "v0", withProperty(simple, "0", "source", "gone.mp4")));
    }

    @Test
    void unknownIds() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> store.converter.toSimple("nope", "v0", EMPTY),
                () -> store.converter.toAdvanced("nope", "v0", EMPTY))) {
            assertThatExceptionOfType(PipelineException.class)
                    .isThrownBy(call)
                    .withMessage("Pipeline with id 'nope' not found.")
                    .extracting(PipelineException::kind)
                    .isEqualTo(PipelineException.Kind.NOT_FOUND);
        }
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> store.converter.toSimple("packed", "x", EMPTY))
                .withMessage("Variant 'x' not found in pipeline 'packed'.");
    }
}
