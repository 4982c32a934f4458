package io.vippet.openapi.internal;

import io.vippet.api.app.HealthResponse;
import io.vippet.api.app.StatusResponse;
import io.vippet.api.rest.ServedOperations.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the HTTP server answers itself, before and without any resource; wherever this document is served, these are. */
interface ServerOperations {

    /** Answers {@code GET /health}. */
    HealthResponse getHealth();

    /** Answers {@code GET /status}. */
    StatusResponse getStatus();

    /** The operations of this interface. */
    static List<Operation> list() {
        return Arrays.stream(ServerOperations.class.getMethods())
                .filter(method -> method.getName().startsWith("get"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> new Operation(
                        "GET",
                        "/" + method.getName().substring("get".length()).toLowerCase(Locale.ROOT),
                        method,
                        Set.of()))
                .toList();
    }

    /** Tells whether an operation is one of these. */
    static boolean contains(Operation operation) {
        return operation.handler().getDeclaringClass() == ServerOperations.class;
    }
}
