package io.vippet.runner.child.internal;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.ElementFactory;
import io.vippet.gstreamer.ElementType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Measurements;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.util.List;

/**
 * Runs small pipelines before the child says that it is ready: loads classes, links functions, and shows that a Java
 * element really sees frames in this GStreamer, which no comparison of structure sizes can.
 */
final class WarmUp {

    /** Passes frames and counts them. */
    static final ElementType ELEMENT = ElementType.named("vippetprobe", "VippetProbe", Probe::new)
            .longName("Frame probe")
            .description("Shows that elements written in Java see frames")
            .build();

    private static final int FRAMES = 2;
    private static final String LAUNCH = "videotestsrc name=source num-buffers=" + FRAMES
            + " ! video/x-raw,width=64,height=64 ! vippetprobe ! queue ! fakesink name=sink";

    /** Elements of nearly every run; loading their plug-ins, libav's above all, takes some 400 ms. */
    private static final List<String> USUAL = List.of(
            "multifilesrc",
            "parsebin",
            "qtdemux",
            "tsdemux",
            "h264parse",
            "avdec_h264",
            "videoconvert",
            "videoscale",
            "openh264enc",
            "mp4mux");

    private static final class Probe extends BaseTransform {
        private FrameCounter frames = new Measurements().open("unused");

        @Override
        protected void start() {
            frames = measurements().open(name());
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            frames.frame();
            return FlowReturn.OK;
        }
    }

    private WarmUp() {}

    /**
     * Runs the pipelines.
     *
     * @throws GstException of kind ABI when the Java element did not see its frames
     */
    static void run(JavaElements elements, Measurements measurements, EventSink warnings) {
        USUAL.forEach(ElementFactory::load);
        run(LAUNCH, elements, measurements);
        long seen = measurements.counters().stream()
                .filter(c -> c.stream().startsWith("vippetprobe"))
                .mapToLong(FrameCounter.Snapshot::frames)
                .sum();
        if (seen != FRAMES) {
            throw new GstException(GstException.Kind.ABI, "A Java element saw %d of %d frames".formatted(seen, FRAMES));
        }
        elements.providers().stream()
                .flatMap(provider -> provider.warmUpLaunches().stream())
                .forEach(launch -> {
                    if (run(launch, elements, measurements) != Event.Outcome.EOS) {
                        warnings.send(new Event.Warning("", "Warm-up failed: " + launch, ""));
                    }
                });
        measurements.reset();
    }

    private static Event.Outcome run(String launch, JavaElements elements, Measurements measurements) {
        Command.Run command =
                new Command.Run("warm-up", launch, Command.Mode.NORMAL, 0, true, List.of("source__sink"), false);
        return new PipelineRun(
                        command, System.nanoTime(), measurements, elements.registered(), WarmUp::complain, _ -> {})
                .run();
    }

    private static void complain(Event event) {
        if (event instanceof Event.Error error) {
            System.err.println("Warm-up: " + error.message());
        }
    }
}
