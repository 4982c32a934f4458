package io.vippet.http;

/**
 * Names for services of type {@code org.eclipse.jetty.server.Handler} that want to be served. A handler with the property
 * {@link #PATH} is given its server and started when it is seen, and stopped when it has gone and its last exchange has
 * ended. It must not be started or stopped by its owner.
 *
 * <p>What a handler sees: the path without the API root {@code /api/v1}; {@code %2F} decoded, dot segments resolved. The
 * gate has been passed: on the public connector the application is ready, or the path is one of {@code /docs},
 * {@code /redoc}, {@code /openapi.json}; {@code /health} and {@code /status} are answered already; the origin of
 * state-changing requests has been checked.
 */
public final class HandlerWhiteboard {

    /**
     * Service property, text or array of texts: path prefix that the handler serves, without the API root, for instance
     * {@code /docs}. It covers {@code /docs} and everything below {@code /docs/}; {@code /} covers all. The longest
     * prefix wins, among equals the highest service ranking.
     */
    public static final String PATH = "http.path";

    /** Service property, text: connector that serves the handler, {@link #PUBLIC} unless given. */
    public static final String CONNECTOR = "http.connector";

    /** The connector for clients and browsers. */
    public static final String PUBLIC = "public";

    /** The connector for the operator; it is open as long as some handler asks for it, and not gated. */
    public static final String ADMIN = "admin";

    /** Request attribute, {@code org.eclipse.jetty.http.HttpURI}: the address as the client sent it. */
    public static final String ORIGINAL_URI = "io.vippet.http.uri";

    private HandlerWhiteboard() {}
}
