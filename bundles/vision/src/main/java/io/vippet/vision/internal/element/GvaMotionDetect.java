package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Access;
import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.EventType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.VideoFrame;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.motion.MotionBlocks;
import io.vippet.vision.internal.motion.MotionRegions;
import io.vippet.vision.internal.track.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvamotiondetect}: attaches the regions of a frame in which something moves, without a model. */
final class GvaMotionDetect extends BaseTransform {
    /** Formats with a luma plane. */
    static final String CAPS = "video/x-raw,format=(string){NV12,I420}";

    private static final Property<Integer> BLOCK =
            Property.integer("block-size", "Side in pixels of the blocks that are judged", 16, 512, 64);
    private static final Property<Double> SHARE =
            Property.precise("motion-threshold", "Share of a block that must have changed", 0, 1, 0.05);
    private static final Property<Integer> PERSISTENCE =
            Property.integer("min-persistence", "Frames after which a region is told", 1, 30, 2);
    private static final Property<Integer> MISSES =
            Property.integer("max-miss", "Frames for which a region is kept without motion", 0, 30, 1);
    private static final Property<Double> OVERLAP =
            Property.precise("iou-threshold", "Overlap from which regions of two frames are the same", 0, 1, 0.3);
    private static final Property<Double> SMOOTHING =
            Property.precise("smooth-alpha", "Weight of a region's new place against its last ones", 0, 1, 0.5);
    private static final Property<Integer> CONFIRMATIONS =
            Property.integer("confirm-frames", "Frames one after the other in which a block must change", 1, 10, 1);
    private static final Property<Integer> DIFFERENCE =
            Property.integer("pixel-diff-threshold", "Difference of luma from which a pixel has changed", 1, 255, 15);
    private static final Property<Double> AREA =
            Property.precise("min-rel-area", "Smallest region, relative to the frame", 0, 0.25, 0.0005);

    static final List<Property<?>> PROPERTIES =
            List.of(BLOCK, SHARE, PERSISTENCE, MISSES, OVERLAP, SMOOTHING, CONFIRMATIONS, DIFFERENCE, AREA);

    private static final String LABEL = "motion";

    private @Nullable MotionBlocks blocks;
    private @Nullable MotionRegions regions;
    private @Nullable Frames frames;

    /** What is known of the frames before is in their pixels: it does not outlive their caps. */
    @Override
    protected void setCaps(Caps in, Caps out) {
        frames = Frames.of(in);
        blocks = new MotionBlocks(get(BLOCK), get(DIFFERENCE), get(SHARE), get(CONFIRMATIONS));
        regions = new MotionRegions(get(PERSISTENCE), get(MISSES), get(OVERLAP), get(SMOOTHING));
    }

    @Override
    protected void event(EventType event) {
        MotionBlocks finder = blocks;
        if (event == EventType.FLUSH_STOP && finder != null) {
            finder.reset(); // after a seek everything differs
        }
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) {
        Frames video = frames;
        MotionBlocks finder = blocks;
        MotionRegions follower = regions;
        if (video == null || finder == null || follower == null) {
            return FlowReturn.NOT_NEGOTIATED;
        }
        List<Box> seen;
        try (VideoFrame mapped = buffer.map(video.info(), Access.READ)) {
            seen = finder.next(video.picture(mapped));
        }
        double least = get(AREA) * video.width() * video.height();
        List<Box> told = follower.next(
                seen.stream().filter(b -> b.width() * b.height() >= least).toList());
        int width = video.width();
        int height = video.height();
        List<Region> all =
                new ArrayList<>(FrameResults.of(buffer, width, height).regions());
        for (Box b : told) {
            all.add(Region.of(
                    all.size() + 1,
                    LABEL,
                    (b.x() - b.width() / 2) / width,
                    (b.y() - b.height() / 2) / height,
                    (b.x() + b.width() / 2) / width,
                    (b.y() + b.height() / 2) / height));
        }
        new FrameResults(all).writeTo(buffer, width, height);
        return FlowReturn.OK;
    }
}
