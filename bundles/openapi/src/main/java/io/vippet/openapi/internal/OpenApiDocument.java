package io.vippet.openapi.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.rest.ServedOperations.Operation;
import io.vippet.description.OperationDescription;
import io.vippet.description.RecordDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the OpenAPI 3.1 document of a list of operations. */
final class OpenApiDocument {

    private static final String TITLE = "Visual Pipeline and Platform Evaluation Tool API";
    private static final String VERSION = "1.0.0";
    private static final String ROOT = "/api/v1";

    private final Schemas schemas = new Schemas();
    private final Parameters parameters = new Parameters(schemas);
    private final RequestBodies bodies = new RequestBodies(schemas);
    private final Answers answers = new Answers(schemas);
    private final Set<String> ids = new HashSet<>();

    private OpenApiDocument() {}

    /** Writes the document. */
    static ObjectNode of(List<Operation> operations) {
        return new OpenApiDocument().write(operations);
    }

    private ObjectNode write(List<Operation> operations) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", TITLE).put("version", VERSION);
        document.putArray("servers").addObject().put("url", ROOT);
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : operations) {
            ObjectNode path = paths.withObjectProperty(operation.path());
            path.set(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        document.putObject("components").set("schemas", schemas.named());
        return document;
    }

    private ObjectNode operation(Operation operation) {
        OperationDescription description = OperationDescription.of(operation.handler());
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        String id = uniqueId(operation);
        written.putArray("tags").add(tag(operation));
        written.put("summary", sentence(id));
        written.put("operationId", id);
        ArrayNode taken = parameters.of(operation, description);
        if (!taken.isEmpty()) {
            written.set("parameters", taken);
        }
        ObjectNode body = bodies.of(operation, description);
        if (!body.isEmpty()) {
            written.set("requestBody", body);
        }
        written.set("responses", answers.of(operation, !taken.isEmpty() || !body.isEmpty(), !body.isEmpty()));
        return written;
    }

    /** Generated clients name their functions by this. */
    private String uniqueId(Operation operation) {
        String name = RecordDescription.snakeCase(operation.handler().getName());
        String inFull = (name + operation.path()).replaceAll("[^A-Za-z0-9]+", "_");
        return ids.add(name) ? name : ids.add(inFull) ? inFull : inFull + "_" + ids.size();
    }

    /** Clients keep what they have read by tag; the tag is the noun that a path begins with. */
    private static String tag(Operation operation) {
        return ServerOperations.contains(operation)
                ? "health"
                : operation.path().split("/", 3)[1];
    }

    private static String sentence(String id) {
        String words = id.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
