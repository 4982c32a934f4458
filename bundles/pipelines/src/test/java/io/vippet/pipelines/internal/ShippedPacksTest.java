package io.vippet.pipelines.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Node;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.pack.JarPackFiles;
import io.vippet.pack.ModelPlace;
import io.vippet.pack.Pack;
import io.vippet.pack.PackHeaders;
import io.vippet.pack.PackModel;
import io.vippet.pack.PackReader;
import io.vippet.pack.PackVideo;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packs of this repository: what clients address by name, and that all they name is in their own catalogues. */
@SuppressWarnings("NullAway.Init") // set before each test
class ShippedPacksTest {

    private final List<Pack> packs = new ArrayList<>();
    private final List<ModelEntry> models = new ArrayList<>();

    @TempDir
    Path home;

    private TestStore store;
    private PipelineRegistry registry;

    private List<String> videoNames() {
        return packs.stream()
                .flatMap(pack -> pack.videos().stream())
                .map(PackVideo::name)
                .toList();
    }

    @BeforeEach
    void load() throws Exception {
        store = new TestStore(home);
        References references = new References(
                new Locations("/labels", "/scripts", "/images", "/videos"),
                () -> models,
                name -> videoNames().contains(name)
                        ? Optional.of(new VideoEntry(name, "/videos/" + name, "h264"))
                        : Optional.empty());
        registry = new PipelineRegistry(references, Visibility.standard(), store.pipelines);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && Files.exists(Path.of(entry))) {
                try (JarPackFiles files = new JarPackFiles(Path.of(entry))) {
                    if (PackHeaders.isPack(files)) {
                        packs.add(PackReader.read(files, packs.size()));
                    }
                }
            }
        }
        for (Pack pack : packs) {
            pack.models().forEach(this::addModel);
            registry.addPack(pack);
        }
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private void addModel(PackModel model) {
        for (PackModel.Precision precision : model.precisions()) {
            ModelPlace place = ModelPlace.of(Path.of("/models/output"), model, precision);
            models.add(new ModelEntry(
                    model.displayName() + " (" + precision.precision() + ")",
                    model.category().name().toLowerCase(Locale.ROOT),
                    place.modelFile().toString(),
                    place.modelProc().map(Path::toString).orElse(null),
                    model.unsupportedDevices(),
                    true));
        }
    }

    @Test
    void haveTheIdsThatClientsKnow() {
        assertThat(registry.refused()).isEmpty();
        assertThat(registry.list())
                .extracting(Pipeline::id)
                .containsExactly("age-gender-recognition", "license-plate-recognition", "people-and-vehicles");
        assertThat(registry.list())
                .allSatisfy(pipeline ->
                        assertThat(pipeline.variants()).extracting(Variant::id).containsExactly("cpu", "gpu", "npu"));
        assertThat(registry.templates()).extracting(Pipeline::id).containsExactly("detect-classify", "detect-only");
    }

    @Test
    void nameOnlyWhatTheyBring() {
        for (Pipeline pipeline : registry.list()) {
            for (Variant variant : pipeline.variants()) {
                for (Node node : variant.pipelineGraph().nodes()) {
                    assertThat(node.data().getOrDefault("model", "none"))
                            .as("model of %s in %s/%s", node.type(), pipeline.id(), variant.id())
                            .isNotEmpty();
                    assertThat(node.data().getOrDefault("location", "none")).isNotEmpty();
                }
                assertThat(variant.pipelineGraph().nodes())
                        .extracting(Node::type)
                        .containsSubsequence("gvafpscounter", "gvametaconvert", "gvametapublish", "fakesink");
            }
        }
    }

    @Test
    void templatesLeaveInputAndModelsOpen() {
        for (Pipeline template : registry.templates()) {
            Node source =
                    template.variants().getFirst().pipelineGraphSimple().nodes().getFirst();
            assertThat(source.data()).containsEntry("kind", "video").containsEntry("source", "");
        }
    }
}
