package io.vippet.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.model.ArchiveFile;
import io.vippet.api.model.Model;
import io.vippet.api.model.ModelCategory;
import io.vippet.api.model.ModelHub;
import io.vippet.api.model.ModelInstallStatus;
import io.vippet.api.model.ModelSource;
import io.vippet.pack.Pack;
import io.vippet.pack.PackModel;
import io.vippet.pack.PackResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class ModelRegistryTest {

    /** Of the text "abc". */
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    private Catalogue catalogue;
    private ModelRegistry registry;

    @BeforeEach
    void prepare() {
        catalogue = new Catalogue(new PlacesIn(directory));
        registry = new ModelRegistry(catalogue);
    }

    record PlacesIn(Path directory) implements Settings {
        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }

        @Override
        public int integer(String name, int defaultValue) {
            return defaultValue;
        }

        @Override
        public Path path(Place place) {
            return directory;
        }

        @Override
        public String onWire(Path local) {
            return local.toString();
        }

        @Override
        public Path local(String onWire) {
            return Path.of(onWire);
        }
    }

    private static ArchiveFile file(String origin) {
        return new ArchiveFile(origin, null, -1, "0".repeat(64), "m", 0, -1, DIGEST, "MIT");
    }

    private static PackModel model(String name, String displayName, String origin) {
        return new PackModel(
                name,
                displayName,
                ModelCategory.DETECTION,
                "NPU",
                true,
                List.of(new PackModel.Precision(
                        "FP32",
                        name + ".onnx",
                        Map.of(name + ".onnx", file(origin)),
                        new PackResource(name + ".json", new byte[] {'{', '}'}))));
    }

    private static Pack pack(String name, long order, PackModel... models) {
        return new Pack(name, order, List.of(), List.of(), List.of(models), List.of(), List.of());
    }

    private Path place(String name) {
        return directory.resolve(name).resolve("FP32").resolve(name + ".onnx");
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(place(name).getParent());
        Files.writeString(place(name), content);
    }

    @Test
    void describesModels() {
        catalogue.addPack(pack("p", 1, model("a", "Finder (beta)", "pkg:pypi/a@1")));

        Model model = registry.find("a").orElseThrow();
        assertThat(model.displayName()).isEqualTo("Finder");
        assertThat(model.source()).isEqualTo(ModelHub.CUSTOM);
        assertThat(model.installStatus()).isEqualTo(ModelInstallStatus.NOT_INSTALLED);
        assertThat(model.isDefault()).isTrue();
        assertThat(model.unsupportedDevices()).isEqualTo("NPU");
        assertThat(model.variants().getFirst().displayName()).isEqualTo("Finder (beta) (FP32)");
        assertThat(registry.find("b")).isEmpty();
    }

    @Test
    void installedMeansTheRightContent() throws IOException {
        catalogue.addPack(pack("p", 1, model("a", "A", "pkg:pypi/a@1")));
        write("a", "other");
        assertThat(catalogue.models().getFirst().installed()).isFalse();

        write("a", "abc");
        assertThat(catalogue.models().getFirst().installed()).isTrue();
        assertThat(registry.list().getFirst().installStatus()).isEqualTo(ModelInstallStatus.INSTALLED);
        assertThat(catalogue.models()).isSameAs(catalogue.models());

        Files.delete(place("a"));
        assertThat(catalogue.models().getFirst().installed()).isFalse();
    }

    @Test
    void firstPackDescribesSharedModel() {
        Pack second = pack("second", 2, model("a", "Second", "pkg:pypi/a@1"), model("b", "B", "pkg:pypi/b@1"));
        Pack first = pack("first", 1, model("a", "First", "pkg:pypi/a@1"));
        catalogue.addPack(second);
        catalogue.addPack(first);
        assertThat(registry.list()).extracting(Model::displayName).containsExactly("First", "B");

        catalogue.removePack(first);
        assertThat(registry.list()).extracting(Model::displayName).containsExactly("Second", "B");
    }

    @Test
    void installsThroughTheSourceOfTheOrigin() throws IOException {
        registry.addSource(new Source("pkg:npm/", "wrong"));
        registry.addSource(new Source("pkg:pypi/", "abc"));
        catalogue.addPack(pack("p", 1, model("a", "A", "pkg:pypi/a@1")));

        registry.install("a", (done, total) -> {});

        assertThat(registry.find("a").orElseThrow().installStatus()).isEqualTo(ModelInstallStatus.INSTALLED);
        assertThat(place("a").resolveSibling("a.json")).hasContent("{}");
        registry.install("a", (done, total) -> {
            throw new AssertionError("nothing is fetched again");
        });
    }

    @Test
    void remembersFailure() {
        catalogue.addPack(pack("p", 1, model("a", "A", "pkg:pypi/a@1")));

        assertThatThrownBy(() -> registry.install("a", (done, total) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No source for pkg:pypi/a@1");
        assertThat(registry.find("a").orElseThrow().installStatus()).isEqualTo(ModelInstallStatus.FAILED);
        assertThatThrownBy(() -> registry.install("x", (done, total) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsModelProcOfInstalledModelsUpToDate() throws IOException {
        write("a", "abc");
        Files.writeString(place("a").resolveSibling("a.json"), "old");

        catalogue.addPack(pack("p", 1, model("a", "A", "pkg:pypi/a@1")));

        assertThat(place("a").resolveSibling("a.json")).hasContent("{}");
        assertThat(catalogue.models().getFirst().modelProc())
                .isEqualTo(place("a").resolveSibling("a.json").toString());
    }

    @Test
    void writesLabelFiles() {
        LabelFiles labels = new LabelFiles(new PlacesIn(directory.resolve("labels")));
        labels.addPack(new Pack(
                "p", 1, List.of(), List.of(), List.of(), List.of(), List.of(new PackResource("coco.txt", new byte[] {'x'
                }))));

        assertThat(directory.resolve("labels/coco.txt")).hasContent("x");
    }

    private record Source(String prefix, String content) implements ModelSource {
        @Override
        public boolean serves(String origin) {
            return origin.startsWith(prefix);
        }

        @Override
        public void obtain(ArchiveFile file, Path target, BiConsumer<Long, Long> progress) throws IOException {
            progress.accept(1L, 1L);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
        }
    }
}
