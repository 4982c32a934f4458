package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.TestPacks.pack;
import static io.vippet.pipelines.internal.TestPacks.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.Visibility;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.view.SimpleView;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating, changing and deleting pipelines and variants. */
@SuppressWarnings("NullAway.Init") // set before each test
class PipelineEditingTest {

    private static final Graph EMPTY = new Graph(List.of(), List.of());
    private static final Graph ADVANCED =
            graph("filesrc location=/x/clip.mp4 ! decodebin3 ! gvadetect model=/m/FP32/a.onnx device=CPU ! fakesink");
    private static final Graph SIMPLE = SimpleView.of(ADVANCED, Visibility.standard());

    @TempDir
    Path home;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(home, new TestClock());
        store.registry.addPack(pack("pack", 1, simple("a.yaml", "Packed")));
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private static Graph graph(String launch) {
        return LaunchText.parse(launch, TestStore.REFERENCES.catalog());
    }

    private static VariantCreate variant(String name) {
        return new VariantCreate(name, ADVANCED, SIMPLE);
    }

    private static PipelineDefinition definition(String name, VariantCreate... variants) {
        return new PipelineDefinition(
                name, "What it does\n", PipelineSource.TEMPLATE, List.of("a", "a", ""), List.of(variants));
    }

    private static VariantUpdate advanced(Graph graph) {
        return new VariantUpdate(null, graph, null);
    }

    private static VariantUpdate edited(Graph graph) {
        return new VariantUpdate(null, null, graph);
    }

    private List<String> ids() {
        return store.registry.list().stream().map(Pipeline::id).toList();
    }

    private Pipeline find(String id) {
        return store.registry.find(id).orElseThrow();
    }

    private Variant find(String id, String variant) {
        return find(id).variant(variant).orElseThrow();
    }

    private static void refused(PipelineException.Kind kind, String message, ThrowingCallable call) {
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(call)
                .withMessage(message)
                .extracting(PipelineException::kind)
                .isEqualTo(kind);
    }

    // ---- create

    @Test
    void createsWithSlugsAsIds() {
        Pipeline created = store.editor.create(definition(" Dock Door_1.5 ", variant(" GPU (WSL) "), variant("CPU")));

        assertThat(created.id()).isEqualTo("dock-door-1-5");
        assertThat(created.name()).isEqualTo(" Dock Door_1.5 ");
        assertThat(created.description()).isEqualTo("What it does\n");
        assertThat(created.source()).isEqualTo(PipelineSource.USER_CREATED);
        assertThat(created.tags()).containsExactly("a", "a", "");
        assertThat(created.thumbnail()).isNull();
        assertThat(created.variants()).extracting(Variant::id).containsExactly("gpu-wsl", "cpu");
        assertThat(created.variants()).extracting(Variant::name).containsExactly("GPU (WSL)", "CPU");
        assertThat(created.variants()).noneMatch(Variant::readOnly);
        assertThat(created.createdAt()).isEqualTo(Instant.parse("2126-02-05T14:30:46.123456Z"));
        assertThat(created.modifiedAt()).isEqualTo(created.createdAt());
        assertThat(created.variants()).allSatisfy(variant -> {
            assertThat(variant.createdAt()).isEqualTo(created.createdAt());
            assertThat(variant.modifiedAt()).isEqualTo(created.createdAt());
        });
        assertThat(find("dock-door-1-5")).isEqualTo(created);
    }

    @Test
    void storesGraphsAsTheyAre() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("z", "");
        data.put("a", "é\0🎬 \"");
        Graph odd = new Graph(
                List.of(new Node("x", "no-such-element", data), new Node("x", "", Map.of())),
                List.of(new Edge("e", "gone", "x"), new Edge("e", "x", "x")));

        Variant created = store.editor
                .create(definition("Odd", new VariantCreate("V", odd, EMPTY)))
                .variants()
                .getFirst();

        assertThat(created.pipelineGraph()).isEqualTo(odd);
        assertThat(created.pipelineGraph().nodes().getFirst().data().keySet()).containsExactly("z", "a");
        assertThat(created.pipelineGraphSimple()).isEqualTo(EMPTY);
    }

    @Test
    void takenIdsGetASuffix() {
        store.editor.create(definition("Packed", variant("CPU"), variant("cpu")));
        store.editor.create(definition("x".repeat(70), variant("CPU")));
        store.editor.create(definition("x".repeat(80), variant("CPU")));

        assertThat(ids()).hasSize(4).doesNotHaveDuplicates();
        assertThat(ids().get(1)).matches("packed-[0-9a-f]{6}");
        assertThat(find(ids().get(1)).variants().get(1).id()).matches("cpu-[0-9a-f]{6}");
        assertThat(ids().get(2)).isEqualTo("x".repeat(64));
        assertThat(ids().get(3)).matches("x{64}-[0-9a-f]{6}");
    }

    @Test
    void namesWithoutLettersGetAnIdNevertheless() {
        Pipeline created = store.editor.create(definition("!!!", variant("🎬")));

        assertThat(created.id()).isEqualTo("pipeline");
        assertThat(created.variants().getFirst().id()).isEqualTo("variant");
    }

    @Test
    void blankTextsAreRefusedAndLeaveNoTrace() {
        refused(
                PipelineException.Kind.BLANK_TEXT,
                "Variant name cannot be empty.",
                () -> store.editor.create(definition("Fine", variant("Fine"), variant(" \u00a0\t"))));
        refused(
                PipelineException.Kind.BLANK_TEXT,
                "Pipeline name cannot be empty.",
                () -> store.editor.create(definition("  ", variant("Fine"))));
        refused(
                PipelineException.Kind.BLANK_TEXT,
                "Pipeline description cannot be empty.",
                () -> store.editor.create(new PipelineDefinition(
                        "Fine", " ", PipelineSource.USER_CREATED, List.of(), List.of(variant("Fine")))));

        assertThat(ids()).containsExactly("packed");
    }

    @Test
    void listsThoseOfPacksFirstAndThenInOrderOfCreation() {
        store.editor.create(definition("B", variant("CPU")));
        store.editor.create(definition("A", variant("CPU")));
        store.editor.update("b", new PipelineUpdate("Z", null, null));
        store.registry.addPack(pack("late", 2, simple("z.yaml", "Late")));

        assertThat(ids()).containsExactly("packed", "late", "b", "a");
    }

    // ---- update and delete

    @Test
    void updatesReplaceWhatIsGivenAndKeepTheRest() {
        Pipeline before = store.editor.create(definition("Mine", variant("CPU")));

        Pipeline renamed = store.editor.update("mine", new PipelineUpdate(" Other ", null, null));
        assertThat(renamed.name()).isEqualTo(" Other ");
        assertThat(renamed.id()).isEqualTo("mine");
        assertThat(renamed.tags()).isEqualTo(before.tags());
        assertThat(renamed.variants()).isEqualTo(before.variants());
        assertThat(renamed.createdAt()).isEqualTo(before.createdAt());
        assertThat(renamed.modifiedAt()).isEqualTo(before.modifiedAt().plusSeconds(1));

        Pipeline cleared = store.editor.update("mine", new PipelineUpdate(null, "New", List.of()));
        assertThat(cleared.name()).isEqualTo(" Other ");
        assertThat(cleared.description()).isEqualTo("New");
        assertThat(cleared.tags()).isEmpty();

        Pipeline same = store.editor.update("mine", new PipelineUpdate(null, "New", null));
        assertThat(same.modifiedAt()).isEqualTo(cleared.modifiedAt().plusSeconds(1));
    }

    @Test
    void pipelinesOfPacksCanBeDescribedAnewAndNotDeleted() {
        Pipeline before = find("packed");
        Pipeline after = store.editor.update("packed", new PipelineUpdate(null, null, List.of("mine")));

        assertThat(after.tags()).containsExactly("mine");
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.source()).isEqualTo(PipelineSource.PREDEFINED);
        assertThat(after.thumbnail()).isEqualTo(before.thumbnail());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.modifiedAt()).isAfter(before.modifiedAt());
        assertThat(find("packed")).isSameAs(find("packed"));
        refused(
                PipelineException.Kind.READ_ONLY,
                "Cannot delete PREDEFINED pipeline 'packed'.",
                () -> store.editor.delete("packed"));
    }

    @Test
    void deletedIdsAreFree() {
        store.editor.create(definition("Mine", variant("CPU")));
        store.editor.delete("mine");

        refused(
                PipelineException.Kind.NOT_FOUND,
                "Pipeline with id 'mine' not found.",
                () -> store.editor.delete("mine"));
        Pipeline again = store.editor.create(definition("Mine", variant("GPU")));
        assertThat(again.id()).isEqualTo("mine");
        assertThat(again.variants()).extracting(Variant::id).containsExactly("gpu");
    }

    // ---- variants

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

    // ---- snapshots and races

    @Test
    void snapshotsStayAsTheyWere() {
        store.editor.create(definition("Mine", variant("CPU")));
        Pipeline before = find("mine");
        store.editor.updateVariant("mine", "cpu", advanced(graph("fakesrc ! fakesink")));
        store.editor.delete("mine");

        assertThat(before.variant("cpu").orElseThrow().pipelineGraph()).isEqualTo(ADVANCED);
    }

    @Test
    void idsAreUniqueWhenManyCreateAtOnce() throws InterruptedException {
        ConcurrentLinkedQueue<String> created = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int k = 0; k < 10; k++) {
                    created.add(store.editor
                            .create(definition("Same", variant("CPU")))
                            .id());
                    store.editor.addVariant("packed", variant("Same"));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(created).hasSize(80).doesNotHaveDuplicates().contains("same");
        assertThat(find("packed").variants())
                .hasSize(81)
                .extracting(Variant::id)
                .doesNotHaveDuplicates();
    }

    static Graph withProperty(Graph graph, String node, String key, String value) {
        return new Graph(
                graph.nodes().stream()
                        .map(one -> one.id().equals(node) ? withProperty(one, key, value) : one)
                        .toList(),
                graph.edges());
    }

    private static Node withProperty(Node node, String key, String value) {
        Map<String, String> data = new LinkedHashMap<>(node.data());
        data.put(key, value);
        return new Node(node.id(), node.type(), data);
    }
}
