package io.vippet.vision.internal.element;

import io.vippet.gstreamer.AsyncTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.internal.decode.Outputs;
import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.image.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The inferences of one frame: begun by the streaming thread, finished by the pusher. Requests go back to the pool
 * whatever happens.
 *
 * @param <R> what is made of one inference
 */
final class FrameWork<R> implements AsyncTransform.Work {
    private final InferenceElement<R> element;
    private final ModelUse use;
    private final Deque<Running> running = new ArrayDeque<>(1);
    private final List<Result<R>> results = new ArrayList<>(1);

    /** What came out for one target. */
    record Result<R>(Target target, R value) {}

    private record Running(EngineRequest request, Target target, Placement placement) {}

    FrameWork(InferenceElement<R> element, ModelUse use) {
        this.element = element;
        this.use = use;
    }

    /** Begins with one target. */
    void begin(Picture picture, Target target) throws InterruptedException {
        EngineRequest request = request();
        try {
            Placement placement = use.place(target);
            use.resampler().write(picture, placement, request.input());
            request.start();
            running.add(new Running(request, target, placement));
        } catch (Throwable t) {
            use.lease().giveBack(request);
            throw t;
        }
    }

    // Frames with more targets than requests re-use their own: waiting for the pool would wait for this frame itself.
    private EngineRequest request() throws InterruptedException {
        EngineRequest idle = use.lease().poll();
        if (idle != null) {
            return idle;
        }
        Running oldest = running.poll();
        if (oldest == null) {
            return use.lease().take();
        }
        try {
            collect(oldest);
            return oldest.request();
        } catch (Throwable t) {
            use.lease().giveBack(oldest.request());
            throw t;
        }
    }

    @Override
    public void finish(Buffer buffer) throws Exception {
        try {
            for (Running r = running.poll(); r != null; r = running.poll()) {
                try {
                    collect(r);
                } finally {
                    use.lease().giveBack(r.request());
                }
            }
        } finally {
            abandon();
        }
        element.complete(buffer, results);
    }

    /** Gives everything back without results. */
    void abandon() {
        for (Running r = running.poll(); r != null; r = running.poll()) {
            try {
                r.request().await();
            } catch (RuntimeException _) {
                // the first failure has been reported; this one only ends the request
            } finally {
                use.lease().giveBack(r.request());
            }
        }
    }

    private void collect(Running r) {
        r.request().await();
        Outputs outputs = new Outputs(r.request().outputs(), use.width(), use.height());
        results.add(new Result<>(r.target(), element.decode(r.target(), r.placement(), outputs)));
    }
}
