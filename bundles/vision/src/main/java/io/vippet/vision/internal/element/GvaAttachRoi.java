package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.meta.RegionFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvaattachroi}: attaches regions that are known before, for elements that look into regions only. */
final class GvaAttachRoi extends BaseTransform {
    private static final Property<String> ROI = Property.string(
                    "roi", "A region for every frame, in pixels: left,top,right,bottom", "")
            .checked(GvaAttachRoi::corners);
    private static final Property<String> FILE = Property.string(
            "file-path", "JSON file with regions per frame, as gvametapublish writes it (json or json-lines)", "");
    private static final Property<String> MODE = Property.choice(
            "mode",
            "Which entry of the file belongs to which frame",
            "GstGVAAttachRoiMode",
            List.of(
                    new Choice(0, "in-order", "One after the other; frames after the last entry get none"),
                    new Choice(1, "in-loop", "One after the other, again and again"),
                    new Choice(2, "by-timestamp", "The one with the time of the frame")),
            "in-order");

    static final List<Property<?>> PROPERTIES = List.of(ROI, FILE, MODE);

    private @Nullable Frames frames;
    private @Nullable RegionFile file;
    private double @Nullable [] fixed;
    private int number;

    @Override
    protected void start() {
        number = 0;
        fixed = corners(get(ROI));
        file = get(FILE).isEmpty() ? null : RegionFile.read(Path.of(get(FILE)));
        if (fixed == null && file == null) {
            throw new VisionException(Kind.PROPERTY, "gvaattachroi needs roi or file-path");
        }
    }

    private static double @Nullable [] corners(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.strip().split("\\s*,\\s*", -1);
        double[] corners = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            corners[i] = parts[i].matches("\\d{1,6}") ? Integer.parseInt(parts[i]) : -1;
        }
        if (corners.length != 4
                || corners[0] < 0
                || corners[1] < 0
                || corners[2] <= corners[0]
                || corners[3] <= corners[1]) {
            throw new VisionException(Kind.PROPERTY, "roi is left,top,right,bottom in pixels, not '" + text + "'");
        }
        return corners;
    }

    @Override
    protected void setCaps(Caps in, Caps out) {
        frames = Frames.of(in);
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) {
        Frames video = frames;
        if (video == null) {
            return FlowReturn.NOT_NEGOTIATED;
        }
        int width = video.width();
        int height = video.height();
        List<Region> all =
                new ArrayList<>(FrameResults.of(buffer, width, height).regions());
        double[] c = fixed;
        if (c != null) {
            all.add(Region.of(all.size() + 1, "", c[0] / width, c[1] / height, c[2] / width, c[3] / height));
        }
        RegionFile entries = file;
        if (entries != null) {
            long pts = buffer.pts();
            List<RegionFile.Entry> found =
                    switch (get(MODE)) {
                        case "in-loop" -> entries.at(number % entries.size());
                        case "by-timestamp" -> entries.of(pts == Buffer.NO_TIME ? -1 : streamTime(pts));
                        default -> entries.at(number);
                    };
            for (RegionFile.Entry e : found) {
                all.add(e.region(all.size() + 1, width, height));
            }
        }
        number++;
        new FrameResults(all).writeTo(buffer, width, height);
        return FlowReturn.OK;
    }
}
