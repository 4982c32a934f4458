package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Aggregator;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.VideoInfo;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.meta.BranchResults;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Adds what other branches found in a frame to the frame of the first one; places are relative, so sizes may differ. */
final class GvaMetaAggregate extends Aggregator {
    private final Map<Integer, VideoInfo> videos = new HashMap<>();

    @Override
    protected void start() {
        videos.clear();
    }

    @Override
    protected void setCaps(int input, Caps caps) {
        videos.put(
                input,
                VideoInfo.of(caps)
                        .orElseThrow(() -> new VisionException(
                                Kind.FORMAT, "sink_%d gets no raw video: %s".formatted(input, caps))));
    }

    @Override
    protected void merge(Buffer frame, int input, Buffer other) {
        BranchResults more = results(input, other);
        if (!more.isEmpty()) {
            VideoInfo video = video(0);
            results(0, frame).and(more).writeTo(frame, video.width(), video.height());
        }
    }

    private BranchResults results(int input, Buffer buffer) {
        VideoInfo video = video(input);
        return BranchResults.of(buffer, video.width(), video.height());
    }

    private VideoInfo video(int input) {
        return Objects.requireNonNull(videos.get(input), "caps come before frames");
    }
}
