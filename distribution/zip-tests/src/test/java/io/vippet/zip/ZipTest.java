package io.vippet.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the zip as {@code unzip} would, and starts what is in it. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class ZipTest {

    private static final Path ASSEMBLED = Path.of(System.getProperty("vippet.distribution"));
    private static final Path ZIP = ASSEMBLED.resolveSibling(ASSEMBLED.getFileName() + ".zip");
    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
    private static final int SIGTERM = 143;

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void unpack() throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(ZIP).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                Path target = directory.resolve(entry.getName()).normalize();
                assertThat(target.startsWith(directory)).as(entry.getName()).isTrue();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                if ((entry.getUnixMode() & 0100) != 0) {
                    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
                    permissions.add(PosixFilePermission.OWNER_EXECUTE);
                    Files.setPosixFilePermissions(target, permissions);
                }
            }
        }
        root = directory.resolve(ASSEMBLED.getFileName());
    }

    @Test
    void holdsWhatWasAssembled() throws IOException {
        assertThat(files(root)).isNotEmpty();
        assertThat(contents(root)).containsExactlyInAnyOrderEntriesOf(contents(ASSEMBLED));
        assertThat(root.resolve("LICENSE")).isRegularFile();
        assertThat(root.resolve("NOTICE")).isRegularFile();
    }

    @Test
    void serverStartsFromItAndAnswers() throws Exception {
        Path home = directory.resolve("home of mine");
        Map<String, Long> before = contents(root);
        Process server = new ProcessBuilder(
                        root.resolve("bin/vippet-server").toString(), "--home", home.toString(), "--port", "0")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try {
            Path file = home.resolve("run/server.json");
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file) || !server.isAlive());
            assertThat(file).as(Files.readString(directory.resolve("log"))).exists();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(get(client, url(file) + "/health")).isEqualTo("{\"healthy\":true}");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> get(client, url(file) + "/status").contains("\"ready\":true"));
                assertThat(get(client, url(file) + "/api/v1/pipelines")).contains("people-and-vehicles");
            }
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isEqualTo(SIGTERM);
        } finally {
            server.destroyForcibly();
        }
        assertThat(contents(root)).as("nothing is written beside the program").isEqualTo(before);
    }

    private static String url(Path file) throws IOException {
        Matcher url = URL.matcher(Files.readString(file));
        assertThat(url.find()).isTrue();
        return url.group(1);
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList());
        }
    }

    /** Relative path to checksum; scripts that can be executed are told from others. */
    private static Map<String, Long> contents(Path folder) throws IOException {
        Map<String, Long> contents = new TreeMap<>();
        for (Path file : files(folder)) {
            var sum = new java.util.zip.CRC32();
            sum.update(Files.readAllBytes(file));
            contents.put(folder.relativize(file) + (Files.isExecutable(file) ? " (executable)" : ""), sum.getValue());
        }
        return contents;
    }
}
