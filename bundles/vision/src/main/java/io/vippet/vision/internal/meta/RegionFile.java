package io.vippet.vision.internal.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Regions per frame from a file, in the form of {@link FrameJson}: an array of frames, or one frame per line. */
public final class RegionFile {
    private final List<List<Entry>> frames = new ArrayList<>();
    private final Map<Long, List<Entry>> byTime = new HashMap<>();

    /**
     * One region.
     *
     * @param left 0..1 of the frame with {@code relative}, else pixels, as are the others
     */
    public record Entry(String label, boolean relative, double left, double top, double right, double bottom) {
        /** As a region of a frame of some size. */
        public Region region(int id, int width, int height) {
            double w = relative ? 1 : width;
            double h = relative ? 1 : height;
            return Region.of(id, label, left / w, top / h, right / w, bottom / h);
        }
    }

    private RegionFile() {}

    /**
     * Reads a file.
     *
     * @throws VisionException PROPERTY when it cannot be read or holds no frame
     */
    public static RegionFile read(Path path) {
        RegionFile file = new RegionFile();
        try (MappingIterator<JsonNode> values =
                new JsonMapper().readerFor(JsonNode.class).readValues(path.toFile())) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.isArray()) {
                    value.forEach(file::add);
                } else {
                    file.add(value);
                }
            }
        } catch (IOException e) {
            throw new VisionException(
                    Kind.PROPERTY, "The regions in %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
        if (file.frames.isEmpty()) {
            throw new VisionException(Kind.PROPERTY, "There is no frame in " + path);
        }
        return file;
    }

    private void add(JsonNode frame) {
        List<Entry> entries =
                frame.path("objects").valueStream().map(RegionFile::entry).toList();
        frames.add(entries);
        byTime.put(frame.path("timestamp").asLong(-1), entries);
    }

    private static Entry entry(JsonNode object) {
        String label = object.path("roi_type")
                .asText(object.path("detection").path("label").asText(""));
        JsonNode box = object.path("detection").path("bounding_box");
        if (box.isObject()) {
            return new Entry(
                    label,
                    true,
                    box.path("x_min").asDouble(),
                    box.path("y_min").asDouble(),
                    box.path("x_max").asDouble(),
                    box.path("y_max").asDouble());
        }
        double x = object.path("x").asDouble();
        double y = object.path("y").asDouble();
        return new Entry(
                label,
                false,
                x,
                y,
                x + object.path("w").asDouble(),
                y + object.path("h").asDouble());
    }

    /** How many frames there are, at least 1. */
    public int size() {
        return frames.size();
    }

    /** Regions of the n-th frame, none after the last. */
    public List<Entry> at(int number) {
        return number < frames.size() ? frames.get(number) : List.of();
    }

    /** Regions of the frame of that time in ns, none when there is no such frame. */
    public List<Entry> of(long time) {
        return byTime.getOrDefault(time, List.of());
    }
}
