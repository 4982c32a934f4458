package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Access;
import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.VideoFrame;
import io.vippet.vision.internal.draw.Painter;
import io.vippet.vision.internal.meta.FrameResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvawatermark}: draws what was found into the frames. */
final class GvaWatermark extends BaseTransform {
    static final List<Property<?>> PROPERTIES = List.of(
            Property.string("device", "Always drawn on the CPU; no effect", "CPU"),
            Property.bool("obb", "Oriented boxes; no effect", false),
            Property.string("displ-cfg", "No effect", ""));

    private @Nullable Painter painter;
    private @Nullable Frames frames;

    @Override
    protected void start() {
        painter = new Painter();
    }

    @Override
    protected void setCaps(Caps in, Caps out) {
        frames = Frames.of(in);
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) {
        Frames video = frames;
        Painter brush = painter;
        if (video == null || brush == null) {
            return FlowReturn.NOT_NEGOTIATED;
        }
        FrameResults results = FrameResults.of(buffer, video.width(), video.height());
        if (!results.regions().isEmpty()) {
            try (VideoFrame mapped = buffer.map(video.info(), Access.READ_WRITE)) {
                brush.paint(video.picture(mapped), results);
            }
        }
        return FlowReturn.OK;
    }
}
