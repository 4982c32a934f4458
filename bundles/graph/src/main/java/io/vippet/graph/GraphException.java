package io.vippet.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one exception of this library. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GraphErrorKind kind;

    @SuppressWarnings("serial")
    private final Map<String, Object> details;

    public GraphException(GraphErrorKind kind, Map<String, ?> details, String message) {
        this(kind, details, message, null);
    }

    /**
     * Creates an exception.
     *
     * @param details what is concerned: texts, numbers, or lists of them, by name
     * @param message what is wrong, where, and what would be right; for people
     */
    public GraphException(GraphErrorKind kind, Map<String, ?> details, String message, @Nullable GraphException cause) {
        super(message, cause);
        this.kind = kind;
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public GraphErrorKind kind() {
        return kind;
    }

    /** Returns what is concerned: texts, numbers, or lists of them, by name; empty when the kind says it all. */
    public Map<String, Object> details() {
        return details;
    }
}
