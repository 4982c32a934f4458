package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.graph.GraphException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs conformance cases and compares what comes out. */
public final class VectorRunner {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode contexts;
    private final KnownDifferences differences;

    /**
     * Creates a runner.
     *
     * @param contexts what exists while a case runs, by name
     */
    public VectorRunner(JsonNode contexts, KnownDifferences differences) {
        this.contexts = contexts;
        this.differences = differences;
    }

    /** Outcome of one case. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** The result differs in a way that is on the list of differences. */
        SKIPPED
    }

    /**
     * Result of one case.
     *
     * @param problem one sentence; empty when passed
     */
    public record Result(String id, Outcome outcome, String problem) {}

    /**
     * Runs the cases of one file.
     *
     * @param cases the parsed file: a list of cases
     */
    public List<Result> run(JsonNode cases) {
        List<Result> results = new ArrayList<>();
        for (JsonNode one : cases) {
            String id = one.path("id").asText("(without id)");
            try {
                results.add(run(id, one));
            } catch (RuntimeException | StackOverflowError e) {
                results.add(new Result(id, Outcome.FAILED, "The case crashed: " + e));
            }
        }
        return results;
    }

    private Result run(String id, JsonNode one) {
        JsonNode input = one.get("input");
        String use = one.path("context").path("use").asText();
        JsonNode context = contexts.get(use);
        if (input == null || context == null) {
            String problem = input == null ? "It has no input." : "There is no context '" + use + "'.";
            return new Result(id, Outcome.FAILED, problem);
        }
        String operation = one.path("op").asText();
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode result = new VectorOperations(
                            new VectorContext(context, one.path("context").path("env")))
                    .run(operation, input);
            if (result == null) {
                return new Result(id, Outcome.FAILED, "The operation '" + operation + "' is not known.");
            }
            outcome.set("expected", result);
        } catch (GraphException e) {
            outcome.set("error", error(e, one.path("error")));
        }
        Optional<String> difference = Comparison.of(wanted(one), outcome);
        if (difference.isEmpty()) {
            return new Result(id, Outcome.PASSED, "");
        }
        boolean known = differences.contain(one.path("accidental"));
        return new Result(id, known ? Outcome.SKIPPED : Outcome.FAILED, difference.get());
    }

    private static ObjectNode wanted(JsonNode one) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("expected", "error")) {
            if (one.has(member)) {
                wanted.set(member, one.get(member));
            }
        }
        return wanted;
    }

    /** Cases need not list details and causes; what they leave out is left out here. */
    private static ObjectNode error(GraphException e, @Nullable JsonNode wanted) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", e.kind().code());
        json.put("category", e.kind().isBadInput() ? "bad-input" : "internal");
        if (wanted != null && wanted.has("details")) {
            json.set("details", JSON.valueToTree(e.details()));
        }
        if (wanted != null && wanted.has("cause") && e.getCause() instanceof GraphException cause) {
            json.set("cause", error(cause, wanted.get("cause")));
        }
        return json;
    }
}
