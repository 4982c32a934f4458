package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users bring along is taken in and really runs. */
class UploadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    @TempDir
    static Path files;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        product = Product.start(home);
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    private static void launch(String text) throws Exception {
        var process = new ProcessBuilder(Stream.concat(Stream.of("gst-launch-1.0", "-q"), Stream.of(text.split(" ")))
                        .toList())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** The graph of the shipped pipeline with another input. */
    private static JsonNode run(String source, double seconds) throws IOException {
        var shipped = product.get("/pipelines/people-and-vehicles");
        var graph = (ObjectNode) shipped.at("/variants/0/pipeline_graph");
        for (var node : graph.path("nodes")) {
            if (node.path("type").asText().equals("filesrc")) {
                ((ObjectNode) node.path("data")).put("location", source);
            }
        }
        var request = JSON.createObjectNode();
        var pipeline =
                request.putArray("pipeline_performance_specs").addObject().putObject("pipeline");
        pipeline.put("source", "graph").set("pipeline_graph", graph);
        request.putObject("execution_config").put("max_runtime", seconds);
        var response = product.send("POST", "/tests/performance", request.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return product.await(JSON.readTree(response.body()).path("job_id").asText());
    }

    private static List<String> uploaded() throws IOException {
        try (var all = Files.list(home.resolve("videos/input/uploaded"))) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void anUploadedVideoRunsOnceAndInALoop() throws Exception {
        var file = files.resolve("film.mkv");
        launch("filesrc location=" + home.resolve("videos/input/auto/carphone.mp4")
                + " ! qtdemux ! h264parse ! matroskamux ! filesink location=" + file);

        var answer = product.upload("/videos/upload", "my film.mkv", file, Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var video = JSON.readTree(answer.body());
        assertThat(video.path("frame_count").asInt()).isEqualTo(120);
        assertThat(video.path("codec").asText()).isEqualTo("h264");
        assertThat(product.get("/videos").findValuesAsText("filename")).contains("my film.mkv", "my film.ts");
        var once = run("my film.mkv", 0);
        assertThat(once.path("state").asText()).as(once.toString()).isEqualTo("COMPLETED");
        assertThat(once.path("frames").asInt()).isEqualTo(120);
        var loop = run("my film.mkv", 4);
        assertThat(loop.path("state").asText()).as(loop.toString()).isEqualTo("COMPLETED");
        assertThat(loop.path("frames").asInt()).isPositive();
    }

    @Test
    void anUploadedImageSetRuns() throws Exception {
        var frames = Files.createDirectories(files.resolve("frames"));
        launch("filesrc location=" + home.resolve("videos/input/auto/carphone.mp4")
                + " ! qtdemux ! h264parse ! avdec_h264 ! jpegenc ! multifilesink location=" + frames
                + "/f%03d.jpg");
        var archive = files.resolve("Car Phone.tgz");
        try (var names = Files.list(frames)) {
            var command = Stream.concat(
                    Stream.of("tar", "-C", frames.toString(), "-czf", archive.toString()),
                    names.map(file -> file.getFileName().toString()));
            assertThat(new ProcessBuilder(command.toList()).inheritIO().start().waitFor())
                    .isZero();
        }

        var answer = product.upload("/images/upload", "Car Phone.tgz", archive, Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(JSON.readTree(answer.body()).path("image_count").asInt()).isEqualTo(120);
        assertThat(product.get("/images/car_phone").path(119).path("filename").asText())
                .isEqualTo("car_phone_120.jpg");
        var shipped = product.get("/pipelines/people-and-vehicles");
        var simple = shipped.at("/variants/0/pipeline_graph_simple").deepCopy();
        for (var node : simple.path("nodes")) {
            if (node.path("type").asText().equals("source")) {
                var data = (ObjectNode) node.path("data");
                data.put("kind", "image_set").put("source", "car_phone");
            }
        }
        var variant = JSON.createObjectNode().put("name", "images");
        variant.set("pipeline_graph", shipped.at("/variants/0/pipeline_graph"));
        variant.set("pipeline_graph_simple", shipped.at("/variants/0/pipeline_graph_simple"));
        var pipeline = JSON.createObjectNode().put("name", "Images").put("description", "of an uploaded set");
        pipeline.putArray("variants").add(variant);
        assertThat(product.send("POST", "/pipelines", pipeline.toString()).statusCode())
                .isEqualTo(201);
        var changed = JSON.createObjectNode().set("pipeline_graph_simple", simple);
        var patched = product.send("PATCH", "/pipelines/images/variants/images", changed.toString());
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
        var status = product.await(product.submit("images", "images", 1, "{}"));
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
        assertThat(status.path("frames").asInt()).isEqualTo(120);
    }

    @Test
    void aClientThatVanishesLeavesNoFile() throws Exception {
        try (var socket = new Socket(product.root().getHost(), product.root().getPort())) {
            var head = """
                    POST /api/v1/videos/upload HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: multipart/form-data; boundary=B\r
                    Content-Length: 1000000000\r
                    \r
                    --B\r
                    Content-Disposition: form-data; name="file"; filename="half.mp4"\r
                    \r
                    """;
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(new byte[3 << 20]);
            socket.getOutputStream().flush();
            await(true);
        }
        await(false);
        assertThat(uploaded()).noneMatch(name -> name.startsWith("half"));
    }

    private static void await(boolean arriving) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> uploaded().stream().anyMatch(name -> name.startsWith(".upload-")) == arriving);
    }
}
