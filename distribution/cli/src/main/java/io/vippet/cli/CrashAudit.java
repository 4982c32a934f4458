package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a restarted server knows with what it had acknowledged. */
final class CrashAudit {

    private final Server server;
    private final CrashLedger ledger;
    private final List<String> faults = new ArrayList<>();

    CrashAudit(Server server, CrashLedger ledger) {
        this.server = server;
        this.ledger = ledger;
    }

    static boolean running(JsonNode status) {
        return "RUNNING".equals(status.path("state").asText());
    }

    /** What is wrong, one sentence each. */
    List<String> faults() {
        checkJobs();
        checkPipelines();
        return faults;
    }

    private void checkJobs() {
        Map<String, JsonNode> found = new HashMap<>();
        server.get("/jobs/tests/performance/status")
                .forEach(job -> found.put(job.path("id").asText(), job));
        var ended = ledger.ended();
        ledger.jobs().forEach((id, streams) -> {
            var job = found.remove(id);
            if (job == null) {
                faults.add("Job " + id + " is lost.");
            } else if (running(job)) {
                faults.add("Job " + id + " is running although no server ran it: " + job);
            } else if (!ended.containsKey(id)) {
                checkRequest(id, streams);
                ledger.ended(id, job);
            } else if (!job.equals(ended.get(id))) {
                faults.add("Job " + id + " had ended as " + ended.get(id) + " and is now " + job);
            }
        });
        // Those whose acceptance was on its way when the server died; they count from now on.
        if (found.size() > CrashLoad.CLIENTS) {
            faults.add(found.size() + " jobs are there that nobody asked for.");
        }
        found.forEach((id, job) -> {
            ledger.accepted(id, streams(id));
            ledger.ended(id, job);
        });
    }

    private void checkRequest(String id, int streams) {
        if (streams(id) != streams) {
            faults.add("The request of job " + id + " is not the one that was accepted.");
        }
    }

    private int streams(String id) {
        return server.get("/jobs/tests/performance/" + id)
                .at("/request/pipeline_performance_specs/0/streams")
                .asInt();
    }

    private void checkPipelines() {
        Set<String> found = new HashSet<>();
        server.get("/pipelines")
                .forEach(pipeline -> found.add(pipeline.path("id").asText()));
        for (var pipeline : ledger.pipelines()) {
            if (!found.contains(pipeline)) {
                faults.add("Pipeline " + pipeline + " is lost.");
            }
        }
    }
}
