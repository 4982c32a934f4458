package io.vippet.http.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request comes from a page of this server. Browsers say where a state-changing request was made;
 * scripts say nothing and pass.
 */
final class OriginCheck {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final InetAddressSet proxies = new InetAddressSet();
    private final HostNames names;

    /** @param proxies addresses, {@code a.b.c.d/n} or ranges, separated by commas; may be empty */
    OriginCheck(String proxies, HostNames names) {
        this.names = names;
        Arrays.stream(proxies.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .forEach(this::trust);
    }

    private void trust(String address) {
        try {
            proxies.add(address);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Setting " + HttpOptions.PROXIES + " must list addresses or ranges such as 172.18.0.0/16, not '"
                            + address + "'.",
                    e);
        }
    }

    boolean allows(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null || SAFE.contains(request.getMethod())) {
            return true;
        }
        return hosts(request).anyMatch(host -> same(origin, host));
    }

    private Stream<String> hosts(Request request) {
        Stream<String> host =
                Stream.ofNullable(request.getHeaders().get(HttpHeader.HOST)).filter(names::include);
        if (!fromProxy(request)) {
            return host;
        }
        Stream<String> forwarded = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_HOST).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip);
        return Stream.concat(host, forwarded);
    }

    private boolean fromProxy(Request request) {
        return !proxies.isEmpty()
                && request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress() instanceof InetAddress address
                && proxies.test(address);
    }

    /** Compares host and port; a port left out is the one of the origin's scheme. */
    static boolean same(String origin, String host) {
        try {
            URI uri = URI.create(origin.strip().toLowerCase(Locale.ROOT));
            URI authority = URI.create(uri.getScheme() + "://" + host.strip().toLowerCase(Locale.ROOT));
            return uri.getHost() != null && uri.getHost().equals(authority.getHost()) && port(uri) == port(authority);
        } catch (IllegalArgumentException e) {
            return false; // "null", an extension's scheme, or nonsense
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        @Nullable String scheme = uri.getScheme();
        return "https".equals(scheme) ? 443 : 80;
    }
}
