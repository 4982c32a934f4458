package io.vippet.rest.internal.dispatch;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.rest.ServedOperations;
import io.vippet.rest.internal.wire.Uploads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves all services marked as resources of the whiteboard for Jakarta RESTful Web Services. A change of their set
 * makes a new generation once the set has been quiet for a moment; no request in flight notices.
 */
@Component(
        immediate = true,
        service = {Handler.class, JerseyDispatcher.class, ServedOperations.class},
        property = "http.path=/")
public final class JerseyDispatcher extends Handler.Abstract implements ServedOperations {

    private static final Logger LOG = LoggerFactory.getLogger(JerseyDispatcher.class);

    private static final long QUIET_MILLIS = 50;
    private static final long MOST_MILLIS = 500;
    /** The framework still touches an application shortly after its last answer. */
    private static final long LINGER_MILLIS = 1000;

    private final Uploads uploads;
    private final Map<ServiceReference<?>, Object> parts = new TreeMap<>(Comparator.reverseOrder());
    private final AtomicReference<@Nullable Generation> current = new AtomicReference<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong revision = new AtomicLong();
    private final ScheduledThreadPoolExecutor builder = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("rest-generations").factory());
    private volatile @Nullable GenerationFactory factory;
    private long firstChange;

    @Activate
    public JerseyDispatcher(@Reference Settings settings) {
        this(new Uploads(
                settings.path(Place.CACHE).resolve("uploads"),
                settings.text("UPLOAD_MAX_SIZE_BYTES").map(Long::parseLong).orElse(2L << 30)));
    }

    JerseyDispatcher(Uploads uploads) {
        this.uploads = uploads;
    }

    @Reference(
            name = "part",
            service = AnyService.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            target = "(|(osgi.jakartars.resource=true)(osgi.jakartars.extension=true))")
    void addPart(Object part, ServiceReference<?> reference) {
        synchronized (parts) {
            parts.put(reference, part);
        }
        rebuildSoon();
    }

    void removePart(Object part, ServiceReference<?> reference) {
        synchronized (parts) {
            parts.remove(reference);
        }
        Generation serving = current.get();
        if (serving != null) {
            serving.withdraw(part);
            revision.incrementAndGet();
        }
        rebuildSoon();
    }

    @Deactivate
    void deactivate() {
        builder.shutdown();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        factory = new GenerationFactory(getServer(), uploads, this::closeLater);
        rebuildSoon();
    }

    @Override
    protected void doStop() throws Exception {
        synchronized (this) { // not while a generation is being built
            factory = null;
            retire(current.getAndSet(null));
        }
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Request canonical = new CanonicalRequest(request);
        Generation generation = enter();
        if (generation == null) {
            Response.writeError(request, response, callback, 503);
        } else {
            generation.handle(canonical, response, callback);
        }
        return true;
    }

    private @Nullable Generation enter() {
        while (true) {
            Generation generation = current.get();
            if (generation == null) {
                generation = first();
            }
            if (generation == null || generation.enter()) {
                return generation;
            }
        }
    }

    /** The first request does not wait for the quiet moment. */
    private synchronized @Nullable Generation first() {
        if (current.get() == null) {
            rebuild();
        }
        return current.get();
    }

    /** Waits until no change has come for a moment, but not for ever. */
    private void rebuildSoon() {
        long change = changes.incrementAndGet();
        long now = System.nanoTime();
        synchronized (changes) {
            if (firstChange == 0) {
                firstChange = now;
            }
        }
        schedule(() -> rebuildIfQuiet(change), QUIET_MILLIS);
    }

    private synchronized void rebuildIfQuiet(long change) {
        synchronized (changes) {
            boolean waitedLong = System.nanoTime() - firstChange > TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
            if (firstChange == 0 || changes.get() != change && !waitedLong) {
                return;
            }
        }
        try {
            rebuild();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The resources stay as they were", e);
        }
    }

    /** Returns when everything that is present is served. */
    synchronized void settle() {
        boolean changed;
        synchronized (changes) {
            changed = firstChange != 0;
        }
        if (changed || current.get() == null) {
            rebuild();
        }
    }

    /** Covers all changes so far, also those whose quiet moment is still to come. */
    private synchronized void rebuild() {
        GenerationFactory factory = this.factory;
        if (factory == null) {
            return;
        }
        synchronized (changes) {
            firstChange = 0;
        }
        List<Object> served;
        synchronized (parts) {
            served = new ArrayList<>(parts.values());
        }
        Generation next = factory.build(served);
        synchronized (parts) {
            served.stream().filter(part -> !parts.containsValue(part)).forEach(next::withdraw);
            retire(current.getAndSet(next));
        }
        revision.incrementAndGet();
    }

    @Override
    public long revision() {
        return revision.get();
    }

    @Override
    public List<Operation> list() {
        settle();
        Generation serving = current.get();
        return serving == null ? List.of() : ResourceModel.operations(serving.parts());
    }

    private static void retire(@Nullable Generation generation) {
        if (generation != null) {
            generation.retire();
        }
    }

    private void closeLater(Generation generation) {
        if (!schedule(generation::close, LINGER_MILLIS)) {
            generation.close();
        }
    }

    /** Returns false after deactivation. */
    private boolean schedule(Runnable task, long millis) {
        try {
            builder.schedule(task, millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
