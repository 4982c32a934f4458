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

    static final List<Property<?>> PROPERTIES = List.of(
            STARTING_FRAME,
            Property.string("interval", "Rates are reported every second; no effect", "1"),
            Property.string("write-pipe", "No effect", ""),
            Property.string("read-pipe", "No effect", ""),
            Property.bool("print-std-dev", "No effect", false),
            Property.bool("print-latency", "No effect", false));

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
