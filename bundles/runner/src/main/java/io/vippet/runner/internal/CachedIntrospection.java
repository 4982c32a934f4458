package io.vippet.runner.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.Introspection;
import io.vippet.api.runner.RunnerException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a child once and remembers, in memory and on disk, as long as what is installed stays the same. Reading all
 * elements may take long, so nobody who wants devices waits for that: they get what was seen last, while it is checked.
 */
@Component(service = Introspection.class)
public final class CachedIntrospection implements Introspection {

    private static final Logger LOG = LoggerFactory.getLogger(CachedIntrospection.class);

    private final Children children;
    private final InspectionCache cache;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile @Nullable Inspection known;

    /** Creates the service; nothing is asked yet. */
    @Activate
    public CachedIntrospection(@Reference Children children, @Reference Settings settings) {
        this(children, new InspectionCache(settings));
    }

    CachedIntrospection(Children children, InspectionCache cache) {
        this.children = children;
        this.cache = cache;
    }

    @Override
    public List<ElementInfo> elements() {
        return inspection().elements();
    }

    @Override
    public List<InferenceDevice> devices() {
        Inspection last = known;
        if (last == null) {
            last = cache.last().orElse(null);
        }
        if (last == null || !last.installed().equals(cache.installed())) {
            checkSoon();
        }
        return last == null ? askForDevices() : last.devices();
    }

    private void checkSoon() {
        if (checking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("introspection").start(() -> {
                try {
                    inspection();
                } catch (RunnerException e) {
                    LOG.warn("What is installed cannot be read: {}", e.getMessage());
                } finally {
                    checking.set(false);
                }
            });
        }
    }

    private List<InferenceDevice> askForDevices() {
        try {
            return Inspector.devices(children.take());
        } finally {
            children.warm();
        }
    }

    @Override
    public void refresh() {
        lock.lock();
        try {
            known = null;
            cache.clear();
        } finally {
            lock.unlock();
        }
        // The spare has loaded what was installed when it started.
        children.renew();
    }

    private Inspection inspection() {
        lock.lock();
        try {
            String installed = cache.installed();
            Inspection before = known;
            if (before != null && before.installed().equals(installed)) {
                return before;
            }
            Optional<Inspection> stored =
                    cache.last().filter(last -> last.installed().equals(installed));
            Inspection now = stored.isPresent() ? stored.get() : ask();
            known = now;
            return now;
        } finally {
            lock.unlock();
        }
    }

    private Inspection ask() {
        try {
            Inspection answer = Inspector.ask(children.take(), cache::installed);
            cache.write(answer);
            return answer;
        } finally {
            children.warm();
        }
    }
}
