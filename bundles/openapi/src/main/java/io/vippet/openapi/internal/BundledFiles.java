package io.vippet.openapi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files that came with this bundle. */
final class BundledFiles {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Reply> read = new ConcurrentHashMap<>();

    /**
     * Finds a file.
     *
     * @param path below the root of the bundle, for instance {@code static/redoc/redoc.standalone.js}
     */
    Optional<Reply> find(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        if (!TYPES.containsKey(extension)) {
            return Optional.empty();
        }
        Reply known = read.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = BundledFiles.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                return Optional.empty();
            }
            Reply reply = Reply.of(TYPES.getOrDefault(extension, "application/octet-stream"), in.readAllBytes());
            read.put(path, reply);
            return Optional.of(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
