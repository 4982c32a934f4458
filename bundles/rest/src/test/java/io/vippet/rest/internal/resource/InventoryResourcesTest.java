package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.DeviceType;
import io.vippet.api.device.Devices;
import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import io.vippet.api.media.Videos;
import io.vippet.api.model.Model;
import io.vippet.api.model.ModelCategory;
import io.vippet.api.model.ModelHub;
import io.vippet.api.model.ModelInstallStatus;
import io.vippet.api.model.ModelVariant;
import io.vippet.api.model.Models;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineEditor;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.pipeline.Variant;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.rest.internal.dispatch.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices, models, videos, pipelines and templates look like on the wire. */
class InventoryResourcesTest {

    private static final Graph GRAPH = new Graph(
            List.of(new Node("0", "videotestsrc", Map.of()), new Node("1", "fakesink", Map.of("name", "é"))),
            List.of(new Edge("0", "0", "1")));
    private static final String GRAPH_JSON = "{\"nodes\":[{\"id\":\"0\",\"type\":\"videotestsrc\",\"data\":{}},"
            + "{\"id\":\"1\",\"type\":\"fakesink\",\"data\":{\"name\":\"é\"}}],"
            + "\"edges\":[{\"id\":\"0\",\"source\":\"0\",\"target\":\"1\"}]}";
    private static final Instant MICROS = Instant.parse("2026-02-05T14:30:45.123456789Z");
    private static final Instant SECOND = Instant.parse("2026-02-05T14:30:45.000000999Z");
    private static final Pipeline PIPELINE = new Pipeline(
            "dock-door",
            "Dock Door",
            "Counts trucks.\n",
            PipelineSource.PREDEFINED,
            List.of("Logistics"),
            List.of(new Variant("cpu", "CPU", true, GRAPH, GRAPH, MICROS, SECOND)),
            null,
            MICROS,
            SECOND);

    private static volatile boolean broken;
    private static volatile List<Pipeline> listed = List.of(PIPELINE);

    private static final Devices DEVICES = Fakes.of(
            Devices.class,
            Map.of(
                    "list",
                    _ -> unlessBroken(List.of(
                            new Device("CPU", "Some CPU", DeviceType.INTEGRATED, DeviceFamily.CPU, null),
                            new Device("GPU.1", "Some GPU (GPU.1)", DeviceType.DISCRETE, DeviceFamily.GPU, 1)))));

    private static final Models MODELS = Fakes.of(
            Models.class,
            Map.of(
                    "list",
                    _ -> unlessBroken(List.of(new Model(
                            "yolo",
                            "YOLO",
                            ModelCategory.DETECTION,
                            ModelHub.PIPELINE_ZOO_MODELS,
                            ModelInstallStatus.NOT_INSTALLED,
                            List.of(new ModelVariant("yolo/FP32", "YOLO (FP32)", "FP32", false)),
                            List.of("Dock Door"),
                            true,
                            null)))));

    private static final Videos VIDEOS = Fakes.of(
            Videos.class,
            Map.of(
                    "list",
                    _ -> unlessBroken(List.of(new Video(
                            "a.mp4", 768, 576, 10, 795, "h264", 79.5, VideoSource.AUTO, "/videos/input/a.mp4"))),
                    "exists",
                    arguments -> arguments[0].equals("a b.mp4")));

    private static final Pipelines PIPELINES = Fakes.of(
            Pipelines.class,
            Map.of(
                    "list",
                    _ -> unlessBroken(listed),
                    "find",
                    arguments -> unlessBroken(Optional.of(PIPELINE).filter(p -> p.id().equals(arguments[0]))),
                    "templates",
                    _ -> unlessBroken(List.of()),
                    "template",
                    _ -> unlessBroken(Optional.empty())));

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(
                new DevicesResource(DEVICES),
                new ModelsResource(MODELS),
                new VideosResource(VIDEOS, file -> VIDEOS.list().getFirst()),
                new PipelinesResource(PIPELINES, Fakes.of(PipelineEditor.class, Map.of())),
                new PipelineTemplatesResource(PIPELINES));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void mend() {
        listed = List.of(PIPELINE);
        broken = false;
    }

    private static Object unlessBroken(Object answer) {
        if (broken) {
            throw new IllegalStateException("no such luck");
        }
        return answer;
    }

    @Test
    void devices() {
        assertThat(get(200, "/devices"))
                .isEqualTo("[{\"device_name\":\"CPU\",\"full_device_name\":\"Some CPU\",\"device_type\":\"INTEGRATED\","
                        + "\"device_family\":\"CPU\",\"gpu_id\":null},{\"device_name\":\"GPU.1\","
                        + "\"full_device_name\":\"Some GPU (GPU.1)\",\"device_type\":\"DISCRETE\","
                        + "\"device_family\":\"GPU\",\"gpu_id\":1}]");
        broken = true;
        assertThat(get(500, "/devices")).isEqualTo("{\"message\":\"Unexpected error when discovering devices\"}");
    }

    @Test
    void models() {
        assertThat(get(200, "/models"))
                .isEqualTo("[{\"name\":\"yolo\",\"display_name\":\"YOLO\",\"category\":\"detection\","
                        + "\"source\":\"pipeline-zoo-models\",\"install_status\":\"not_installed\",\"variants\":[{"
                        + "\"name\":\"yolo/FP32\",\"display_name\":\"YOLO (FP32)\",\"precision\":\"FP32\","
                        + "\"installed\":false}],\"used_by_pipelines\":[\"Dock Door\"],\"default\":true,"
                        + "\"unsupported_devices\":null}]");
        broken = true;
        assertThat(get(500, "/models")).isEqualTo("{\"message\":\"Unexpected error: no such luck\"}");
    }

    @Test
    void videos() {
        assertThat(get(200, "/videos"))
                .isEqualTo(
                        "[{\"filename\":\"a.mp4\",\"width\":768,\"height\":576,\"fps\":10.0,\"frame_count\":795,"
                                + "\"codec\":\"h264\",\"duration\":79.5,\"source\":\"auto\",\"path\":\"/videos/input/a.mp4\"}]");
        broken = true;
        assertThat(get(500, "/videos")).isEqualTo("{\"message\":\"Unexpected error: no such luck\"}");
    }

    @Test
    void videoExists() {
        assertThat(get(200, "/videos/check-video-input-exists?filename=a+b.mp4"))
                .isEqualTo("{\"exists\":true,\"filename\":\"a b.mp4\"}");
        assertThat(get(200, "/videos/check-video-input-exists?filename="))
                .isEqualTo("{\"exists\":false,\"filename\":\"\"}");
        assertThat(get(422, "/videos/check-video-input-exists?name=x"))
                .isEqualTo("{\"detail\":[{\"type\":\"missing\",\"loc\":[\"query\",\"filename\"],"
                        + "\"msg\":\"Field required\",\"input\":null}]}");
    }

    @Test
    void pipelines() {
        String pipeline = "{\"id\":\"dock-door\",\"name\":\"Dock Door\",\"description\":\"Counts trucks.\\n\","
                + "\"source\":\"PREDEFINED\",\"tags\":[\"Logistics\"],\"variants\":[{\"id\":\"cpu\",\"name\":\"CPU\","
                + "\"read_only\":true,\"pipeline_graph\":" + GRAPH_JSON + ",\"pipeline_graph_simple\":" + GRAPH_JSON
                + ",\"created_at\":\"2026-02-05T14:30:45.123456Z\",\"modified_at\":\"2026-02-05T14:30:45Z\"}],"
                + "\"thumbnail\":null,\"created_at\":\"2026-02-05T14:30:45.123456Z\","
                + "\"modified_at\":\"2026-02-05T14:30:45Z\"}";
        assertThat(get(200, "/pipelines")).isEqualTo("[" + pipeline + "]");
        assertThat(get(200, "/pipelines/dock-door")).isEqualTo(pipeline);
        assertThat(get(404, "/pipelines/no'pe")).isEqualTo("{\"message\":\"Pipeline with id 'no'pe' not found.\"}");
        assertThat(get(404, "/pipelines/validate"))
                .isEqualTo("{\"message\":\"Pipeline with id 'validate' not found.\"}");
        broken = true;
        assertThat(get(500, "/pipelines/dock-door")).isEqualTo("{\"message\":\"Unexpected error: no such luck\"}");
    }

    @Test
    void templates() {
        assertThat(get(200, "/pipeline-templates")).isEqualTo("[]");
        assertThat(get(404, "/pipeline-templates/x")).isEqualTo("{\"message\":\"Template with id 'x' not found.\"}");
        broken = true;
        assertThat(get(500, "/pipeline-templates")).doesNotContain("luck").startsWith("{\"message\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/devices", "/models", "/videos", "/pipelines", "/pipeline-templates"})
    void listsAreNotSentTwice(String path) {
        String tag = server.get(path).headers().firstValue("ETag").orElse("");
        assertThat(tag).startsWith("\"");
        HttpRequest again = HttpRequest.newBuilder(server.uri(path))
                .header("If-None-Match", tag)
                .build();
        assertThat(server.send(again).statusCode()).isEqualTo(304);
    }

    @Test
    void aChangedPipelineChangesBodyAndTag() {
        HttpResponse<String> before = server.get("/pipelines");
        listed = List.of(PIPELINE, renamed("Other Door"));
        HttpResponse<String> added = server.get("/pipelines");
        listed = List.of(PIPELINE, renamed("Third Door"));
        HttpResponse<String> changed = server.get("/pipelines");
        assertThat(List.of(before, added, changed))
                .extracting(answer -> answer.headers().firstValue("ETag"))
                .doesNotHaveDuplicates();
        assertThat(before.body()).doesNotContain("Other Door");
        assertThat(added.body()).contains("Dock Door", "Other Door");
        assertThat(changed.body()).contains("Dock Door", "Third Door").doesNotContain("Other Door");
    }

    private static Pipeline renamed(String name) {
        return new Pipeline(
                "other",
                name,
                PIPELINE.description(),
                PipelineSource.USER_CREATED,
                PIPELINE.tags(),
                PIPELINE.variants(),
                null,
                MICROS,
                SECOND);
    }

    private static String get(int status, String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        return answer.body();
    }
}
