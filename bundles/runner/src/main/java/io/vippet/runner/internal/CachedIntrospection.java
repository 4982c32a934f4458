package io.vippet.runner.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.Introspection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks a child once and remembers, in memory and on disk, as long as what is installed stays the same. */
@Component(service = Introspection.class)
public final class CachedIntrospection implements Introspection {

    private final Children children;
    private final InspectionCache cache;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Inspection known;

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
        return inspection().devices();
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
            if (known != null && known.installed().equals(installed)) {
                return known;
            }
            Optional<Inspection> stored = cache.read(installed);
            known = stored.isPresent() ? stored.get() : ask();
            return known;
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
