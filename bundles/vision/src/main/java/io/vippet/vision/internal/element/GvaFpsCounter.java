package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.EventType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvafpscounter}: counts the frames of its stream; the process that runs the pipeline reports the rates. */
final class GvaFpsCounter extends BaseTransform {
    private static final Property<Integer> STARTING_FRAME =
            Property.unsigned("starting-frame", "Frames that pass before counting begins", 0, Integer.MAX_VALUE, 0);

    private static final String PIPES = "frames are counted over all streams of a run; leave it out.";

    static final List<Property<?>> PROPERTIES = List.of(
            STARTING_FRAME,
            Property.string("interval", "Seconds from one report of the rate to the next", "1")
                    .ignoring("1"::equals, "rates are reported every second here."),
            Property.string("write-pipe", "Pipe to tell another process the rate", "")
                    .refusing(String::isEmpty, PIPES),
            Property.string("read-pipe", "Pipe to hear the rate of another process", "")
                    .refusing(String::isEmpty, PIPES),
            Property.bool("print-std-dev", "Print how much the time between frames varies", false)
                    .ignoring(
                            print -> !print,
                            "nothing is printed here; the server tells rates and latencies of each stream."),
            Property.bool("print-latency", "Print the latency of frames", false)
                    .ignoring(print -> !print, "nothing is printed here; use enable_latency_metrics of a test."));

    private @Nullable FrameCounter counter;
    private int skip;

    @Override
    protected void start() {
        skip = get(STARTING_FRAME);
        counter = measurements().open(name());
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) {
        FrameCounter open = counter;
        if (skip > 0) {
            skip--;
        } else if (open != null) {
            open.frame();
        }
        return FlowReturn.OK;
    }

    @Override
    protected void event(EventType event) {
        FrameCounter open = counter;
        if (event == EventType.EOS && open != null) {
            open.end();
        }
    }
}
