package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.TestPacks.definition;
import static io.vippet.pipelines.internal.TestPacks.pack;
import static io.vippet.pipelines.internal.TestPacks.simple;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.pack.Pack;
import io.vippet.pack.PipelineDefinition;
import io.vippet.pack.PipelineDefinition.VariantDefinition;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class PipelineRegistryTest {

    private final List<ModelEntry> models = new ArrayList<>();
    private final List<String> videos = new ArrayList<>();

    @TempDir
    Path home;

    private TestStore store;
    private PipelineRegistry registry;

    @BeforeEach
    void open() {
        store = new TestStore(home);
        References references = new References(
                new Locations("/labels", "/scripts", "/images", "/videos"),
                () -> List.copyOf(models),
                name -> videos.contains(name)
                        ? Optional.of(new VideoEntry(name, "/videos/" + name, "h264"))
                        : Optional.empty());
        registry = new PipelineRegistry(references, Visibility.standard(), store.pipelines);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private List<String> ids() {
        return registry.list().stream().map(Pipeline::id).toList();
    }

    @Test
    void listsPipelinesByFileNameAcrossPacks() {
        registry.addPack(pack("a", 1, simple("b.yaml", "One"), simple("d.yaml", "Two & a Half")));
        registry.addPack(pack("b", 2, simple("a.yaml", "Three"), simple("c.yaml", "Four")));

        assertThat(ids()).containsExactly("three", "one", "four", "two-a-half");
    }

    @Test
    void describesPredefinedPipeline() {
        registry.addPack(pack("a", 1, simple("a.yaml", "One")));

        Pipeline pipeline = registry.find("one").orElseThrow();
        assertThat(pipeline.source()).isEqualTo(PipelineSource.PREDEFINED);
        assertThat(pipeline.thumbnail()).startsWith("data:");
        assertThat(pipeline.createdAt()).isEqualTo(pipeline.modifiedAt());
        assertThat(pipeline.variant("v0").orElseThrow().readOnly()).isTrue();
        assertThat(pipeline.variants().getFirst().pipelineGraph().nodes()).hasSize(2);
        assertThat(registry.find("two")).isEmpty();
    }

    @Test
    void keepsTemplatesApart() {
        registry.addPack(new Pack(
                "a",
                1,
                List.of(simple("a.yaml", "One")),
                List.of(simple("t.yaml", "One")),
                List.of(),
                List.of(),
                List.of()));

        Pipeline template = registry.template("one").orElseThrow();
        assertThat(template.source()).isEqualTo(PipelineSource.TEMPLATE);
        assertThat(template.thumbnail()).isNull();
        assertThat(registry.templates()).hasSize(1);
    }

    @Test
    void refusesPackWhoseIdIsTakenAndTakesItWhenTheOtherGoes() {
        Pack first = pack("first", 1, simple("a.yaml", "Same"));
        Pack second = pack("second", 2, simple("b.yaml", "Same"), simple("c.yaml", "Other"));
        registry.addPack(second);
        registry.addPack(first);

        assertThat(ids()).containsExactly("same");
        assertThat(registry.refused()).containsOnlyKeys("second");
        assertThat(registry.refused().get("second"))
                .contains("CONFLICT")
                .contains("'same'")
                .contains("first");

        registry.removePack(first);
        assertThat(ids()).containsExactly("same", "other");
        assertThat(registry.refused()).isEmpty();
    }

    @Test
    void refusesPackWithBrokenLaunchTextAlone() {
        registry.addPack(pack("good", 1, simple("a.yaml", "Good")));
        registry.addPack(pack(
                "bad", 2, simple("b.yaml", "Fine"), definition("c.yaml", "Bad", "videotestsrc ! ,width=3 ! fakesink")));

        assertThat(ids()).containsExactly("good");
        assertThat(registry.refused().get("bad")).contains("c.yaml");
    }

    @Test
    void refusesNamesThatGiveNoIdAndVariantsOfTheSameId() {
        registry.addPack(pack("nameless", 1, simple("a.yaml", "!!!")));
        VariantDefinition one = new VariantDefinition("A B", "videotestsrc ! fakesink");
        VariantDefinition two = new VariantDefinition("a_b", "videotestsrc ! fakesink");
        registry.addPack(
                pack("twins", 2, new PipelineDefinition("b.yaml", "B", "", List.of(), null, List.of(one, two))));

        assertThat(registry.list()).isEmpty();
        assertThat(registry.refused().get("nameless")).contains("gives no id");
        assertThat(registry.refused().get("twins")).contains("'a-b'");
    }

    @Test
    void namesFollowTheCatalogues() {
        registry.addPack(pack(
                "a",
                1,
                definition(
                        "a.yaml", "One", "filesrc location=/x/clip.mp4 ! gvadetect model=/m/FP32/a.onnx ! fakesink")));
        assertThat(value("0", "location")).isEmpty();
        assertThat(value("1", "model")).isEmpty();

        models.add(new ModelEntry("Finder (FP32)", "detection", "/home/m/FP32/a.onnx", null, null, false));
        assertThat(value("1", "model")).isEqualTo("Finder (FP32)");

        videos.add("clip.mp4");
        assertThat(value("0", "location")).isEqualTo("clip.mp4");

        assertThat(registry.list().getFirst()).isSameAs(registry.list().getFirst());
    }

    private String value(String node, String key) {
        return registry.list().getFirst().variants().getFirst().pipelineGraph().nodes().stream()
                .filter(candidate -> candidate.id().equals(node))
                .findFirst()
                .orElseThrow()
                .data()
                .getOrDefault(key, "absent");
    }

    @Test
    void packsComeAndGoWhileOthersRead() throws InterruptedException {
        Pack still = pack("still", 1, simple("a.yaml", "Still"));
        registry.addPack(still);
        Thread changes = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 300; i++) {
                Pack pack = pack("p", 2, simple("b.yaml", "Moving"), simple("c.yaml", "Too"));
                registry.addPack(pack);
                registry.removePack(pack);
            }
        });
        List<List<String>> seen = new ArrayList<>();
        while (changes.isAlive()) {
            seen.add(ids());
        }
        changes.join();

        assertThat(seen).isNotEmpty().allSatisfy(ids -> assertThat(ids)
                .isIn(List.of("still"), List.of("still", "moving", "too")));
        assertThat(ids()).containsExactly("still");
    }
}
