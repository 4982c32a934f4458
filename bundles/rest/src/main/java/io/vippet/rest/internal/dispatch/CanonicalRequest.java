package io.vippet.rest.internal.dispatch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose address is spelled in one way only, so that the framework routes as clients expect: an escaped slash
 * separates segments, a semicolon is a letter like others, every octet that could be misread is escaped.
 */
final class CanonicalRequest extends Request.Wrapper {

    private final HttpURI uri;

    CanonicalRequest(Request request) {
        super(request);
        HttpURI.Mutable canonical = HttpURI.build(request.getHttpURI())
                .path(path(pathInContext(request)))
                .query(query(request.getHttpURI().getQuery()));
        if (!isHost(Request.getServerName(request))) {
            // Legal for clients, not for java.net.URI: names with an underscore.
            canonical.host("localhost");
        }
        uri = canonical.asImmutable();
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    /** The path is relative to the context already. */
    @Override
    public Context getContext() {
        return getConnectionMetaData().getConnector().getServer().getContext();
    }

    /** The path as sent: the server's own canonical form lacks what follows a semicolon. */
    private static String pathInContext(Request request) {
        String path = request.getHttpURI().getPath();
        @Nullable String context = Request.getContextPath(request);
        return context != null && context.length() > 1 && path.startsWith(context)
                ? path.substring(context.length())
                : path;
    }

    static String path(String raw) {
        return Arrays.stream(decode(raw.replace("+", "%2B")).split("/", -1))
                .map(CanonicalRequest::encode)
                .collect(Collectors.joining("/"));
    }

    static @Nullable String query(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        return Arrays.stream(raw.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(CanonicalRequest::pair)
                .collect(Collectors.joining("&"));
    }

    private static String pair(String raw) {
        int equals = raw.indexOf('=');
        return equals < 0
                ? encode(decode(raw)) + "="
                : encode(decode(raw.substring(0, equals))) + "=" + encode(decode(raw.substring(equals + 1)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Percent signs that escape nothing stand for themselves. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
    }

    private static boolean isHost(String name) {
        try {
            return new URI("http", null, name, -1, "/", null, null).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
