package io.vippet.openapi.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.rest.ServedOperations.Operation;
import io.vippet.description.Member;
import io.vippet.description.OperationDescription;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes the parameters of an operation. */
final class Parameters {

    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

    private final Schemas schemas;

    Parameters(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Parameters in path, query and header; what no description knows is text. */
    ArrayNode of(Operation operation, OperationDescription description) {
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        IN_PATH.matcher(operation.path())
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1, name.length() - 1))
                .forEach(name -> description.path().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                member -> add(parameters, "path", name, true, schemas.of(member)),
                                () -> add(parameters, "path", name, true, text())));
        for (Member member : description.query()) {
            add(parameters, "query", member.name(), member.required(), schemas.of(member));
        }
        for (Parameter parameter : operation.handler().getParameters()) {
            addUndescribed(parameters, parameter);
        }
        return parameters;
    }

    private static void addUndescribed(ArrayNode parameters, Parameter parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        if (query != null && !OperationDescription.isScalar(parameter.getType())) {
            add(parameters, "query", query.value(), false, text());
        } else if (header != null) {
            add(parameters, "header", header.value(), false, text());
        }
    }

    private static void add(ArrayNode parameters, String in, String name, boolean required, ObjectNode schema) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .set("schema", schema);
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }
}
