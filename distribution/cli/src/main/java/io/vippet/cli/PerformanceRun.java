package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A performance test of one stored variant.
 *
 * @param pipeline pipeline id
 * @param variant variant id
 * @param streams number of parallel streams
 * @param seconds 0 = to the end of the clip
 * @param output {@code disabled} or {@code file}
 * @param metadata {@code disabled} or {@code file}
 * @param expectedSeconds how long it will roughly take from the first frame on, for the progress bar
 */
record PerformanceRun(
        String pipeline,
        String variant,
        int streams,
        double seconds,
        String output,
        String metadata,
        double expectedSeconds) {

    private static final long POLL_MILLIS = 250;

    /** Id of the pipeline in results. */
    String id() {
        return "/pipelines/" + pipeline + "/variants/" + variant;
    }

    /** A test that loops its clips for some seconds and writes no video. */
    static PerformanceRun measuring(String pipeline, String variant, int streams, double seconds, String metadata) {
        return new PerformanceRun(pipeline, variant, streams, seconds, "disabled", metadata, seconds);
    }

    /** A test that writes a video of the whole clip, with metadata. */
    static PerformanceRun writing(String pipeline, String variant, double expectedSeconds) {
        return new PerformanceRun(pipeline, variant, 1, 0, "file", "file", expectedSeconds);
    }

    static boolean cancelled(JsonNode status) {
        return "CANCELLED".equals(status.path("phase").asText());
    }

    /**
     * Runs the test and waits for its end. A user who ends this program meanwhile cancels the job.
     *
     * @return the final status of the job
     * @throws CliException when the job failed, or was cancelled before its first frame
     */
    JsonNode run(Server server, ProgressBar bar) throws InterruptedException {
        String job = server.post("/tests/performance", request()).path("job_id").asText();
        var cancel = new Thread(() -> cancel(server, job));
        Runtime.getRuntime().addShutdownHook(cancel);
        JsonNode status = follow(server, job, bar);
        Runtime.getRuntime().removeShutdownHook(cancel);
        if (cancelled(status) && status.path("frames").asLong() == 0) {
            throw new CliException("The job was cancelled before its first frame.");
        }
        if (!"COMPLETED".equals(status.path("state").asText())) {
            throw new CliException("The job failed: " + String.join("; ", texts(status.path("details"))));
        }
        return status;
    }

    private static void cancel(Server server, String job) {
        try {
            server.delete("/jobs/tests/performance/" + job);
            System.err.println();
            System.err.println("vippet: job " + job + " is cancelled.");
        } catch (CliException e) {
            // It has ended, or the server has.
        }
    }

    /** Time counts once the pipeline runs; before that the bar only says what is going on. */
    private JsonNode follow(Server server, String job, ProgressBar bar) throws InterruptedException {
        double began = -1;
        while (true) {
            Thread.sleep(POLL_MILLIS);
            var status = server.get("/jobs/tests/performance/" + job + "/status");
            double elapsed = status.path("elapsed_time").asDouble() / 1000;
            var phase =
                    status.path("phase").asText(status.path("state").asText()).toLowerCase(Locale.ROOT);
            if (began < 0 && phase.equals("running")) {
                began = elapsed;
            }
            double done = began < 0 ? 0 : Math.min((elapsed - began) / expectedSeconds, 1);
            if (!"RUNNING".equals(status.path("state").asText())) {
                bar.show("completed".equals(phase) ? 1 : done, phase, seconds(elapsed));
                return status;
            }
            var state = phase.equals("running") && done == 1 ? "finishing" : phase;
            bar.show(done, state, phase.equals("pending") ? ahead(server, job) : seconds(elapsed));
        }
    }

    private static String seconds(double elapsed) {
        return String.format(Locale.ROOT, "%.1f s", elapsed);
    }

    private static String ahead(Server server, String job) {
        return StatusReport.open(server).stream()
                .filter(other -> !job.equals(other.path("id").asText()))
                .findFirst()
                .map(other -> "behind job " + StatusReport.text(other))
                .orElse("");
    }

    private static Iterable<String> texts(JsonNode list) {
        return () -> list.valueStream().map(JsonNode::asText).iterator();
    }

    private ObjectNode request() {
        var json = JsonNodeFactory.instance;
        var body = json.objectNode();
        var spec = body.putArray("pipeline_performance_specs").addObject();
        spec.putObject("pipeline")
                .put("source", "variant")
                .put("pipeline_id", pipeline)
                .put("variant_id", variant);
        spec.put("streams", streams);
        body.putObject("execution_config")
                .put("output_mode", output)
                .put("max_runtime", seconds)
                .put("metadata_mode", metadata)
                .put("enable_latency_metrics", true);
        return body;
    }
}
