package io.vippet.rest.internal.dispatch;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.jetty.JettyHttpContainer;

/** One application with a fixed set of resources, and the requests that run in it. */
final class Generation {

    private final JettyHttpContainer application;
    private final List<Object> parts;
    private final Set<Object> withdrawn;
    private final Consumer<Generation> drained;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean retired;

    /**
     * Wraps a started application.
     *
     * @param parts resources and extensions in it
     * @param withdrawn shared with the application: resources in it are no longer served
     * @param drained called once the generation is retired and its last request has ended; possibly twice
     */
    Generation(
            JettyHttpContainer application,
            Collection<Object> parts,
            Set<Object> withdrawn,
            Consumer<Generation> drained) {
        this.application = application;
        this.parts = List.copyOf(parts);
        this.withdrawn = withdrawn;
        this.drained = drained;
    }

    static Set<Object> identitySet() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Takes a request in; false when the generation has retired meanwhile. */
    boolean enter() {
        running.incrementAndGet();
        if (retired) {
            leave();
            return false;
        }
        return true;
    }

    void leave() {
        if (running.decrementAndGet() == 0 && retired) {
            drained.accept(this);
        }
    }

    /** Serves a request that {@link #enter} has taken in. */
    void handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(callback, this::leave);
        exchange.attachTo(request);
        try {
            if (!application.handle(request, new GuardedResponse(request, response, exchange), exchange)) {
                exchange.failed(new IllegalStateException("The application left a request alone"));
            }
        } catch (Exception | LinkageError e) {
            exchange.failed(e);
        }
    }

    /** Stops serving a resource at once, before the next generation is there. */
    void withdraw(Object resource) {
        withdrawn.add(resource);
    }

    /** What is served. */
    List<Object> parts() {
        return parts.stream().filter(part -> !withdrawn.contains(part)).toList();
    }

    /** Takes no further requests. */
    void retire() {
        running.incrementAndGet();
        retired = true;
        leave();
    }

    void close() {
        LifeCycle.stop(application);
    }
}
