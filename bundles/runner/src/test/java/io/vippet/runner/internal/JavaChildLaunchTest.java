package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.HomeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class JavaChildLaunchTest {

    @TempDir
    Path home;

    private JavaChildLaunch launch;

    @BeforeEach
    void layOutTheDistribution() throws IOException {
        Path jars = Files.createDirectories(home.resolve("distribution/lib/child"));
        for (String name : List.of("b.jar", "a.jar", "notes.txt")) {
            Files.createFile(jars.resolve(name));
        }
        launch = new JavaChildLaunch(new HomeSettings(home));
    }

    @Test
    void runsThisJavaOnAllJarsInOrder() throws IOException {
        List<String> command = launch.prepare().command();

        Path jars = home.resolve("distribution/lib/child");
        assertThat(command.getFirst()).startsWith(System.getProperty("java.home"));
        assertThat(command)
                .containsSubsequence(
                        "-cp", jars.resolve("a.jar") + ":" + jars.resolve("b.jar"), "io.vippet.runner.child.Main")
                .contains(
                        "-XX:+UseSerialGC",
                        "-Xms32m",
                        "-XX:-CreateCoredumpOnCrash",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-XX:ErrorFile=" + home.resolve("logs/children/hs_err_%p.log"))
                .noneMatch(a -> a.startsWith("-XX:AOTCache"));
        assertThat(launch.crashReport(7)).isEqualTo(home.resolve("logs/children/hs_err_7.log"));
    }

    @Test
    void usesTheAotCacheOnceItExists() throws IOException {
        Path aot = aotCache();

        assertThat(launch.prepare().command()).contains("-XX:AOTCache=" + aot);
    }

    /** The JVM would not notice, and run the old code. */
    @Test
    void anAotCacheOfOtherJarsIsNotUsed() throws IOException {
        aotCache();
        Files.writeString(home.resolve("distribution/lib/child/b.jar"), "new code");

        assertThat(launch.prepare().command()).noneMatch(a -> a.startsWith("-XX:AOTCache"));
    }

    @Test
    void anAotCacheOfUnknownJarsIsNotUsed() throws IOException {
        aotCache();
        Files.delete(home.resolve("cache/aot/child.jars"));

        assertThat(launch.prepare().command()).noneMatch(a -> a.startsWith("-XX:AOTCache"));
    }

    private Path aotCache() throws IOException {
        Path directory = Files.createDirectories(home.resolve("cache/aot"));
        String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        Files.writeString(directory.resolve("child.jars"), empty + "  a.jar\n" + empty + "  b.jar\n");
        return Files.createFile(directory.resolve("child.aot"));
    }

    @Test
    void tellsTheChildItsPlaces() throws IOException {
        Files.createFile(Files.createDirectories(home.resolve("openvino")).resolve("libopenvino_c.so.2641"));

        Map<String, String> environment = launch.prepare().environment();

        assertThat(environment)
                .containsEntry(
                        "GST_REGISTRY",
                        home.resolve("cache/gst-registry/registry.bin").toString())
                .containsEntry("OPENVINO_LIB_DIR", home.resolve("openvino").toString())
                .containsEntry(
                        "OPENVINO_CACHE_DIR",
                        home.resolve("cache/openvino/2641").toString())
                .containsKeys("GST_DEBUG", "PATH");
        assertThat(home.resolve("cache/openvino/2641")).isDirectory();
    }

    @Test
    void keepsSecretsFromTheChild() {
        assertThat(List.of("VIPPET_ADMIN_PASSWORD", "HF_TOKEN", "MY_SECRET", "X_API_KEY"))
                .allMatch(JavaChildLaunch::isSecret);
        assertThat(List.of("PATH", "HOME", "GST_DEBUG", "LIBVA_DRIVER_NAME", "GST_PLUGIN_PATH"))
                .noneMatch(JavaChildLaunch::isSecret);
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path jars = home.resolve("distribution/lib/child");
        Files.delete(jars.resolve("a.jar"));
        Files.delete(jars.resolve("b.jar"));

        assertThatThrownBy(launch::prepare).hasMessageContaining("No jars in " + jars);

        Files.delete(jars.resolve("notes.txt"));
        Files.delete(jars);

        assertThatThrownBy(launch::prepare).hasMessageContaining(jars + " is missing");
    }
}
