package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Static checks of the compose file and the image file: they agree with each other, the script and the defaults. */
class ImageFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("vippet.distribution"))
            .getParent()
            .getParent()
            .getParent();
    private static final Pattern PACKAGE = Pattern.compile("gstreamer1\\.0-[a-z-]+");

    @Test
    void theImageInstallsThePackagesThatSetUpInstalls() throws IOException {
        assertThat(packages("distribution/Containerfile"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(packages("vippet"));
    }

    @Test
    void whatTheImageCopiesFromTheTreeIsMadeBySetUp() throws IOException {
        var file = Files.readString(ROOT.resolve("distribution/Containerfile"));
        assertThat(file)
                .contains("/src/distribution/target/"
                        + Path.of(System.getProperty("vippet.distribution")).getFileName());
        assertThat(file).contains("VIPPET_HOME=/ VIPPET_BIND=0.0.0.0").contains("EXPOSE 7860");
        assertThat(file).doesNotContain(":latest");
    }

    @Test
    void theComposeFileStartsAHealthyServerOnTheDocumentedPort() throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Map<String, Map<String, Object>>> compose =
                yaml.load(Files.readString(ROOT.resolve("compose.yaml")));
        var server = compose.get("services").get("vippet");
        assertThat(server.get("ports")).isEqualTo(List.of("127.0.0.1:7860:7860"));
        assertThat(server.get("healthcheck").toString()).contains("http://localhost:7860/api/v1/health");
        assertThat(compose.get("services").values())
                .allSatisfy(service -> assertThat(service.get("image").toString())
                        .contains(":")
                        .doesNotContain(":latest"));
        assertThat(((List<?>) server.get("volumes"))
                        .stream().map(v -> v.toString().split(":")[0]))
                .allSatisfy(volume -> assertThat(compose.get("volumes")).containsKey(volume));
        assertThat(Files.exists(ROOT.resolve(
                        ((Map<?, ?>) server.get("build")).get("dockerfile").toString())))
                .isTrue();
    }

    private static List<String> packages(String file) throws IOException {
        return PACKAGE.matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }
}
