package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Runs a performance test of one variant with a progress bar and prints what came out. */
final class Measurement {

    private final Session session;
    private final Server server;

    Measurement(Session session) {
        this.session = session;
        this.server = session.server();
    }

    /** {@code run <pipeline>/<variant> [--streams n] [--seconds s]}. */
    void run(String name, int streams, double seconds) throws InterruptedException {
        var parts = name.split("/", -1);
        if (parts.length != 2) {
            throw new UsageException("Name a variant as <pipeline>/<variant>, for instance people-and-vehicles/cpu.");
        }
        var variants = new Variants(server);
        variants.get(name);
        measure(PerformanceRun.measuring(
                parts[0].toLowerCase(java.util.Locale.ROOT),
                parts[1].toLowerCase(java.util.Locale.ROOT),
                streams,
                seconds,
                "disabled"));
    }

    /**
     * Runs and prints.
     *
     * @return the final status of the job
     * @throws CliException when it failed or was cancelled
     */
    JsonNode measure(PerformanceRun run) throws InterruptedException {
        var variant = new Variants(server).get(run.pipeline() + "/" + run.variant());
        JsonNode status;
        try (var bar = session.bar("measure")) {
            status = run.run(server, bar);
        }
        session.out().println();
        new Report(session.out()).print(run, status, server.get("/devices"), variant);
        if (PerformanceRun.cancelled(status)) {
            throw new CliException("The job was cancelled; the figures are those up to then.");
        }
        return status;
    }
}
