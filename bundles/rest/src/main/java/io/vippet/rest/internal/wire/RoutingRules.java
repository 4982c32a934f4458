package io.vippet.rest.internal.wire;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Makes the framework route as the contract says where its own habits differ: HEAD and OPTIONS are answered 405, a
 * trailing slash redirects, {@code Accept} is not negotiated, an odd {@code Content-Type} is no error.
 *
 * <p>The trick for the first two: a method that no resource has makes the framework tell known paths (405) from unknown
 * ones (404); {@link ErrorAnswers} turns the former into what is wanted.
 */
@PreMatching
public final class RoutingRules implements ContainerRequestFilter {

    /** Request attribute of the HTTP server: the address with its API root, host and scheme. */
    private static final String ADDRESS_AS_SENT = "io.vippet.http.uri";

    private static final String REDIRECT = "vippet.redirect";
    private static final String CONTENT_TYPE = "vippet.content-type";
    private static final String NO_RESOURCE_HAS_IT = "UNROUTED";

    private final Provider<Request> exchange;

    @Inject
    public RoutingRules(Provider<Request> exchange) {
        this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.getHeaders().remove(HttpHeaders.ACCEPT);
        setContentTypeAside(request);
        if (Set.of("HEAD", "OPTIONS").contains(request.getMethod())) {
            request.setMethod(NO_RESOURCE_HAS_IT);
        }
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        String stripped = withoutTrailingSlashes(path);
        if (!stripped.isEmpty() && !stripped.equals(path)) {
            request.setProperty(REDIRECT, location(exchange.get()));
            request.setMethod(NO_RESOURCE_HAS_IT);
            request.setRequestUri(
                    request.getUriInfo().getBaseUri(),
                    UriBuilder.fromUri(uri).replacePath(stripped).build());
        }
    }

    /** Where a request with a trailing slash goes instead, null when it has none. */
    static @Nullable String redirect(ContainerRequestContext request) {
        return (String) request.getProperty(REDIRECT);
    }

    /** The content type as sent, null when there is none. */
    static @Nullable String contentType(ContainerRequestContext request) {
        return (String) request.getProperty(CONTENT_TYPE);
    }

    /** The framework would refuse a request whose content type it cannot read. */
    private static void setContentTypeAside(ContainerRequestContext request) {
        String sent = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (sent == null) {
            return;
        }
        request.setProperty(CONTENT_TYPE, sent);
        try {
            MediaType.valueOf(sent);
        } catch (IllegalArgumentException e) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }

    private static String location(Request request) {
        HttpURI uri = request.getAttribute(ADDRESS_AS_SENT) instanceof HttpURI sent
                ? sent
                : Request.unWrap(request).getHttpURI();
        // Escaped slashes count, too: they are decoded before routing.
        String path = uri.getPath().replaceAll("(?i)(/|%2F)+$", "");
        return HttpURI.build(uri, path, null, uri.getQuery()).asString();
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
