package io.vippet.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The assembled server as a process on a scratch home of its own. */
final class Product implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** What set-up has fetched is linked in when it is there; the contract holds without. */
    private static final List<String> SHARED = List.of("openvino", "models", "videos/input/auto", "cache/aot");

    private final Path home;
    private final Process process;
    private final String url;

    private Product(Path home, Process process, String url) {
        this.home = home;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server and returns when it listens, ready or not.
     *
     * @param bundles packages of this module to be dropped in beforehand
     */
    static Product listening(String... bundles) throws Exception {
        return listening(Map.of(), bundles);
    }

    private static Product listening(Map<String, String> settings, String... bundles) throws Exception {
        Path home = Files.createTempDirectory("vippet-conformance");
        Files.createDirectories(home.resolve("videos/input"));
        Files.createDirectories(home.resolve("cache"));
        Path setUp = Path.of(Optional.ofNullable(System.getenv("VIPPET_HOME")).orElse("/nowhere"));
        for (String shared : SHARED) {
            if (Files.exists(setUp.resolve(shared))) {
                Files.createSymbolicLink(home.resolve(shared), setUp.resolve(shared));
            }
        }
        for (String bundle : bundles) {
            TestBundle.drop(bundle, home.resolve("load"));
        }
        return launch(home, settings);
    }

    /** Starts a server and returns when it is ready. */
    static Product ready(String... bundles) throws Exception {
        Product product = listening(bundles);
        product.awaitReady();
        return product;
    }

    /** Starts a server with settings of its own and returns when it is ready. */
    static Product ready(Map<String, String> settings) throws Exception {
        Product product = listening(settings);
        product.awaitReady();
        return product;
    }

    private static Product launch(Path home, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("vippet.distribution"), "bin", "vippet-server")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        builder.environment().put("VIPPET_HOME", home.toString());
        builder.environment().put("VIPPET_PORT", "0");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        Path description = home.resolve("run/server.json");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || Files.exists(description));
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended: " + Files.readString(home.resolve("server.log")));
        }
        String url = new ObjectMapper()
                .readTree(Files.readString(description))
                .path("url")
                .asText();
        return new Product(home, process, url);
    }

    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/status").json().path("ready").asBoolean());
    }

    Path home() {
        return home;
    }

    /** Address of the server, without the API root. */
    String url() {
        return url;
    }

    String log() throws IOException {
        return Files.readString(home.resolve("server.log"));
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** Sends a JSON body. */
    Reply send(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    Reply send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
