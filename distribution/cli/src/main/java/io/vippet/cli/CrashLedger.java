package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a server has acknowledged, and how often it was killed; kept in a file, so that a drill can be taken up again. */
final class CrashLedger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    /** Job id to the streams it asked for. */
    private final Map<String, Integer> jobs = new HashMap<>();

    private final Map<String, JsonNode> ended = new HashMap<>();
    private final Set<String> pipelines = new HashSet<>();
    private int kills;

    private CrashLedger(Path file) {
        this.file = file;
    }

    /** Opens the ledger of an earlier drill, or a new one. */
    static CrashLedger open(Path file) throws IOException {
        var ledger = new CrashLedger(file);
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                ledger.note(JSON.readTree(line));
            }
        }
        return ledger;
    }

    synchronized int kills() {
        return kills;
    }

    synchronized Map<String, Integer> jobs() {
        return Map.copyOf(jobs);
    }

    /** Status of each job that was seen to have ended. */
    synchronized Map<String, JsonNode> ended() {
        return Map.copyOf(ended);
    }

    /** Pipelines that must be there. */
    synchronized Set<String> pipelines() {
        return Set.copyOf(pipelines);
    }

    synchronized List<String> open() {
        var open = new ArrayList<>(jobs.keySet());
        open.removeAll(ended.keySet());
        return open;
    }

    void killed() {
        write(entry("kill", ""));
    }

    void accepted(String job, int streams) {
        write(entry("job", job).put("streams", streams));
    }

    void ended(String job, JsonNode status) {
        write(entry("ended", job).set("status", status));
    }

    void created(String pipeline) {
        write(entry("pipeline", pipeline));
    }

    /** From now on nobody knows whether the pipeline is there. */
    void deleting(String pipeline) {
        write(entry("deleting", pipeline));
    }

    private static ObjectNode entry(String what, String id) {
        return JSON.createObjectNode().put("what", what).put("id", id);
    }

    private synchronized void write(JsonNode entry) {
        try {
            Files.writeString(file, entry + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        note(entry);
    }

    private void note(JsonNode entry) {
        var id = entry.path("id").asText();
        switch (entry.path("what").asText()) {
            case "kill" -> kills++;
            case "job" -> jobs.put(id, entry.path("streams").asInt());
            case "ended" -> ended.put(id, entry.path("status"));
            case "pipeline" -> pipelines.add(id);
            case "deleting" -> pipelines.remove(id);
            default -> throw new IllegalStateException("The ledger " + file + " has an unknown entry: " + entry);
        }
    }
}
