package io.vippet.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/** What our document must be: the contract, less the operations that are absent, and what was added. */
final class Expected {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document;

    private Expected(ObjectNode document) {
        this.document = document;
    }

    /** Works the document out; fails when a row of either table says nothing new. */
    static JsonNode document() {
        Expected expected = new Expected(Contract.published().document().deepCopy());
        MarkdownTable.rows("absent.md").forEach(row -> expected.remove(row.get(0), row.get(1)));
        new Contract(expected.document).removeUnusedSchemas();
        MarkdownTable.rows("additions.md")
                .forEach(row -> expected.add(row.get(0), row.get(1), row.get(2), json(row.get(3))));
        return expected.document;
    }

    private void remove(String method, String path) {
        ObjectNode operations = (ObjectNode) document.path("paths").path(path);
        if (operations.remove(method.toLowerCase(Locale.ROOT)) == null) {
            throw new AssertionError("absent.md lists " + method + " " + path + ", which is not in the contract");
        }
        if (operations.isEmpty()) {
            paths().remove(path);
        }
    }

    private void add(String kind, String of, String name, JsonNode schema) {
        switch (kind) {
            case "answer" -> addAnswer(of, name, schema);
            case "operation" -> addOperation(of, schema);
            case "parameter" -> addParameter(of, name, schema);
            case "schema" -> put(schemas(), name, schema);
            case "member" -> put((ObjectNode) schemas().path(of).path("properties"), name, schema);
            case "alternative" -> addAlternative(of, name, schema);
            case "change" -> change(of, name, schema);
            default -> throw new AssertionError("additions.md has a row of unknown kind " + kind);
        }
    }

    private void addOperation(String of, JsonNode operation) {
        String[] place = of.split(" ");
        put(paths().withObjectProperty(place[1]), place[0].toLowerCase(Locale.ROOT), operation);
    }

    private void addAnswer(String of, String status, JsonNode schema) {
        BiPredicate<String, JsonNode> matches = operations(of);
        boolean[] added = {false};
        new Contract(document).operations().forEach((operation, node) -> {
            ObjectNode answers = (ObjectNode) node.path("responses");
            if (matches.test(operation, node) && !answers.has(status)) {
                ObjectNode answer = answers.putObject(status);
                if (!schema.isMissingNode()) {
                    answer.putObject("content").putObject("application/json").set("schema", schema);
                }
                added[0] = true;
            }
        });
        if (!added[0]) {
            throw new AssertionError("additions.md adds " + status + " to " + of + ", which has it already");
        }
    }

    /** Adds an optional parameter of the query, or of the head when {@code name} begins with {@code header}. */
    private void addParameter(String of, String name, JsonNode schema) {
        BiPredicate<String, JsonNode> matches = operations(of);
        boolean inHeader = name.startsWith("header ");
        new Contract(document).operations().forEach((operation, node) -> {
            if (matches.test(operation, node)) {
                ((ObjectNode) node)
                        .withArray("parameters")
                        .addObject()
                        .put("name", name.replaceFirst("^header ", ""))
                        .put("in", inHeader ? "header" : "query")
                        .put("required", false)
                        .set("schema", schema);
            }
        });
    }

    private void addAlternative(String of, String status, JsonNode schema) {
        JsonNode operation = new Contract(document).operations().get(of);
        ObjectNode content = (ObjectNode) operation.at("/responses/" + status + "/content/application~1json");
        JsonNode declared = content.path("schema");
        content.putObject("schema").putArray("anyOf").add(declared).add(schema);
    }

    private static BiPredicate<String, JsonNode> operations(String of) {
        return switch (of) {
            case "every operation of a resource" ->
                (operation, node) -> !Set.of("GET /health", "GET /status").contains(operation);
            case "every operation that takes a body" -> (operation, node) -> node.has("requestBody");
            case "every operation that starts a job" ->
                (operation, node) -> node.path("responses").has("202");
            case "every list of jobs" -> (operation, node) -> operation.matches("GET /jobs/[a-z/]+/status");
            case "every operation that changes something" -> (operation, node) -> !operation.startsWith("GET ");
            default -> (operation, node) -> operation.equals(of);
        };
    }

    /** {@code of} names a member, {@code Schema.member}; {@code name} is what its schema has more. */
    private void change(String of, String name, JsonNode value) {
        String[] place = of.split("\\.");
        put((ObjectNode) schemas().path(place[0]).path("properties").path(place[1]), name, value);
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        if (object.has(name)) {
            throw new AssertionError("additions.md adds " + name + ", which is there already");
        }
        object.set(name, value);
    }

    private ObjectNode paths() {
        return (ObjectNode) document.path("paths");
    }

    private ObjectNode schemas() {
        return (ObjectNode) document.path("components").path("schemas");
    }

    /** A dash stands for an answer without a body. */
    private static JsonNode json(String text) {
        if (text.equals("–")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("additions.md holds no JSON: " + text, e);
        }
    }
}
