package io.vippet.pipelines.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating, changing and deleting variants. */
@SuppressWarnings("NullAway.Init") // set before each test
class VariantEditingTest extends EditedPipelines {

    @Test
    void variantsAreAddedAtTheEnd() {
        store.editor.create(definition("Mine", variant("CPU")));
        Variant added = store.editor.addVariant("mine", variant(" CPU "));

        assertThat(added.id()).matches("cpu-[0-9a-f]{6}");
        assertThat(added.name()).isEqualTo("CPU");
        assertThat(added.readOnly()).isFalse();
        assertThat(added.modifiedAt()).isEqualTo(added.createdAt());
        assertThat(find("mine").variants()).last().isEqualTo(added);
        assertThat(find("mine").modifiedAt()).isEqualTo(added.createdAt());
        refused(
                PipelineException.Kind.BLANK_TEXT,
                "Variant name cannot be empty.",
                () -> store.editor.addVariant("mine", variant(" ")));
    }

    @Test
    void variantsOfPacksAreReadOnlyAndThoseOfUsersBesideThemAreNot() {
        Variant added = store.editor.addVariant("packed", variant("V0"));
        assertThat(added.id()).matches("v0-[0-9a-f]{6}");
        assertThat(find("packed").variants()).extracting(Variant::readOnly).containsExactly(true, false);

        store.editor.updateVariant("packed", added.id(), new VariantUpdate("Mine", null, null));
        assertThat(find("packed", added.id()).name()).isEqualTo("Mine");
        store.editor.deleteVariant("packed", added.id());
        assertThat(find("packed").variants()).extracting(Variant::id).containsExactly("v0");

        refused(
                PipelineException.Kind.READ_ONLY,
                "Cannot update read-only variant 'v0'.",
                () -> store.editor.updateVariant("packed", "v0", new VariantUpdate("Mine", null, null)));
        refused(
                PipelineException.Kind.READ_ONLY,
                "Cannot delete read-only variant 'v0'.",
                () -> store.editor.deleteVariant("packed", "v0"));
    }

    @Test
    void theLastVariantStays() {
        store.editor.create(definition("Mine", variant("CPU"), variant("GPU")));
        store.editor.deleteVariant("mine", "cpu");

        assertThat(find("mine").modifiedAt()).isEqualTo(find("mine").createdAt().plusSeconds(1));
        refused(
                PipelineException.Kind.LAST_VARIANT,
                "Cannot delete variant 'gpu': it is the last variant of pipeline 'mine'.",
                () -> store.editor.deleteVariant("mine", "gpu"));
        refused(
                PipelineException.Kind.NOT_FOUND,
                "Variant 'cpu' not found in pipeline 'mine'.",
                () -> store.editor.deleteVariant("mine", "cpu"));
    }

    @Test
    void anAdvancedGraphBringsItsSimpleOne() {
        store.editor.create(definition("Mine", new VariantCreate("CPU", EMPTY, EMPTY)));
        Variant after = store.editor.updateVariant("mine", "cpu", advanced(ADVANCED));

        assertThat(after.pipelineGraph()).isEqualTo(ADVANCED);
        assertThat(after.pipelineGraphSimple()).isEqualTo(SIMPLE);
        assertThat(after.name()).isEqualTo("CPU");
        assertThat(after.modifiedAt()).isEqualTo(after.createdAt().plusSeconds(1));
        assertThat(find("mine").modifiedAt()).isEqualTo(after.modifiedAt());
        assertThat(find("mine", "cpu")).isEqualTo(after);
    }

    @Test
    void changedPropertiesOfASimpleGraphReachTheAdvancedOne() {
        store.editor.create(definition("Mine", variant("CPU")));
        Variant after =
                store.editor.updateVariant("mine", "cpu", edited(withProperty(SIMPLE, "2", "threshold", "0.7")));

        assertThat(after.pipelineGraph()).isEqualTo(withProperty(ADVANCED, "2", "threshold", "0.7"));
        assertThat(after.pipelineGraphSimple()).isEqualTo(withProperty(SIMPLE, "2", "threshold", "0.7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 nodes      | Field 'pipeline_graph' must contain at least one node and one edge.",
                "no edges     | Field 'pipeline_graph' must contain at least one node and one edge.",
                "circle       | Invalid pipeline_graph: ",
                "unknown model| Invalid pipeline_graph: ",
                "odd id       | Invalid pipeline_graph: The node id 'x' is no integer"
            })
    void advancedGraphsThatCannotBeSaved(String which, String message) {
        store.editor.create(definition("Mine", variant("CPU")));
        Graph graph =
                switch (which) {
                    case "0 nodes" -> EMPTY;
                    case "no edges" -> new Graph(ADVANCED.nodes(), List.of());
                    case "circle" ->
                        new Graph(List.of(new Node("0", "queue", Map.of())), List.of(new Edge("0", "0", "0")));
                    case "unknown model" -> withProperty(ADVANCED, "2", "model", "Nobody");
                    default ->
                        new Graph(
                                List.of(new Node("x", "fakesrc", Map.of()), new Node("1", "fakesink", Map.of())),
                                List.of(new Edge("0", "x", "1")));
                };
        Pipeline before = find("mine");

        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> store.editor.updateVariant("mine", "cpu", new VariantUpdate("New", graph, null)))
                .withMessageStartingWith(message)
                .extracting(PipelineException::kind)
                .isEqualTo(PipelineException.Kind.INVALID_GRAPH);
        assertThat(find("mine")).as("nothing has changed, not even the name").isEqualTo(before);
    }

    @Test
    void simpleGraphsThatCannotBeSaved() {
        store.editor.create(definition("Mine", variant("CPU")));
        refused(
                PipelineException.Kind.INVALID_GRAPH,
                "Field 'pipeline_graph_simple' must contain at least one node and one edge.",
                () -> store.editor.updateVariant("mine", "cpu", edited(EMPTY)));
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> store.editor.updateVariant(
                        "mine", "cpu", edited(new Graph(SIMPLE.nodes().subList(0, 2), SIMPLE.edges()))))
                .withMessageStartingWith("Invalid pipeline_graph_simple: ");
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() ->
                        store.editor.updateVariant("mine", "cpu", edited(withProperty(SIMPLE, "2", "device", "NPU"))))
                .withMessageStartingWith("The edited pipeline cannot be written as launch text: ");
        assertThat(find("mine", "cpu").pipelineGraph()).isEqualTo(ADVANCED);
    }

    @ParameterizedTest
    @CsvSource({"nope, cpu, Pipeline with id 'nope' not found.", "mine, x, Variant 'x' not found in pipeline 'mine'."})
    void unknownIds(String pipeline, String variant, String message) {
        store.editor.create(definition("Mine", variant("CPU")));
        VariantUpdate update = new VariantUpdate("New", null, null);
        PipelineException.Kind kind = PipelineException.Kind.NOT_FOUND;

        refused(kind, message, () -> store.editor.updateVariant(pipeline, variant, update));
        refused(kind, message, () -> store.editor.deleteVariant(pipeline, variant));
        if (pipeline.equals("nope")) {
            refused(kind, message, () -> store.editor.update(pipeline, new PipelineUpdate("New", null, null)));
            refused(kind, message, () -> store.editor.delete(pipeline));
            refused(kind, message, () -> store.editor.addVariant(pipeline, variant("CPU")));
        }
    }
}
