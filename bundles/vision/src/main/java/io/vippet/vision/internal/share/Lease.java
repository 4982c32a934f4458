package io.vippet.vision.internal.share;

import io.vippet.vision.EngineModel;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.InferenceEngine;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One element's share of a compiled model. All requests have to be given back before it is closed. */
public final class Lease implements AutoCloseable {
    private final InferenceEngine engine;
    private final EngineModel model;
    private final BlockingQueue<EngineRequest> idle;
    private final int requests;
    private final long latencyNanos;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(
            InferenceEngine engine,
            EngineModel model,
            BlockingQueue<EngineRequest> idle,
            int requests,
            long latencyNanos,
            Runnable end) {
        this.engine = engine;
        this.model = model;
        this.idle = idle;
        this.requests = requests;
        this.latencyNanos = latencyNanos;
        this.end = end;
    }

    /** The engine behind the model. */
    public InferenceEngine engine() {
        return engine;
    }

    /** The model. */
    public EngineModel model() {
        return model;
    }

    /** How many requests this element brought in. */
    public int requests() {
        return requests;
    }

    /** How long a request takes when all of these requests are under way. */
    public long latencyNanos() {
        return latencyNanos;
    }

    /** An idle request, or null when all are under way. */
    public @Nullable EngineRequest poll() {
        return idle.poll();
    }

    /** An idle request; waits for one. */
    public EngineRequest take() throws InterruptedException {
        return idle.take();
    }

    /** Puts a request back that is not running. */
    public void giveBack(EngineRequest request) {
        idle.add(request);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }
}
