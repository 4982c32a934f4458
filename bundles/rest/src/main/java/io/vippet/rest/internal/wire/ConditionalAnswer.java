package io.vippet.rest.internal.wire;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers of one method marked {@link io.vippet.api.rest.ConditionalGet}; keeps the last value as it was written. */
final class ConditionalAnswer implements ContainerResponseFilter {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private static final Pattern GZIP = Pattern.compile(
            "(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q\\s*=\\s*([0-9.]+)\\s*)?(?=,|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");

    private final JsonProvider json;
    private final ReentrantLock change = new ReentrantLock();
    private volatile @Nullable Rendering last;

    ConditionalAnswer(JsonProvider json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        Object value = response.getEntity();
        if (response.getStatus() != OK || value == null) {
            return;
        }
        Rendering rendering = rendering(value);
        boolean compressed = wantsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        Representation chosen = compressed ? rendering.compressed() : rendering.plain();
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, chosen.tag());
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache"); // to be asked for each time, not: not to be kept
        headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && chosen.isAmong(known)) {
            response.setStatus(NOT_MODIFIED);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            response.setEntity(null);
            return;
        }
        if (compressed) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, chosen.length());
        response.setEntity(chosen);
    }

    /** Writes a value unless it was the last one. */
    private Rendering rendering(Object value) throws IOException {
        Rendering rendering = last;
        if (rendering != null && rendering.isOf(value)) {
            return rendering;
        }
        change.lock(); // so that one request writes a new value, and not all that come at the same time
        try {
            rendering = last;
            if (rendering == null || !rendering.isOf(value)) {
                rendering = new Rendering(value, json.bytes(value));
                last = rendering;
            }
            return rendering;
        } finally {
            change.unlock();
        }
    }

    /** Only when it is named: what accepts anything may be unable to read it. */
    private static boolean wantsGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        Matcher gzip = GZIP.matcher(accepted);
        return gzip.find()
                && (gzip.group(1) == null || !ZERO.matcher(gzip.group(1)).matches());
    }
}
