package io.vippet.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** The assembled server as a process on a home of its own, with the media and models of the set-up home linked in. */
final class Product implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Map<String, String> settings;
    private Process process;
    private String root;

    private Product(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Starts a server on an empty home and waits until it is ready. */
    static Product start(Path home) throws IOException {
        return start(home, Map.of());
    }

    /** The same with settings of its own. */
    static Product start(Path home, Map<String, String> settings) throws IOException {
        var setUp = System.getenv("VIPPET_HOME");
        Assumptions.assumeTrue(
                setUp != null && Files.isDirectory(Path.of(setUp, "openvino")),
                "VIPPET_HOME must name a home that ./vippet setup has filled");
        Files.createDirectories(home.resolve("videos/input"));
        Files.createDirectories(home.resolve("cache"));
        for (var shared : List.of("openvino", "models", "videos/input/auto", "cache/aot")) {
            var target = Path.of(setUp, shared);
            if (Files.exists(target)) {
                Files.createSymbolicLink(home.resolve(shared), target);
            }
        }
        var product = new Product(home, settings);
        product.launch();
        return product;
    }

    /** Starts the process, again after {@link #kill}, and waits until it is ready. */
    void launch() throws IOException {
        var server = Path.of(System.getProperty("vippet.distribution"), "bin", "vippet-server");
        Files.deleteIfExists(home.resolve("run/server.json"));
        var builder = new ProcessBuilder(server.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()));
        builder.environment().put("VIPPET_HOME", home.toString());
        builder.environment().put("VIPPET_PORT", "0");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(settings);
        process = builder.start();
        var description = home.resolve("run/server.json");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !process.isAlive() || (Files.exists(description) && Files.size(description) > 0));
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended: " + Files.readString(home.resolve("server.log")));
        }
        root = JSON.readTree(Files.readString(description)).path("url").asText() + "/api/v1";
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/status").path("ready").asBoolean());
    }

    Path home() {
        return home;
    }

    /** Address of the API. */
    String url() {
        return root;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    JsonNode get(String path) {
        return json(send("GET", path, null));
    }

    HttpResponse<String> send(String method, String path, String body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form: the file first, as the web UI does, then the fields. */
    HttpResponse<String> upload(String path, String filename, Path file, Map<String, String> fields) {
        var head = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename + "\"\r\n\r\n";
        var tail = new StringBuilder("\r\n");
        fields.forEach((name, value) -> tail.append("--B\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        tail.append("--B--\r\n");
        try {
            var body = HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofFile(file),
                    HttpRequest.BodyPublishers.ofString(tail.toString()));
            var request = HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(Duration.ofSeconds(120))
                    .header("Content-Type", "multipart/form-data; boundary=B")
                    .POST(body)
                    .build();
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI root() {
        return URI.create(root);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body(), e);
        }
    }

    /** Submits a performance test of one variant; returns the job id. */
    String submit(String pipeline, String variant, int streams, String config) {
        return submit("""
                {"pipeline_performance_specs":[{"pipeline":{"source":"variant","pipeline_id":"%s","variant_id":"%s"},
                "streams":%d}],"execution_config":%s}""".formatted(pipeline, variant, streams, config));
    }

    /** Submits a performance test of one stream of a launch text; returns the job id. */
    String submitText(String launch, String config) {
        return submit("""
                {"pipeline_performance_specs":[{"pipeline":{"source":"description","pipeline_description":"%s"}}],
                "execution_config":%s}""".formatted(launch, config));
    }

    private String submit(String test) {
        var response = send("POST", "/tests/performance", test);
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return json(response).path("job_id").asText();
    }

    /** Submits a performance test of launch texts, each with as many streams; returns the job id. */
    String submit(Map<String, Integer> launches, String config) {
        var specs = JSON.createArrayNode();
        launches.forEach((launch, streams) -> specs.addObject()
                .put("streams", streams)
                .putObject("pipeline")
                .put("source", "description")
                .put("pipeline_description", launch));
        var response = send(
                "POST",
                "/tests/performance",
                "{\"pipeline_performance_specs\":" + specs + ",\"execution_config\":" + config + "}");
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return json(response).path("job_id").asText();
    }

    /** The log of a job. */
    String log(String job) {
        return send("GET", "/jobs/tests/performance/" + job + "/log?lines=10000", null)
                .body();
    }

    JsonNode status(String job) {
        return get("/jobs/tests/performance/" + job + "/status");
    }

    /** Waits until a job has ended; returns its status. */
    JsonNode await(String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !"RUNNING".equals(status(job).path("state").asText()));
        return status(job);
    }

    /** Waits until a job's pipeline plays. */
    void awaitPlaying(String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> "RUNNING".equals(status(job).path("phase").asText()));
    }

    /** Ends the server as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not stop within 30 s");
        }
    }
}
