package io.vippet.vision.internal.meta;

import io.vippet.gstreamer.Attachment;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.RegionOfInterest;
import java.util.List;

/**
 * Everything found in a frame so far. Travels with the buffer as a Java value, because GStreamer's converters keep the
 * boxes of region metas but drop what was said about them; region metas are written beside it for other elements.
 */
public record FrameResults(List<Region> regions) {
    /** Nothing. */
    public static final FrameResults NONE = new FrameResults(List.of());

    private static final Attachment<FrameResults> KEY = Attachment.of("VippetFrameResults", FrameResults.class);

    /** Freezes the list. */
    public FrameResults {
        regions = List.copyOf(regions);
    }

    /**
     * What elements upstream found; metas of elements that are not ours count when there is nothing of ours.
     *
     * @param width of the frame in pixels
     */
    public static FrameResults of(Buffer buffer, int width, int height) {
        return buffer.attached(KEY).orElseGet(() -> ofMetas(buffer.regions(), width, height));
    }

    private static FrameResults ofMetas(List<RegionOfInterest> metas, int width, int height) {
        return metas.isEmpty()
                ? NONE
                : new FrameResults(metas.stream()
                        .map(r -> RegionMeta.read(r, width, height))
                        .toList());
    }

    /** Whether an element upstream looked into this frame, even if it found nothing. */
    public static boolean isOn(Buffer buffer) {
        return buffer.attached(KEY).isPresent() || !buffer.regions().isEmpty();
    }

    /** Writes this to a buffer, in place of what was there. */
    public void writeTo(Buffer buffer, int width, int height) {
        buffer.attach(KEY, this);
        buffer.clearRegions();
        regions.forEach(r -> buffer.addRegion(RegionMeta.write(r, width, height)));
    }
}
