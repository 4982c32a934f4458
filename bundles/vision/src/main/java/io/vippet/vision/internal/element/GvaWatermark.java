package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Access;
import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.VideoFrame;
import io.vippet.vision.internal.draw.Display;
import io.vippet.vision.internal.draw.Painter;
import io.vippet.vision.internal.meta.FrameResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvawatermark}: draws what was found into the frames. */
final class GvaWatermark extends BaseTransform {
    private static final Property<String> DISPLAY = Property.string(
                    "displ-cfg",
                    "What is drawn and how, KEY=VALUE,KEY=VALUE of show-labels, draw-txt-bg, font-scale, thickness, color-idx, "
                            + "show-roi and hide-roi",
                    "")
            .checked(GvaWatermark::display);

    static final List<Property<?>> PROPERTIES = List.of(
            DISPLAY,
            Property.string("device", "What draws", "CPU")
                    .refusing(
                            device -> device.isEmpty() || device.equals("CPU"),
                            "frames are drawn on by the CPU here; leave it out."),
            Property.bool("obb", "Oriented boxes", false)
                    .refusing(off -> !off, "boxes are upright here; leave it out."),
            Property.bool("displ-avgfps", "Draw the rate that gvafpscounter measures", false)
                    .refusing(off -> !off, "rates are told by the server, not drawn; leave it out."),
            Property.bool("use-watermark-meta", "Draw what other elements attached", false)
                    .refusing(off -> !off, "there are no such attachments here; leave it out."));

    private @Nullable Painter painter;
    private @Nullable Frames frames;

    @Override
    protected void start() {
        Display display = display(get(DISPLAY));
        display.warnings().forEach(this::postWarning);
        painter = new Painter(display);
    }

    private static Display display(String text) {
        return Display.of(ModelSetup.config("displ-cfg", text));
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
