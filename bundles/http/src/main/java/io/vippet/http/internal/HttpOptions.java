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
 * @param hosts names beside localhost by which pages may reach a server on loopback, separated by commas
 * @param tokenFile file with the secret that requests have to show, empty = none
 */
record HttpOptions(
        String bind, int port, String adminBind, int adminPort, String proxies, String hosts, String tokenFile) {

    static final String BIND = "VIPPET_BIND";
    static final String PORT = "VIPPET_PORT";
    static final String ADMIN_BIND = "VIPPET_ADMIN_BIND";
    static final String ADMIN_PORT = "VIPPET_ADMIN_PORT";
    static final String PROXIES = "VIPPET_PROXIES";
    static final String HOSTS = "VIPPET_HOSTS";
    static final String TOKEN_FILE = "VIPPET_TOKEN_FILE";

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
                text(PROXIES, "", properties, environment),
                text(HOSTS, "", properties, environment),
                text(TOKEN_FILE, "", properties, environment));
        options.origins();
        options.token();
        return options;
    }

    /** @throws IllegalArgumentException with a sentence that names the setting */
    OriginCheck origins() {
        return new OriginCheck(proxies, new HostNames(bind, hosts));
    }

    /** @throws IllegalArgumentException with a sentence that names the setting */
    BearerToken token() {
        return BearerToken.of(tokenFile);
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
