package io.vippet.vision.internal.element;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.gstreamer.Bus;
import io.vippet.gstreamer.ElementRegistrar;
import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Message;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.State;
import java.time.Duration;
import java.util.List;

/** Runs launch texts with the elements of this bundle in real GStreamer. */
final class Launches {
    static final Measurements MEASUREMENTS = new Measurements();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static boolean registered;

    private Launches() {}

    static synchronized void open() {
        if (!registered) {
            try {
                Gst.init();
            } catch (GstException e) {
                assumeTrue(false, "no GStreamer: " + e.getMessage());
            }
            List<String> names = ElementRegistrar.register(new VisionElements().elements(), MEASUREMENTS);
            assumeTrue(names.contains("gvadetect"), "GStreamer has gva elements of its own");
            registered = true;
        }
        MEASUREMENTS.reset();
    }

    /** As {@link #open}, with OpenVINO. */
    static void openWithRuntime() {
        System.setProperty("OPENVINO_LIB_DIR", Home.runtime().toString());
        // As the runner child does: OpenVINO comes before GStreamer's plug-ins in C++, those of libav's libraries too.
        new VisionElements().engine();
        open();
    }

    static void toEnd(String launch) {
        Message last = run(launch);
        if (!(last instanceof Message.Eos)) {
            throw new AssertionError("Expected the end of the stream, got " + last);
        }
    }

    static Message.Error toError(String launch) {
        Message last = run(launch);
        if (last instanceof Message.Error error) {
            return error;
        }
        throw new AssertionError("Expected an error, got " + last);
    }

    private static Message run(String launch) {
        try (Pipeline pipeline = Pipeline.parse(launch);
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PLAYING);
            while (true) {
                Message message =
                        bus.poll(PATIENCE).orElseThrow(() -> new AssertionError("Nothing on the bus for " + PATIENCE));
                if (message instanceof Message.Eos || message instanceof Message.Error) {
                    return message;
                }
            }
        }
    }
}
