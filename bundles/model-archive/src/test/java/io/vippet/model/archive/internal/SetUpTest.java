package io.vippet.model.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.model.ArchiveFile;
import io.vippet.api.model.ModelCategory;
import io.vippet.pack.Pack;
import io.vippet.pack.PackModel;
import io.vippet.pack.PackResource;
import io.vippet.pack.PackVideo;
import io.vippet.pack.VerifiedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class SetUpTest {

    @TempDir
    Path directory;

    private FakeClients fakes;
    private Path home;
    private Path wheel;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** One wheel holds the runtime, a model and a clip. */
    @BeforeEach
    void prepare() throws IOException {
        fakes = FakeClients.in(directory);
        home = directory.resolve("home");
        wheel = fakes.zip(
                "all.whl",
                Map.of(
                        "libs/libengine.so.1", "engine",
                        "libs/libpython.so", "not wanted",
                        "licences/LICENSE", "free",
                        "m.onnx", "weights",
                        "a.avi", "frames"));
        fakes.pip(wheel);
        fakes.program(
                "gst-launch-1.0",
                "for w; do case $w in location=*) last=${w#location=} ;; esac; done; echo \"$5\" > \"$last\"");
    }

    private ArchiveFile file(String path, String content) throws IOException {
        String digest = VerifiedFiles.sha256(Files.writeString(directory.resolve("content"), content));
        return new ArchiveFile("pkg:pypi/all@1", null, -1, VerifiedFiles.sha256(wheel), path, 0, -1, digest, "MIT");
    }

    private Pack pack(boolean isDefault) throws IOException {
        PackModel.Precision precision = new PackModel.Precision(
                "FP32", "m.onnx", Map.of("m.onnx", file("m.onnx", "weights")), new PackResource("m.json", new byte[] {
                    '{', '}'
                }));
        PackModel model = new PackModel("m", "M", ModelCategory.DETECTION, null, isDefault, List.of(precision));
        PackVideo video = new PackVideo(
                "clip.mp4",
                file("a.avi", "frames"),
                "filesrc location={input} ! x {overlay} ! filesink location={output}",
                new PackResource("o.svg", new byte[] {'o'}),
                "filesrc location={input} ! y ! filesink location={output}");
        return new Pack("p", 0, List.of(), List.of(), List.of(model), List.of(video), List.of());
    }

    private Runtime runtime() throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "origin", "pkg:pypi/runtime@1",
                "archive", "all.whl",
                "archive_bytes", "100",
                "archive_sha256", VerifiedFiles.sha256(wheel),
                "directory", "libs/",
                "files", "libengine.so.*, libother.so",
                "licences", "licences/"));
        return Runtime.of(properties);
    }

    private List<String> run(Pack pack) throws IOException, InterruptedException {
        return new SetUp(
                        HomePlaces.of(home, Map.of()),
                        List.of(pack),
                        fakes.clients(),
                        Map.of(),
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        false)
                .run(runtime());
    }

    @Test
    void fillsHome() throws Exception {
        assertThat(run(pack(true))).isEmpty();

        assertThat(home.resolve("openvino/libengine.so.1")).hasContent("engine");
        assertThat(home.resolve("openvino/licences/LICENSE")).hasContent("free");
        assertThat(home.resolve("openvino/libpython.so")).doesNotExist();
        assertThat(home.resolve("models/output/m/FP32/m.onnx")).hasContent("weights");
        assertThat(home.resolve("models/output/m/FP32/m.json")).hasContent("{}");
        assertThat(home.resolve("videos/input/auto/clip.mp4")).hasContent("!");
        assertThat(home.resolve("videos/input/auto/clip.ts")).exists();
        assertThat(home.resolve("cache/downloads")).isEmptyDirectory();
        assertThat(fakes.callsOf("pip3"))
                .as("once for the runtime, once for model and clip")
                .hasSize(2);
    }

    @Test
    void doesNothingWhenAllIsThere() throws Exception {
        run(pack(true));
        printed.reset();
        int calls = fakes.callsOf("pip3").size();
        int conversions = fakes.callsOf("gst-launch-1.0").size();

        assertThat(run(pack(true))).isEmpty();

        assertThat(fakes.callsOf("pip3")).hasSize(calls);
        assertThat(fakes.callsOf("gst-launch-1.0")).hasSize(conversions);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void repairsWhatWasDamaged() throws Exception {
        run(pack(true));
        Files.writeString(home.resolve("models/output/m/FP32/m.onnx"), "damaged!");
        Files.delete(home.resolve("openvino/libengine.so.1"));

        assertThat(run(pack(true))).isEmpty();

        assertThat(home.resolve("models/output/m/FP32/m.onnx")).hasContent("weights");
        assertThat(home.resolve("openvino/libengine.so.1")).hasContent("engine");
    }

    @Test
    void leavesOutModelsThatAreNotDefault() throws Exception {
        assertThat(run(pack(false))).isEmpty();

        assertThat(home.resolve("models/output/m")).doesNotExist();
    }

    @Test
    void goesOnAfterFailureAndNamesAll() throws Exception {
        fakes.program("gst-launch-1.0", "echo 'ERROR: no element x'; exit 1");

        assertThat(run(pack(true)))
                .singleElement()
                .asString()
                .contains("clip.mp4")
                .contains("gst-launch-1.0 failed")
                .contains("no element x");
        assertThat(home.resolve("models/output/m/FP32/m.onnx")).exists();
        assertThat(home.resolve("videos/input/auto/clip.mp4")).doesNotExist();

        fakes.program(
                "gst-launch-1.0",
                "for w; do case $w in location=*) last=${w#location=} ;; esac; done; echo x > \"$last\"");
        assertThat(run(pack(true))).isEmpty();
        assertThat(fakes.callsOf("pip3"))
                .as("what was fetched before is not fetched again")
                .hasSize(2);
    }

    @Test
    void describesRealRuntime() throws IOException {
        Runtime shipped = Runtime.shipped();

        assertThat(shipped.archive().sha256()).hasSize(64);
        assertThat("libopenvino_c.so.2641").matches(shipped.files());
        assertThat("libopenvino_intel_npu_plugin.so").matches(shipped.files());
        assertThat("libopenvino_pytorch_frontend.so.2641").doesNotMatch(shipped.files());
    }
}
