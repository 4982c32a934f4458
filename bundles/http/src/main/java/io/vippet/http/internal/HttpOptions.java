package io.vippet.http.internal;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the connectors need to know. Read here and not through the settings service, since the server answers before
 * that service exists.
 *
 * @param bind address of the public connector
 * @param port its port, 0 = any free one
 * @param adminBind address of the admin connector
 * @param adminPort its port
 * @param proxies addresses or ranges of reverse proxies whose X-Forwarded-Host is believed, separated by commas
 */
record HttpOptions(String bind, int port, String adminBind, int adminPort, String proxies) {

    static final String BIND = "VIPPET_BIND";
    static final String PORT = "VIPPET_PORT";
    static final String ADMIN_BIND = "VIPPET_ADMIN_BIND";
    static final String ADMIN_PORT = "VIPPET_ADMIN_PORT";
    static final String PROXIES = "VIPPET_PROXIES";

    private static final String LOOPBACK = "127.0.0.1";

    static final HttpOptions DEFAULT = read(name -> null, name -> null);

    /**
     * Reads framework properties first, then the environment.
     *
     * @throws IllegalArgumentException with a sentence that names the setting
     */
    static HttpOptions read(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
        HttpOptions options = new HttpOptions(
                text(BIND, LOOPBACK, properties, environment),
                port(PORT, "7860", properties, environment),
                text(ADMIN_BIND, LOOPBACK, properties, environment),
                port(ADMIN_PORT, "7861", properties, environment),
                text(PROXIES, "", properties, environment));
        new OriginCheck(options.proxies());
        return options;
    }

    private static String text(
            String name,
            String otherwise,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        String value = properties.apply(name);
        if (value == null || value.isBlank()) {
            value = environment.apply(name);
        }
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static int port(
            String name,
            String otherwise,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        String value = text(name, otherwise, properties, environment);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException(
                    "Setting " + name + " must be a port from 0 to 65535, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
