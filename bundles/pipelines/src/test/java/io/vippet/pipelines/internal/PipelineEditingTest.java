package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.TestPacks.pack;
import static io.vippet.pipelines.internal.TestPacks.simple;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Creating, changing and deleting pipelines. */
@SuppressWarnings("NullAway.Init") // set before each test
class PipelineEditingTest extends EditedPipelines {

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
}
