package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Clients that start, stop and watch jobs, and make and delete pipelines, until the server is gone. */
final class CrashLoad implements AutoCloseable {

    static final int CLIENTS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAUNCH = "videotestsrc num-buffers=%d ! video/x-raw,width=320,height=240"
            + " ! fakesink name=default_output_sink sync=%b";

    private final Server server;
    private final CrashLedger ledger;
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean over;

    CrashLoad(Server server, CrashLedger ledger, SplittableRandom random) {
        this.server = server;
        this.ledger = ledger;
        for (int i = 0; i < CLIENTS; i++) {
            var own = random.split();
            clients.add(Thread.ofVirtual().name("client-" + i).start(() -> work(own)));
        }
    }

    private void work(SplittableRandom random) {
        while (!over) {
            try {
                act(random);
                Thread.sleep(random.nextInt(50));
            } catch (CliException e) {
                // Refused, or not answered since the server is being killed: nothing was acknowledged.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void act(SplittableRandom random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> submit(random);
            case 4, 5 -> watch(random);
            case 6 -> stop(random);
            case 7, 8 -> create(random);
            default -> delete(random);
        }
    }

    private void submit(SplittableRandom random) {
        int streams = random.nextInt(1, 4);
        var request = JSON.createObjectNode();
        var test = request.putArray("pipeline_performance_specs").addObject().put("streams", streams);
        test.putObject("pipeline")
                .put("source", "description")
                .put("pipeline_description", launch(random.nextInt(1, 60), random.nextBoolean()));
        ledger.accepted(
                server.post("/tests/performance", request).path("job_id").asText(), streams);
    }

    private void watch(SplittableRandom random) {
        var open = ledger.open();
        if (!open.isEmpty()) {
            var job = open.get(random.nextInt(open.size()));
            var status = server.get("/jobs/tests/performance/" + job + "/status");
            if (!CrashAudit.running(status)) {
                ledger.ended(job, status);
            }
        }
    }

    private void stop(SplittableRandom random) {
        var open = ledger.open();
        if (!open.isEmpty()) {
            server.delete("/jobs/tests/performance/" + open.get(random.nextInt(open.size())));
        }
    }

    private void create(SplittableRandom random) {
        JsonNode graph = server.post(
                "/convert/to-graph", JSON.createObjectNode().put("pipeline_description", launch(10, false)));
        var request = JSON.createObjectNode().put("name", "Drill " + Long.toHexString(random.nextLong()));
        request.put("description", "made under load");
        request.putArray("tags");
        var variant = request.putArray("variants").addObject().put("name", "CPU");
        variant.set("pipeline_graph", graph.path("pipeline_graph"));
        variant.set("pipeline_graph_simple", graph.path("pipeline_graph_simple"));
        ledger.created(server.post("/pipelines", request).path("id").asText());
    }

    private void delete(SplittableRandom random) {
        var there = List.copyOf(ledger.pipelines());
        if (!there.isEmpty()) {
            var pipeline = there.get(random.nextInt(there.size()));
            ledger.deleting(pipeline);
            server.delete("/pipelines/" + pipeline);
        }
    }

    private static String launch(int frames, boolean sync) {
        return LAUNCH.formatted(frames, sync);
    }

    /** Lets the clients finish; what they ask for now is refused. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        for (var client : clients) {
            client.join();
        }
    }
}
