package io.vippet.rest.internal.wire;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vippet.description.Member;
import io.vippet.description.OperationDescription;
import io.vippet.description.Shape;
import io.vippet.rest.internal.binding.Binder;
import io.vippet.rest.internal.form.FormBody;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Binds path, query and body of a request before its method runs, so that all errors are told at once. */
@Priority(Priorities.ENTITY_CODER)
public final class RequestBinding implements ContainerRequestFilter {

    private static final String BOUND = "vippet.bound";
    private static final String BODY = "body";

    private final ResourceInfo resource;
    private final Provider<Request> exchange;
    private final Uploads uploads;
    private final Map<Method, OperationDescription> operations = new ConcurrentHashMap<>();

    /**
     * Is made once per generation.
     *
     * @param resource proxy for that of the request at hand
     * @param exchange finds the request at hand
     */
    @Inject
    public RequestBinding(@Context ResourceInfo resource, Provider<Request> exchange, Uploads uploads) {
        this.resource = resource;
        this.exchange = exchange;
        this.uploads = uploads;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        OperationDescription operation = operations.computeIfAbsent(method, OperationDescription::of);
        Binder binder = new Binder();
        Map<String, Object> values = new HashMap<>();
        bind("path", operation.path(), request.getUriInfo().getPathParameters(), binder, values);
        bind("query", operation.query(), request.getUriInfo().getQueryParameters(), binder, values);
        if (operation.body() != null) {
            put(values, BODY, body(request, operation.body(), binder));
        }
        if (!binder.errors().isEmpty()) {
            throw new InvalidRequestException(binder.errors());
        }
        request.setProperty(BOUND, values);
    }

    private @Nullable Object body(ContainerRequestContext request, OperationDescription.Body body, Binder binder)
            throws IOException {
        EndPoint connection =
                exchange.get().getConnectionMetaData().getConnection().getEndPoint();
        ArrivingBody arriving = new ArrivingBody(request.getEntityStream(), connection);
        EndOfBody.expect(request, arriving);
        String contentType = RoutingRules.contentType(request);
        if (!body.form() || !(body.shape() instanceof Shape.Structure structure)) {
            return RequestBody.bind(RequestBody.read(arriving, contentType), body, binder);
        }
        FormBody form = FormBody.read(
                arriving,
                Objects.requireNonNullElse(contentType, ""),
                structure.type(),
                uploads.directory(),
                uploads.mostBytes());
        EndOfBody.expect(request, form);
        return binder.form(structure.type(), form.sent());
    }

    /** The value of a parameter, {@code part} being {@code path} or {@code query}. */
    static @Nullable Object parameter(ContainerRequestContext request, String part, String name) {
        return values(request).get(part + " " + name);
    }

    /** The body. */
    static @Nullable Object body(ContainerRequestContext request) {
        return values(request).get(BODY);
    }

    private static Map<?, ?> values(ContainerRequestContext request) {
        return request.getProperty(BOUND) instanceof Map<?, ?> values ? values : Map.of();
    }

    private static void bind(
            String part,
            List<Member> parameters,
            MultivaluedMap<String, String> sent,
            Binder binder,
            Map<String, Object> values) {
        for (Member parameter : parameters) {
            List<String> texts = sent.getOrDefault(parameter.name(), List.of());
            // Of several values the last one counts.
            TextNode input = texts.isEmpty() ? null : TextNode.valueOf(texts.getLast());
            put(values, part + " " + parameter.name(), binder.parameter(part, parameter, input));
        }
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
