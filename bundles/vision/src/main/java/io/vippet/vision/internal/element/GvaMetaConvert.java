package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import io.vippet.gstreamer.VideoInfo;
import io.vippet.vision.internal.meta.FrameJson;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.FrameTensors;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvametaconvert}: makes a JSON text of what was found in a frame. */
final class GvaMetaConvert extends BaseTransform {
    private static final Property<String> SOURCE =
            Property.string("source", "Where the frames come from; goes into every text", "");
    private static final Property<String> TAGS = Property.string("tags", "A JSON object that goes into every text", "")
            .checked(tags -> new FrameJson("", tags, 0));
    private static final Property<Boolean> EMPTY =
            Property.bool("add-empty-results", "Make a text for frames in which nothing was found too", false);
    private static final Property<Boolean> UTC =
            Property.bool("timestamp-utc", "Wall clock time as text instead of ns of the stream", false);
    private static final Property<Boolean> MICROSECONDS =
            Property.bool("timestamp-microseconds", "With timestamp-utc: to the microsecond", false);
    private static final Property<Boolean> TENSORS =
            Property.bool("add-tensor-data", "Add the raw outputs that gvainference attached", false);
    private static final Property<Integer> INDENT =
            Property.integer("json-indent", "Blanks per level; -1 for one line", -1, 10, -1);

    static final List<Property<?>> PROPERTIES = List.of(
            Property.choice(
                            "format",
                            "Form of the text",
                            "GvaMetaConvertFormat",
                            List.of(new Choice(0, "json", "JSON"), new Choice(1, "dump-detection", "Lines in the log")),
                            "json")
                    .refusing("json"::equals, "results become JSON only; leave it out."),
            SOURCE,
            TAGS,
            EMPTY,
            UTC,
            MICROSECONDS,
            INDENT,
            TENSORS,
            Property.bool("add-rtp-timestamp", "Add the time of RTCP sender reports", false)
                    .refusing(off -> !off, "there is none in the results here; leave it out."),
            Property.bool("signal-handoffs", "Send a signal with every buffer", false)
                    .refusing(off -> !off, "nobody in a launch text can hear signals; leave it out."));

    private final Clock clock;
    private @Nullable FrameJson json;
    private @Nullable VideoInfo video;

    GvaMetaConvert(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void start() {
        json = new FrameJson(get(SOURCE), get(TAGS), get(INDENT));
    }

    @Override
    protected void setCaps(Caps in, Caps out) {
        video = VideoInfo.of(in).orElse(null);
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) {
        VideoInfo info = video;
        FrameJson writer = json;
        if (info == null || writer == null) {
            return FlowReturn.NOT_NEGOTIATED;
        }
        FrameResults results = FrameResults.of(buffer, info.width(), info.height());
        FrameTensors tensors = get(TENSORS) ? FrameTensors.of(buffer) : FrameTensors.NONE;
        if (!results.regions().isEmpty() || !tensors.tensors().isEmpty() || get(EMPTY)) {
            String text = writer.write(results, tensors, info.width(), info.height(), timestamp(buffer));
            buffer.attach(FrameText.KEY, new FrameText(text));
        }
        return FlowReturn.OK;
    }

    private Object timestamp(Buffer buffer) {
        if (get(UTC)) {
            Instant now = clock.instant();
            return now.truncatedTo(get(MICROSECONDS) ? ChronoUnit.MICROS : ChronoUnit.MILLIS)
                    .toString();
        }
        long pts = buffer.pts();
        return pts == Buffer.NO_TIME ? 0L : Math.max(0, streamTime(pts));
    }
}
