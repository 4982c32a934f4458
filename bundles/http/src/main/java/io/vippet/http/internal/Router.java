package io.vippet.http.internal;

import io.vippet.http.HandlerWhiteboard;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.osgi.framework.ServiceReference;

/** Finds the route with the longest prefix of a path. Handlers come and go while requests are served. */
final class Router {

    private record Entry(ServiceReference<?> service, Route route, String connector, List<String> paths) {

        /** Length of the prefix that covers a path, -1 = none. */
        int match(String path) {
            return paths.stream()
                    .filter(prefix -> covers(prefix, path))
                    .mapToInt(String::length)
                    .max()
                    .orElse(-1);
        }

        private static boolean covers(String prefix, String path) {
            return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    private final CopyOnWriteArrayList<Entry> entries = new CopyOnWriteArrayList<>();

    /** Adds a started handler. */
    void add(Handler handler, ServiceReference<?> service) {
        entries.add(new Entry(service, new Route(handler), connector(service), paths(service)));
    }

    void remove(ServiceReference<?> service) {
        for (Entry entry : entries) {
            if (entry.service().equals(service) && entries.remove(entry)) {
                entry.route().retire();
            }
        }
    }

    boolean serves(String connector) {
        return entries.stream().anyMatch(entry -> entry.connector().equals(connector));
    }

    /** Enters the route that serves a decoded path on a connector. */
    Optional<Route> enter(String connector, String path) {
        return entries.stream()
                .filter(entry -> entry.connector().equals(connector) && entry.match(path) >= 0)
                .sorted(Comparator.<Entry>comparingInt(entry -> entry.match(path))
                        .thenComparing(Entry::service, Router::compareRanking)
                        .reversed())
                .map(Entry::route)
                .filter(Route::enter) // a retired one makes way for the next
                .findFirst();
    }

    private static int compareRanking(ServiceReference<?> a, ServiceReference<?> b) {
        return a.compareTo(b);
    }

    static String connector(ServiceReference<?> service) {
        Object value = service.getProperty(HandlerWhiteboard.CONNECTOR);
        return value == null ? HandlerWhiteboard.PUBLIC : value.toString();
    }

    private static List<String> paths(ServiceReference<?> service) {
        Object value = service.getProperty(HandlerWhiteboard.PATH);
        Stream<String> paths =
                value instanceof String[] several ? Stream.of(several) : Stream.of(String.valueOf(value));
        return paths.map(path -> path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .toList();
    }
}
