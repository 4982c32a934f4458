package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;

/** Searches how many streams of one variant the machine holds; prints every run as it ends, then the answer. */
final class Density {

    private static final long POLL_MILLIS = 250;

    private final PrintStream out;
    private final Server server;

    Density(Session session) {
        out = session.out();
        server = session.server();
    }

    /**
     * {@code density <pipeline>/<variant> [--fps f] [--seconds s] [--searches n]}.
     *
     * @param floor frames per second that each stream must reach on average
     * @param seconds of each run
     * @param searches one after another; their intervals should overlap
     */
    void run(String name, int floor, double seconds, int searches) throws InterruptedException {
        var parts = name.toLowerCase(Locale.ROOT).split("/", -1);
        if (parts.length != 2) {
            throw new UsageException("Name a variant as <pipeline>/<variant>, for instance people-and-vehicles/cpu.");
        }
        new Variants(server).get(name);
        int highestLower = 0;
        int lowestUpper = Integer.MAX_VALUE;
        int contended = 0;
        for (int i = 0; i < searches; i++) {
            var status = search(request(parts[0], parts[1], floor, seconds));
            print(name, floor, status);
            highestLower = Math.max(highestLower, status.path("density_lower").asInt());
            lowestUpper = Math.min(lowestUpper, status.path("density_upper").asInt());
            contended += status.path("contended_runs").asInt();
        }
        out.printf(
                "RESULT density_search searches=%d overlap=%b lower=%d upper=%d contended_runs=%d%n",
                searches, highestLower <= lowestUpper, highestLower, lowestUpper, contended);
    }

    private JsonNode search(ObjectNode request) throws InterruptedException {
        String job = server.post("/tests/density", request).path("job_id").asText();
        var cancel = new Thread(() -> cancel(job));
        Runtime.getRuntime().addShutdownHook(cancel);
        var status = follow(job);
        Runtime.getRuntime().removeShutdownHook(cancel);
        if (!"COMPLETED".equals(status.path("state").asText())) {
            throw new CliException("The job failed: " + status.at("/details/0").asText());
        }
        return status;
    }

    private void cancel(String job) {
        try {
            server.delete("/jobs/tests/density/" + job);
            System.err.println("vippet: job " + job + " is cancelled.");
        } catch (CliException e) {
            // It has ended, or the server has.
        }
    }

    private JsonNode follow(String job) throws InterruptedException {
        out.println("run  streams   total FPS   per stream   slowest   floor      why");
        int shown = 0;
        while (true) {
            Thread.sleep(POLL_MILLIS);
            var status = server.get("/jobs/tests/density/" + job + "/status");
            var iterations = status.path("iterations");
            for (; shown < iterations.size(); shown++) {
                print(shown + 1, iterations.get(shown));
            }
            if (!"RUNNING".equals(status.path("state").asText())) {
                return status;
            }
        }
    }

    private void print(int number, JsonNode run) {
        var verdict = run.path("holds").asBoolean() ? "reached" : "missed";
        var disturbed = run.path("contended").asBoolean()
                ? (run.path("counted").asBoolean() ? " (disturbed)" : " (disturbed, not counted)")
                : "";
        out.printf(
                Locale.ROOT,
                "%3d  %7d  %10.1f  %11.1f  %8.1f   %-8s   %s%s%s%n",
                number,
                run.path("streams").asInt(),
                run.path("total_fps").asDouble(),
                run.path("per_stream_fps").asDouble(),
                run.path("min_stream_fps").asDouble(),
                verdict,
                run.path("reason").asText(),
                disturbed,
                run.has("failure") ? ": " + run.path("failure").asText() : "");
    }

    private void print(String name, int floor, JsonNode status) {
        int lower = status.path("density_lower").asInt();
        int upper = status.path("density_upper").asInt();
        out.printf(
                Locale.ROOT,
                "%n%s at %d FPS per stream: %s, %.0f %% sure. Best run: %d with %.1f FPS each%s. Ended: %s.%n%n",
                name,
                floor,
                lower == upper ? streams(lower) : "between " + lower + " and " + streams(upper),
                100 * status.path("confidence").asDouble(),
                status.path("total_streams").asInt(),
                status.path("per_stream_fps").asDouble(),
                status.path("floor_met").asBoolean() ? "" : ", which is too few",
                status.path("stop_reason").asText());
    }

    private static String streams(int count) {
        return count + (count == 1 ? " stream" : " streams");
    }

    private static ObjectNode request(String pipeline, String variant, int floor, double seconds) {
        var body = JsonNodeFactory.instance.objectNode().put("fps_floor", floor);
        body.putArray("pipeline_density_specs")
                .addObject()
                .putObject("pipeline")
                .put("source", "variant")
                .put("pipeline_id", pipeline)
                .put("variant_id", variant);
        body.putObject("execution_config").put("max_runtime", seconds);
        return body;
    }
}
