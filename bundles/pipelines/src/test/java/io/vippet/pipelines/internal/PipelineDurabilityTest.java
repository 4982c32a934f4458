package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.TestPacks.definition;
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
import io.vippet.api.store.StoreException;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.pack.Pack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users made is there after a restart, and packs may change beneath it. */
@SuppressWarnings("NullAway.Init") // set before each test
class PipelineDurabilityTest {

    private static final Graph GRAPH = new Graph(
            List.of(new Node("0", "videotestsrc", data()), new Node("1", "fakesink", Map.of("name", "\0é🎬"))),
            List.of(new Edge("7", "0", "1")));
    private static final Graph OTHER = new Graph(List.of(), List.of(new Edge("", "", "")));

    private final Pack pack = pack("pack", 1, simple("a.yaml", "Packed"));

    @TempDir
    Path home;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(home);
        store.registry.addPack(pack);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private static Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("pattern", "ball");
        data.put("is-live", "\"quoted\"");
        data.put("a", "");
        return data;
    }

    private void restart() throws SQLException {
        store.close();
        open();
    }

    private static PipelineDefinition mine(String name) {
        return new PipelineDefinition(
                name,
                "De\0scription 🎬\n",
                PipelineSource.USER_CREATED,
                List.of("b", "a", "\""),
                List.of(new VariantCreate("CPU", GRAPH, OTHER), new VariantCreate("GPU", OTHER, GRAPH)));
    }

    private static VariantCreate variant(String name) {
        return new VariantCreate(name, GRAPH, OTHER);
    }

    private Pipeline find(String id) {
        return store.registry.find(id).orElseThrow();
    }

    private List<String> ids() {
        return store.registry.list().stream().map(Pipeline::id).toList();
    }

    @Test
    void everythingComesBackAsItWas() throws SQLException {
        store.editor.create(mine("Z"));
        store.editor.create(mine("Gone"));
        store.editor.create(mine("A"));
        store.editor.delete("gone");
        store.editor.update("z", new PipelineUpdate("New name", null, List.of()));
        store.editor.updateVariant("z", "cpu", new VariantUpdate("Renamed", null, null));
        store.editor.addVariant("a", variant("NPU"));
        store.editor.deleteVariant("a", "cpu");
        List<Pipeline> before = store.registry.list();
        assertThat(ids()).containsExactly("packed", "z", "a");

        restart();

        List<Pipeline> after = store.registry.list();
        assertThat(after.subList(1, 3)).isEqualTo(before.subList(1, 3));
        assertThat(find("z")
                        .variants()
                        .getFirst()
                        .pipelineGraph()
                        .nodes()
                        .getFirst()
                        .data()
                        .keySet())
                .containsExactlyElementsOf(data().keySet());
        assertThat(find("a").variants()).extracting(Variant::id).containsExactly("gpu", "npu");
    }

    @Test
    void deletedVariantsDoNotComeBackWithAPipelineOfTheSameId() throws SQLException {
        store.editor.create(mine("Mine"));
        store.editor.delete("mine");
        store.editor.create(
                new PipelineDefinition("Mine", "d", PipelineSource.USER_CREATED, List.of(), List.of(variant("NPU"))));

        restart();

        assertThat(find("mine").variants()).extracting(Variant::id).containsExactly("npu");
    }

    @Test
    void changesToPipelinesOfPacksSurviveARestart() throws SQLException {
        store.editor.update("packed", new PipelineUpdate(null, "Mine", null));
        Variant added = store.editor.addVariant("packed", variant("Mine"));

        restart();

        Pipeline packed = find("packed");
        assertThat(packed.description()).isEqualTo("Mine");
        assertThat(packed.name()).isEqualTo("Packed");
        assertThat(packed.tags()).containsExactly("tag");
        assertThat(packed.variants()).hasSize(2).last().isEqualTo(added);
        assertThat(packed.modifiedAt()).isAfterOrEqualTo(packed.createdAt());
    }

    @Test
    void variantsOfUsersSurviveAnUpdateOfThePack() {
        Variant added = store.editor.addVariant("packed", variant("V1"));
        store.editor.update("packed", new PipelineUpdate(null, null, List.of("mine")));
        store.registry.removePack(pack);
        assertThat(store.registry.find("packed")).isEmpty();
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> store.editor.deleteVariant("packed", added.id()))
                .withMessage("Pipeline with id 'packed' not found.");

        // The new version has a variant more, with the id of the user's.
        store.registry.addPack(pack(
                "pack",
                1,
                definition(
                        "a.yaml", "Packed", "fakesrc ! fakesink", "fakesrc ! queue ! fakesink", "fakesrc ! fakesink")));

        assertThat(store.registry.refused()).isEmpty();
        assertThat(find("packed").tags()).containsExactly("mine");
        assertThat(find("packed").variants()).extracting(Variant::id).containsExactly("v0", "v2", "v1");
        assertThat(find("packed").variant("v1")).contains(added);

        store.editor.deleteVariant("packed", "v1");
        assertThat(find("packed").variants()).extracting(Variant::id).containsExactly("v0", "v1", "v2");
        assertThat(find("packed").variants()).allMatch(Variant::readOnly);
    }

    @Test
    void idsOfPacksThatWentAreNotGivenToOthers() throws SQLException {
        Variant added = store.editor.addVariant("packed", variant("Mine"));
        store.registry.removePack(pack);
        String id = store.editor.create(mine("Packed")).id();
        assertThat(id).matches("packed-[0-9a-f]{6}");

        store.close();
        store = new TestStore(home);
        assertThat(store.editor.create(mine("Packed")).id()).matches("packed-[0-9a-f]{6}");
        store.registry.addPack(pack);

        assertThat(find("packed").variants()).last().isEqualTo(added);
        assertThat(find(id).variants()).hasSize(2);
    }

    @Test
    void aPackWhoseIdAUserHasIsRefusedUntilThatIsDeleted() {
        store.editor.create(mine("Late"));
        store.registry.addPack(pack("late", 2, simple("l.yaml", "Late"), simple("m.yaml", "Other")));

        assertThat(ids()).containsExactly("packed", "late");
        assertThat(find("late").source()).isEqualTo(PipelineSource.USER_CREATED);
        assertThat(store.registry.refused().get("late"))
                .isEqualTo("CONFLICT: the pipeline id 'late' of l.yaml is taken by a pipeline that a user made;"
                        + " rename one or remove the other.");

        store.editor.delete("late");
        assertThat(ids()).containsExactly("packed", "late", "other");
        assertThat(store.registry.refused()).isEmpty();
    }

    /** With the room gone, the list of all pipelines once took more memory than the server has, at every start anew. */
    @Test
    void pipelinesOfUsersHaveAnEnd() throws SQLException {
        String third = "x".repeat((int) (PipelineStore.MOST_CHARACTERS / 3));
        VariantCreate big = new VariantCreate(
                "Big", new Graph(List.of(new Node("0", "queue", Map.of("a", third))), List.of()), OTHER);
        store.editor.create(
                new PipelineDefinition("A", "d", PipelineSource.USER_CREATED, List.of(), List.of(big, big)));
        restart();
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(() -> store.editor.addVariant("a", big))
                .withMessage("Pipelines of users may take 16 MiB in all and would take 16.0 MiB;"
                        + " delete what is not needed.")
                .extracting(PipelineException::kind)
                .isEqualTo(PipelineException.Kind.NO_ROOM);
        assertThatExceptionOfType(PipelineException.class).isThrownBy(() -> store.editor.addVariant("packed", big));

        store.editor.deleteVariant("a", "big");
        store.editor.addVariant("packed", big);
        store.editor.update("packed", new PipelineUpdate(null, "d", null));
        store.editor.delete("a");
        store.editor.create(mine("B"));
        assertThat(ids()).containsExactly("packed", "b");
    }

    @Test
    void aFailedWriteChangesNothing() throws SQLException {
        store.editor.create(mine("Mine"));
        try (var connection = store.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON pipelines_variants WHEN NEW.id = 'gpu'"
                    + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        }

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.editor.create(mine("Second")))
                .withMessageContaining("'second'")
                .withMessageContaining("disk full");

        assertThat(ids()).containsExactly("packed", "mine");
        restart();
        assertThat(ids()).containsExactly("packed", "mine");
    }
}
