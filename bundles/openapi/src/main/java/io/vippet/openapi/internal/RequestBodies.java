package io.vippet.openapi.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.rest.ServedOperations.Operation;
import io.vippet.description.OperationDescription;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes what an operation reads from the body of its request. */
final class RequestBodies {

    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BYTES = "application/octet-stream";

    private final Schemas schemas;

    RequestBodies(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The body; empty when there is none. */
    ObjectNode of(Operation operation, OperationDescription description) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        OperationDescription.Body described = description.body();
        if (described != null) {
            written.put("required", !described.nullable());
            written.putObject("content")
                    .putObject(described.form() ? MULTIPART : JSON)
                    .set("schema", schemas.of(described.shape()));
            return written;
        }
        List<Parameter> parameters = List.of(operation.handler().getParameters());
        ObjectNode form = form(parameters);
        if (!form.isEmpty()) {
            written.putObject("content").putObject(FORM).set("schema", form);
        } else if (parameters.stream().anyMatch(RequestBodies::isEntity)) {
            ObjectNode content = written.putObject("content");
            consumed(operation.handler()).forEach(type -> content.putObject(type));
        }
        return written;
    }

    private static ObjectNode form(List<Parameter> parameters) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : parameters) {
            FormParam field = parameter.getAnnotation(FormParam.class);
            if (field != null) {
                schema.put("type", "object");
                schema.withObjectProperty("properties").putObject(field.value()).put("type", "string");
            }
        }
        return schema;
    }

    /** What no annotation takes from elsewhere is the body. */
    private static boolean isEntity(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .noneMatch(type -> type.getPackageName().startsWith("jakarta."));
    }

    private static List<String> consumed(Method method) {
        return Optional.ofNullable(method.getAnnotation(Consumes.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Consumes.class)))
                .map(consumes -> List.of(consumes.value()))
                .orElse(List.of(BYTES));
    }
}
