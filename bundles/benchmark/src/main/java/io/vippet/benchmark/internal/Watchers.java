package io.vippet.benchmark.internal;

import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.metrics.LiveValues;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who want live values now; they come and go while runs go on. */
@Component(service = Watchers.class)
public final class Watchers implements LiveValues {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final List<LiveValues> present = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addWatcher(LiveValues watcher) {
        present.add(watcher);
    }

    void removeWatcher(LiveValues watcher) {
        present.remove(watcher);
    }

    @Override
    public void fps(String jobId, double perStream) {
        tell(watcher -> watcher.fps(jobId, perStream));
    }

    @Override
    public void latency(String jobId, String streamId, LatencyMetrics sample) {
        tell(watcher -> watcher.latency(jobId, streamId, sample));
    }

    @Override
    public void ended(String jobId) {
        tell(watcher -> watcher.ended(jobId));
    }

    /** A watcher that fails is no reason to break a run. */
    private void tell(Consumer<LiveValues> what) {
        for (LiveValues watcher : present) {
            try {
                what.accept(watcher);
            } catch (RuntimeException e) {
                LOG.warn("{} does not take live values", watcher.getClass().getName(), e);
            }
        }
    }
}
