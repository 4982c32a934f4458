package io.vippet.runner.child;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.ElementType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a jar of elements looks like to the child. */
public final class TestElements implements ElementProvider {

    /** Set in the environment when GStreamer's own elements shall seem to infer. */
    static final String NATIVE = "TEST_NATIVE_INFERENCE";

    /** Sees a car in every frame. */
    static final class Detecting extends BaseTransform {
        static final Property<Float> THRESHOLD = Property.number("threshold", "Confidence", 0, 0.9f, 0.3f);

        @Override
        protected void start() {
            measurements()
                    .inference(new Measurements.Inference(
                            name(), "cars.onnx", "CPU", "Test CPU", "f32", "Test engine", "1.2"));
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            measurements().detected("car", 1);
            return FlowReturn.OK;
        }
    }

    /** Counts frames as the real one does. */
    static final class Counting extends BaseTransform {
        private @Nullable FrameCounter counter;

        @Override
        protected void start() {
            counter = measurements().open(name());
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            if (counter != null) {
                counter.frame();
            }
            return FlowReturn.OK;
        }
    }

    @Override
    public Collection<ElementType> elements() {
        List<ElementType> types = new ArrayList<>(List.of(
                ElementType.named("gvadetect", "GstGvaDetect", Detecting::new)
                        .property(Detecting.THRESHOLD)
                        .passthrough()
                        .inferring()
                        .build(),
                ElementType.named("gvafpscounter", "GstGvaFpscounter", Counting::new)
                        .passthrough()
                        .build()));
        if (System.getenv(NATIVE) != null) {
            types.add(ElementType.named("identity", "GstGvaInference", Detecting::new)
                    .inferring()
                    .build());
        }
        return types;
    }

    @Override
    public Optional<Engine> engine() {
        return Optional.of(new Engine("Test engine", "1.2"));
    }

    @Override
    public List<InferenceDevice> devices() {
        return List.of(new InferenceDevice("CPU", "Test CPU", "INTEGRATED", List.of("FP32"), Map.of("KEY", "value")));
    }

    @Override
    public List<String> warmUpLaunches() {
        return List.of("videotestsrc num-buffers=1 ! gvafpscounter ! fakesink");
    }
}
