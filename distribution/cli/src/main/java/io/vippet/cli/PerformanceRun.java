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
 * @param expectedSeconds how long it will roughly take, for the progress bar
 */
record PerformanceRun(
        String pipeline,
        String variant,
        int streams,
        double seconds,
        String output,
        String metadata,
        double expectedSeconds) {

    /** How long a stored job may be polled beyond what was expected, in seconds. */
    private static final double PATIENCE = 600;

    /** Id of the pipeline in results. */
    String id() {
        return "/pipelines/" + pipeline + "/variants/" + variant;
    }

    /**
     * Runs the test and waits for its end.
     *
     * @return the final status of the job
     * @throws CliException when the job failed
     */
    JsonNode run(Server server, ProgressBar bar) throws InterruptedException {
        String job = server.post("/tests/performance", request()).path("job_id").asText();
        JsonNode status;
        do {
            Thread.sleep(250);
            status = server.get("/jobs/tests/performance/" + job + "/status");
            double elapsed = status.path("elapsed_time").asDouble() / 1000;
            boolean running = "RUNNING".equals(status.path("state").asText());
            bar.show(running ? Math.min(elapsed / expectedSeconds, 0.99) : 1, remark(status, elapsed));
            if (elapsed > expectedSeconds + PATIENCE) {
                throw new CliException("The job " + job + " does not end; see the log directory of the server's home.");
            }
        } while ("RUNNING".equals(status.path("state").asText()));
        if (!"COMPLETED".equals(status.path("state").asText())) {
            throw new CliException("The job failed: " + String.join("; ", texts(status.path("details"))));
        }
        return status;
    }

    private static String remark(JsonNode status, double elapsed) {
        String phase =
                status.path("phase").asText(status.path("state").asText()).toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%s, %.1f s", phase, elapsed);
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
