package io.vippet.openapi.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.rest.DetailResponse;
import io.vippet.api.rest.HTTPValidationError;
import io.vippet.api.rest.MessageResponse;
import io.vippet.api.rest.ServedOperations.Operation;
import io.vippet.api.rest.UnavailableResponse;
import io.vippet.description.AnswerDescription;
import io.vippet.description.Shape;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;

/** Writes the answers of an operation: its own, and those that the server gives on behalf of every operation. */
final class Answers {

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final int REFUSED = 400;
    private static final int UNREADABLE = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_SLOW = 408;
    private static final int TOO_LARGE = 413;
    private static final int INVALID = 422;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private static final Shape MESSAGE = new Shape.Structure(MessageResponse.class);

    private final Schemas schemas;

    Answers(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * All answers by status code.
     *
     * @param takesInput whether the operation has parameters or a body that are checked
     * @param hasBody whether it reads a body
     */
    ObjectNode of(Operation operation, boolean takesInput, boolean hasBody) {
        SortedMap<Integer, ObjectNode> answers = new TreeMap<>();
        for (AnswerDescription answer : AnswerDescription.of(operation.handler())) {
            Set<String> types = answer.status() < REFUSED ? operation.produces() : Set.of();
            answers.put(answer.status(), answer(answer.status(), answer.body(), types));
        }
        if (!ServerOperations.contains(operation)) {
            common(operation, takesInput, hasBody, answers);
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        answers.forEach((status, answer) -> written.set(status.toString(), answer));
        return written;
    }

    private void common(
            Operation operation, boolean takesInput, boolean hasBody, SortedMap<Integer, ObjectNode> answers) {
        if (takesInput) {
            invalid(answers);
        }
        if (hasBody) {
            common(UNREADABLE, DetailResponse.class, answers);
            common(TOO_SLOW, MessageResponse.class, answers);
            common(TOO_LARGE, MessageResponse.class, answers);
        }
        if (!operation.method().equals("GET")) {
            common(FORBIDDEN, MessageResponse.class, answers);
        }
        common(UNAUTHORIZED, MessageResponse.class, answers);
        common(FAILED, MessageResponse.class, answers);
        common(UNAVAILABLE, UnavailableResponse.class, answers);
    }

    /** What is refused before an operation looks at it has a form of its own, unless the operation promises a message. */
    private void invalid(SortedMap<Integer, ObjectNode> answers) {
        ObjectNode own = answers.get(INVALID);
        common(INVALID, HTTPValidationError.class, answers);
        if (own != null && !own.equals(answer(INVALID, Optional.of(MESSAGE), Set.of()))) {
            Shape.Structure alternative = new Shape.Structure(HTTPValidationError.class);
            ObjectNode content = (ObjectNode) own.path("content").path(JSON);
            ArrayNode either = JsonNodeFactory.instance.arrayNode();
            either.add(content.get("schema")).add(schemas.of(alternative));
            content.putObject("schema").set("anyOf", either);
        }
    }

    private void common(int status, Class<? extends Record> body, SortedMap<Integer, ObjectNode> answers) {
        answers.computeIfAbsent(status, code -> answer(code, Optional.of(new Shape.Structure(body)), Set.of()));
    }

    private ObjectNode answer(int status, Optional<Shape> body, Set<String> types) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("description", HttpStatus.getMessage(status));
        if (body.isPresent()) {
            ObjectNode content = answer.putObject("content");
            for (String type : types.isEmpty() ? Set.of(JSON) : types) {
                ObjectNode described = content.putObject(type);
                if (!type.equals(EVENTS)) { // a schema says nothing about a stream
                    described.set("schema", schemas.of(body.get()));
                }
            }
        }
        return answer;
    }
}
