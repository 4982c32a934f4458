package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Access;
import io.vippet.gstreamer.AsyncTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.VideoFrame;
import io.vippet.vision.EngineModel;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.decode.Outputs;
import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.image.Placement;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.model.InputPlan;
import io.vippet.vision.internal.share.Lease;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element that runs a model on frames or on regions of them. The streaming thread copies the pixels into requests and
 * starts them; the frame is unmapped before that ends. Results are written by the pusher.
 *
 * @param <R> what is made of one inference
 */
abstract class InferenceElement<R> extends AsyncTransform {
    private final Inferring inferring;
    private final Property<String> regionProperty;

    private @Nullable ModelUse use;
    private volatile @Nullable Frames frames;
    private long seen;
    private int interval = 1;
    private boolean wholeFrames;
    private List<Target> whole = List.of();
    private Set<String> classes = Set.of();

    InferenceElement(Inferring inferring, Property<String> regionProperty) {
        this.inferring = inferring;
        this.regionProperty = regionProperty;
    }

    /** Makes the decoders of a model that is compiled. */
    abstract void prepare(ModelSetup setup, EngineModel model);

    /** Makes something of one inference; the outputs are valid during the call. On either thread. */
    abstract R decode(Target target, Placement placement, Outputs outputs);

    /** Writes the results of a frame to it. On the pusher's thread. */
    abstract void complete(Buffer buffer, List<FrameWork.Result<R>> results);

    /** Whether a region of the right class is to be inferred on now. On the streaming thread. */
    boolean wants(Region region, long frame) {
        return true;
    }

    /** Whether frames without anything to infer on are completed too. */
    boolean completesWithoutTargets() {
        return false;
    }

    @Override
    protected void start() throws Exception {
        seen = 0;
        interval = get(InferenceProperties.INTERVAL);
        wholeFrames = get(regionProperty).equals("full-frame");
        String wanted = get(InferenceProperties.OBJECT_CLASS).strip();
        classes = wanted.isEmpty() ? Set.of() : Set.of(wanted.split("\\s*,\\s*"));
        ModelSetup setup = ModelSetup.of(this, inferring.descriptions());
        Lease lease = inferring
                .models()
                .join(
                        get(InferenceProperties.INSTANCE_ID),
                        setup.request(),
                        get(InferenceProperties.NIREQ),
                        this::postWarning);
        try {
            prepare(setup, lease.model());
        } catch (RuntimeException e) {
            lease.close();
            throw e instanceof VisionException v && v.kind() == Kind.MODEL_PROC
                    ? new VisionException(Kind.MODEL_PROC, "Model %s: %s".formatted(setup.name(), v.getMessage()), v)
                    : e;
        }
        use = ModelUse.of(setup, lease, inferring.kernels());
        report(setup, lease);
    }

    @Override
    protected void stop() {
        ModelUse open = use;
        use = null;
        if (open != null) {
            open.lease().close();
        }
    }

    @Override
    protected void setCaps(Caps in, Caps out) {
        Frames now = Frames.of(in);
        frames = now;
        whole = List.of(Target.frame(now.width(), now.height()));
    }

    @Override
    protected int depth() {
        return used().lease().requests();
    }

    @Override
    protected long latencyNanos() {
        ModelUse open = use;
        return open == null ? 0 : open.lease().latencyNanos();
    }

    @Override
    protected @Nullable Work begin(Buffer buffer) throws Exception {
        long number = seen++;
        if (number % interval != 0) {
            return null;
        }
        List<Target> targets = targets(buffer, number);
        FrameWork<R> work = new FrameWork<>(this, used());
        if (targets.isEmpty()) {
            return completesWithoutTargets() ? work : null;
        }
        try (VideoFrame mapped = buffer.map(frames().info(), Access.READ)) {
            Picture picture = frames().picture(mapped);
            for (Target target : targets) {
                work.begin(picture, target);
            }
            return work;
        } catch (Throwable t) {
            work.abandon();
            throw t;
        }
    }

    private List<Target> targets(Buffer buffer, long number) {
        int width = frames().width();
        int height = frames().height();
        if (wholeFrames) {
            return whole;
        }
        InputPlan.Crop crop = used().setup().plan().crop();
        return FrameResults.of(buffer, width, height).regions().stream()
                .filter(r -> classes.isEmpty() || classes.contains(r.label()))
                .filter(r -> wants(r, number))
                .map(r -> Target.region(r, crop, width, height))
                .filter(Target::usable)
                .toList();
    }

    private void report(ModelSetup setup, Lease lease) {
        EngineModel model = lease.model();
        measurements()
                .inference(new Measurements.Inference(
                        name(),
                        setup.file().toString(),
                        model.device(),
                        model.fullDeviceName(),
                        model.precision(),
                        lease.engine().name(),
                        lease.engine().version()));
    }

    final Frames frames() {
        Frames known = frames;
        if (known == null) {
            throw new IllegalStateException("Element %s got a buffer before caps".formatted(name()));
        }
        return known;
    }

    private ModelUse used() {
        ModelUse open = use;
        if (open == null) {
            throw new IllegalStateException("Element %s is not started".formatted(name()));
        }
        return open;
    }
}
