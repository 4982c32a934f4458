package io.vippet.vision.internal.share;

import io.vippet.vision.EngineModel;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.InferenceEngine;
import io.vippet.vision.ModelRequest;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiled models of a process. Elements with the same instance id share one, as do those without an id whose requests are
 * equal. Each brings requests of its own into the common pool. Thread-safe; different models compile at the same time.
 */
public final class SharedModels {
    private final List<InferenceEngine> engines;
    private final Map<Object, Shared> open = new HashMap<>();

    /** A registry over some engines; the first that serves a device is taken. */
    public SharedModels(List<InferenceEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /**
     * Joins a model, compiled before or now.
     *
     * @param instanceId name under which it is shared, empty for none
     * @param requests how many requests to bring in, 0 for as many as the model has streams, and two more
     * @param warning hears when the shared model was made with other settings
     * @throws VisionException when the model cannot be compiled
     */
    public Lease join(String instanceId, ModelRequest request, int requests, Consumer<String> warning) {
        Object key = instanceId.isEmpty() ? request : instanceId;
        Shared shared = enter(key, request);
        try {
            if (!shared.request.equals(request)) {
                warning.accept("model-instance-id=%s is in use with other settings, which win: %s"
                        .formatted(instanceId, shared.request));
            }
            return shared.lease(requests, () -> leave(key, shared));
        } catch (Throwable t) {
            leave(key, shared);
            throw t;
        }
    }

    private Shared enter(Object key, ModelRequest request) {
        synchronized (open) {
            Shared shared = open.computeIfAbsent(key, _ -> new Shared(engine(request.device()), request));
            shared.users++;
            return shared;
        }
    }

    private void leave(Object key, Shared shared) {
        synchronized (open) {
            if (--shared.users > 0) {
                return;
            }
            open.remove(key);
        }
        shared.close();
    }

    private InferenceEngine engine(String device) {
        return engines.stream()
                .filter(e -> e.serves(device))
                .findFirst()
                .orElseThrow(() -> new VisionException(
                        Kind.ENGINE,
                        "No inference engine serves device '%s'; installed: %s"
                                .formatted(
                                        device,
                                        engines.stream()
                                                .map(InferenceEngine::name)
                                                .toList())));
    }

    /** One compiled model, its requests, and how many elements use it (guarded by the registry). */
    private static final class Shared {
        private final InferenceEngine engine;
        private final ModelRequest request;
        private final BlockingQueue<EngineRequest> idle = new LinkedBlockingQueue<>();
        private final List<EngineRequest> all = new ArrayList<>();
        private @Nullable EngineModel model;
        private int users;

        Shared(InferenceEngine engine, ModelRequest request) {
            this.engine = engine;
            this.request = request;
        }

        synchronized Lease lease(int wanted, Runnable end) {
            EngineModel compiled = model;
            if (compiled == null) {
                compiled = engine.load(request);
                model = compiled;
            }
            int n = wanted > 0 ? wanted : compiled.streams() + 2;
            long slowest = 1;
            for (int i = 0; i < n; i++) {
                EngineRequest r = compiled.newRequest();
                all.add(r);
                slowest = Math.max(slowest, WarmUp.nanos(r));
                idle.add(r);
            }
            long rounds = Math.ceilDiv(n, compiled.streams());
            return new Lease(engine, compiled, idle, n, slowest * rounds, end);
        }

        synchronized void close() {
            all.forEach(EngineRequest::close);
            EngineModel compiled = model;
            if (compiled != null) {
                compiled.close();
            }
        }
    }
}
