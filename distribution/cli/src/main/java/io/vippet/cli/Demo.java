package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The main job on shipped footage: measures a detection pipeline, then writes its annotated video and a picture of it. */
final class Demo {

    private static final String PIPELINE = "people-and-vehicles";
    private static final String VARIANT = "cpu";
    private static final String CLIP = "vtest.mp4";
    private static final double SECONDS = 10;

    private final Session session;
    private final Server server;

    Demo(Session session) {
        this.session = session;
        this.server = session.server();
    }

    void run() throws IOException, InterruptedException {
        session.out().println("Measuring " + PIPELINE + " on the CPU, output disabled:");
        var measured =
                new Measurement(session).measure(PerformanceRun.measuring(PIPELINE, VARIANT, 1, SECONDS, "file"));

        session.out().println();
        session.out().println("Writing the annotated video:");
        var run = PerformanceRun.writing(
                PIPELINE, VARIANT, 1.3 * frames() / measured.path("total_fps").asDouble(50));
        JsonNode written;
        try (var bar = session.bar("annotate")) {
            written = run.run(server, bar);
        }
        var paths = written.path("video_output_paths").path(run.id());
        var video = session.home().resolve(paths.path(paths.size() - 1).asText().replaceFirst("^/", ""));
        if (paths.isEmpty() || !Files.exists(video)) {
            throw new CliException("The run left no video.");
        }
        var picture = video.resolveSibling("annotated.jpg");
        AnnotatedPicture.take(video, picture, Showcase.frame(metadata(written, run)));
        session.out().println();
        var report = new Report(session.out());
        report.line("Folder", video.resolveSibling("").toString());
        report.line("Video", video.getFileName().toString());
        report.line("Picture", picture.getFileName().toString());
    }

    private double frames() {
        return server.get("/videos")
                .valueStream()
                .filter(video -> CLIP.equals(video.path("filename").asText()))
                .mapToDouble(video -> video.path("frame_count").asDouble())
                .findFirst()
                .orElseThrow(() -> new CliException("The clip " + CLIP + " is missing; run ./vippet setup."));
    }

    /** Records of the frames that a run wrote, at most the last 1000. */
    private List<JsonNode> metadata(JsonNode status, PerformanceRun run) {
        var stream = status.path("metadata_stream_urls").path(run.id()).path(0).asText();
        return server.get(stream.replaceFirst("/stream$", "?limit=1000"))
                .valueStream()
                .toList();
    }
}
