package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live stream reaches a media server; GStreamer's own plays its part. */
class LiveStreamTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    static Path home;

    private Process server;
    private Path heard;

    @BeforeEach
    void startMediaServer() throws Exception {
        assumeTrue(
                canServe(),
                "the RTSP server of the test needs the packages gstreamer1.0-rtsp, gir1.2-gst-rtsp-server-1.0, python3-gi");
        heard = home.resolve("heard.txt");
        var script = Path.of(LiveStreamTest.class.getResource("/rtsp_server.py").toURI());
        server = new ProcessBuilder(PYTHON, script.toString())
                .redirectErrorStream(true)
                .redirectOutput(heard.toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> last("port") > 0);
    }

    @AfterEach
    void stopMediaServer() {
        if (server != null) {
            server.destroyForcibly();
        }
    }

    @Test
    void picturesArriveWhileTheTestRuns() throws Exception {
        var settings = Map.of("LIVE_STREAM_SERVER_HOST", "127.0.0.1", "LIVE_STREAM_SERVER_PORT", "" + last("port"));
        try (var product = Product.start(home.resolve("home"), settings)) {
            var job = product.submit(
                    "people-and-vehicles", "cpu", 1, "{\"max_runtime\":60,\"output_mode\":\"live_stream\"}");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> last("frames") > 30);

            var status = product.status(job);
            assertThat(status.path("state").asText()).isEqualTo("RUNNING");
            var url = status.path("live_stream_urls")
                    .path("/pipelines/people-and-vehicles/variants/cpu")
                    .asText();
            assertThat(url).matches(".*/stream-[^/]+.*");
            product.send("DELETE", "/jobs/tests/performance/" + job, null);
            status = product.await(job);
            assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");
            assertThat(status.path("total_fps").asDouble()).isPositive();
        }
    }

    private static boolean canServe() throws Exception {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        var check = new ProcessBuilder(PYTHON, "-c", "import gi; gi.require_version('GstRtspServer', '1.0')").start();
        return check.waitFor(60, TimeUnit.SECONDS) && check.exitValue() == 0;
    }

    /** The last number that the server told under a name; 0 while there is none. */
    private long last(String name) throws IOException {
        return Files.readAllLines(heard).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .reduce(0, (a, b) -> b);
    }
}
