package io.vippet.graph.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.graph.GraphException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs conformance cases from a folder and compares results exactly, order included. */
public final class VectorRunner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTEXTS = "contexts-graph.json";

    private final JsonNode contexts;

    public VectorRunner(JsonNode contexts) {
        this.contexts = contexts;
    }

    /** Outcome of one case. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Its operation or context is not known. */
        SKIPPED
    }

    /**
     * Result of one case.
     *
     * @param difference what differs; empty unless failed
     */
    public record Result(String id, List<String> accidental, Outcome outcome, String difference) {}

    /**
     * Prints passed, failed and skipped per file with the ids of failed cases, then the totals.
     *
     * @param arguments a folder with {@code graph-*.json} and {@code contexts-graph.json}; then, optionally,
     *     {@code --differences} to print what differs
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 0) {
            out.println("Usage: vectors DIR [--differences]");
            System.exit(2);
        }
        boolean differences = List.of(arguments).contains("--differences");
        System.exit(runFolder(Path.of(arguments[0]), out, differences) == 0 ? 0 : 1);
    }

    /** Runs all files of a folder; returns the number of failed cases. */
    public static int runFolder(Path folder, PrintStream out, boolean differences) throws IOException {
        VectorRunner runner =
                new VectorRunner(JSON.readTree(folder.resolve(CONTEXTS).toFile()));
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(f -> f.getFileName().toString().matches("graph-.*\\.json"))
                    .sorted()
                    .toList();
        }
        int passed = 0;
        int failed = 0;
        for (Path file : files) {
            List<Result> results = runner.run(JSON.readTree(file.toFile()));
            List<Result> failures =
                    results.stream().filter(r -> r.outcome() == Outcome.FAILED).toList();
            int passedHere = (int)
                    results.stream().filter(r -> r.outcome() == Outcome.PASSED).count();
            int skipped = results.size() - passedHere - failures.size();
            out.printf(
                    "%s: %d passed, %d failed, %d skipped%n", file.getFileName(), passedHere, failures.size(), skipped);
            failures.forEach(f -> out.println("  failed " + f.id() + " " + f.accidental()
                    + (differences ? System.lineSeparator() + f.difference() : "")));
            passed += passedHere;
            failed += failures.size();
        }
        out.printf("%d passed, %d failed%n", passed, failed);
        return failed;
    }

    /** Runs the cases of one file. */
    public List<Result> run(JsonNode cases) {
        List<Result> results = new ArrayList<>();
        cases.forEach(one -> results.add(runCase(one)));
        return results;
    }

    private Result runCase(JsonNode one) {
        String id = one.get("id").asText();
        List<String> accidental = new ArrayList<>();
        one.path("accidental").forEach(code -> accidental.add(code.asText()));
        JsonNode context = contexts.get(one.path("context").path("use").asText());
        if (context == null) {
            return new Result(id, accidental, Outcome.SKIPPED, "");
        }
        VectorOperations operations = new VectorOperations(
                new VectorContext(context, one.path("context").get("env")));
        ObjectNode actual = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode result = operations.run(one.get("op").asText(), one.get("input"));
            if (result == null) {
                return new Result(id, accidental, Outcome.SKIPPED, "");
            }
            actual.set("expected", result);
        } catch (GraphException e) {
            actual.set("error", error(e));
        } catch (RuntimeException e) {
            actual.put("crash", e.toString());
        }
        boolean same = same(one.get("expected"), actual.get("expected"), true)
                && same(one.get("error"), withoutUnlisted(actual.get("error"), one.get("error")), false);
        return same
                ? new Result(id, accidental, Outcome.PASSED, "")
                : new Result(id, accidental, Outcome.FAILED, difference(one, actual));
    }

    private static String difference(JsonNode one, ObjectNode actual) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.set("expected", one.get("expected"));
        wanted.set("error", one.get("error"));
        return "    input  " + one.get("input") + "\n    wanted " + wanted + "\n    actual " + actual;
    }

    private static ObjectNode error(GraphException e) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", e.kind().code());
        json.put("category", e.kind().isBadInput() ? "bad-input" : "internal");
        if (!e.details().isEmpty()) {
            json.set("details", JSON.valueToTree(e.details()));
        }
        if (e.getCause() instanceof GraphException cause) {
            json.set("cause", error(cause));
        }
        return json;
    }

    /** Cases need not list details. */
    private static @Nullable JsonNode withoutUnlisted(@Nullable JsonNode actual, @Nullable JsonNode wanted) {
        if (actual instanceof ObjectNode error && wanted != null) {
            if (!wanted.has("details")) {
                error.remove("details");
            }
            if (error.has("cause") && wanted.has("cause")) {
                error.set("cause", withoutUnlisted(error.get("cause"), wanted.get("cause")));
            }
        }
        return actual;
    }

    /** Compares; the order of members counts in the {@code data} of nodes only. */
    private static boolean same(@Nullable JsonNode a, @Nullable JsonNode b, boolean dataOrder) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a.isObject() && b.isObject()) {
            return sameMembers(a, b, dataOrder);
        }
        if (a.isArray() && b.isArray()) {
            Iterator<JsonNode> others = b.iterator();
            for (JsonNode item : a) {
                if (!others.hasNext() || !same(item, others.next(), dataOrder)) {
                    return false;
                }
            }
            return !others.hasNext();
        }
        return a.equals(b);
    }

    private static boolean sameMembers(JsonNode a, JsonNode b, boolean dataOrder) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode other = b.get(member.getKey());
            boolean ordered = dataOrder && member.getKey().equals("data");
            if (!same(member.getValue(), other, dataOrder) || (ordered && !sameOrder(member.getValue(), other))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameOrder(JsonNode a, @Nullable JsonNode b) {
        List<String> names = new ArrayList<>();
        List<String> others = new ArrayList<>();
        a.fieldNames().forEachRemaining(names::add);
        if (b != null) {
            b.fieldNames().forEachRemaining(others::add);
        }
        return names.equals(others);
    }
}
