package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Says what a server is doing. */
final class StatusReport {

    private final Session session;

    StatusReport(Session session) {
        this.session = session;
    }

    void print() {
        var server = session.server();
        var status = server.get("/status");
        var report = new Report(session.out());
        report.line("Server", session.address());
        var message = status.path("message");
        report.line("Status", status.path("status").asText() + (message.isNull() ? "" : ": " + message.asText()));
        if (!status.path("ready").asBoolean()) {
            return;
        }
        report.line("Variants", new Variants(server).list());
        var open = open(server);
        open.forEach(job -> report.line("Job", text(job)));
        if (open.isEmpty()) {
            report.line("Jobs", "none is running or waiting");
        }
    }

    /** Jobs that have not ended, oldest first. */
    static List<JsonNode> open(Server server) {
        return server.get("/jobs/tests/performance/status")
                .valueStream()
                .filter(job -> "RUNNING".equals(job.path("state").asText()))
                .toList();
    }

    static String text(JsonNode job) {
        return String.format(
                Locale.ROOT,
                "%s %s, %.0f s%s",
                job.path("id").asText(),
                job.path("phase").asText("RUNNING").toLowerCase(Locale.ROOT),
                job.path("elapsed_time").asDouble() / 1000,
                job.has("queue_position")
                        ? ", place " + job.path("queue_position").asInt()
                        : "");
    }
}
