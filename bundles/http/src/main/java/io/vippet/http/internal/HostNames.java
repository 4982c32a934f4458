package io.vippet.http.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The names by which pages may reach a server that listens on loopback. Any other name was made to resolve to this
 * machine by somebody (DNS rebinding). A server that listens elsewhere goes by whatever names its network gives it.
 */
final class HostNames {

    private final Predicate<String> own;

    /**
     * @param bind address that the server listens on
     * @param listed further names, separated by commas; may be empty
     */
    HostNames(String bind, String listed) {
        Set<String> names = Arrays.stream(listed.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        own = loopback(bind) ? name -> local(name) || names.contains(name) : name -> true;
    }

    private static boolean loopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // opening the connector fails with a better sentence
        }
    }

    private static boolean local(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** @param host as in the header of that name, with or without a port */
    boolean include(String host) {
        try {
            String name = URI.create("http://" + host.strip().toLowerCase(Locale.ROOT))
                    .getHost();
            return name != null && own.test(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
