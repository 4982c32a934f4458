package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Access;
import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Caps;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import io.vippet.gstreamer.VideoFrame;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.image.ColourHistogram;
import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.track.Appearance;
import io.vippet.vision.internal.track.Box;
import io.vippet.vision.internal.track.Sighting;
import io.vippet.vision.internal.track.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code gvatrack}: gives what was found numbers that stay from frame to frame. */
final class GvaTrack extends BaseTransform {
    private static final Property<String> TYPE = Property.choice(
                    "tracking-type",
                    "zero-term: what a detector finds in each frame gets a number; short-term: things are also followed through "
                            + "frames without inference. With imageless only places count, else colours too",
                    "GstGvaTrackingType",
                    List.of(
                            new Choice(0, "zero-term", "Numbers, by place and colour"),
                            new Choice(1, "short-term-imageless", "Numbers and places in between, by place"),
                            new Choice(2, "zero-term-imageless", "Numbers, by place"),
                            new Choice(3, "deep-sort", "Numbers, by features of a model"),
                            new Choice(4, "short-term", "Numbers and places in between, by place and colour")),
                    "zero-term")
            .refusing(
                    type -> !type.equals("deep-sort"),
                    "deep-sort is not offered; use zero-term, which looks at colours.");
    private static final Property<String> CONFIG = Property.string(
                    "config",
                    "KEY=VALUE,KEY=VALUE of patience (frames until a thing is forgotten, 30), sure (confidence from which a thing "
                            + "gets a new number, 0) and tracking_per_class (whether a thing keeps its label, true)",
                    "")
            .checked(GvaTrack::settings);

    static final List<Property<?>> PROPERTIES = List.of(
            TYPE,
            CONFIG,
            Property.string("device", "What follows", "")
                    .refusing(
                            device -> device.isEmpty() || device.equals("CPU"),
                            "things are followed by the CPU here; leave it out."),
            Property.string("deepsort-trck-cfg", "Settings of deep-sort", "")
                    .refusing(String::isEmpty, "deep-sort is not offered; leave it out."));

    private static final Set<String> KEYS = Set.of("patience", "sure", "tracking_per_class");

    private Tracker tracker = new Tracker(Tracker.Settings.USUAL);
    private final Map<Integer, Region> known = new HashMap<>();
    private boolean looks;
    private boolean follows;
    private boolean perClass;
    private @Nullable Frames frames;
    /** Caps of the first frame, whose pixels are the unit of the boxes: numbers outlive a change of resolution. */
    private @Nullable Frames unit;

    @Override
    protected void start() {
        tracker = new Tracker(settings(get(CONFIG)));
        perClass = !ModelSetup.config("config", get(CONFIG))
                .getOrDefault("tracking_per_class", "true")
                .equals("false");
        looks = !get(TYPE).endsWith("imageless");
        follows = get(TYPE).startsWith("short-term");
        known.clear();
        unit = null;
    }

    private static Tracker.Settings settings(String text) {
        Map<String, String> config = ModelSetup.config("config", text);
        config.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new VisionException(
                    Kind.PROPERTY,
                    "config of gvatrack has no '%s', only patience, sure, tracking_per_class".formatted(key));
        });
        return new Tracker.Settings(number(config, "sure", 0, 1), (int) number(config, "patience", 30, 1e6));
    }

    private static double number(Map<String, String> config, String key, double otherwise, double most) {
        try {
            double value = Double.parseDouble(config.getOrDefault(key, String.valueOf(otherwise)));
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new VisionException(
                Kind.PROPERTY,
                "config of gvatrack: %s is a number from 0 to %.0f, not '%s'".formatted(key, most, config.get(key)));
    }

    @Override
    protected void setCaps(Caps in, Caps out) {
        Frames now = Frames.of(in);
        frames = now;
        if (unit == null) {
            unit = now;
        }
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) {
        Frames video = frames;
        if (video == null) {
            return FlowReturn.NOT_NEGOTIATED;
        }
        boolean inferred = FrameResults.isOn(buffer);
        if (!inferred && !follows) {
            return FlowReturn.OK;
        }
        List<Region> found =
                FrameResults.of(buffer, video.width(), video.height()).regions();
        int[] ids = tracker.next(sightings(buffer, video, found));
        List<Region> all = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            Region region = found.get(i).tracked(ids[i]);
            all.add(region);
            if (ids[i] != Tracker.NONE) {
                known.put(ids[i], region);
            }
        }
        List<Tracker.Expected> expected = tracker.expected();
        known.keySet().removeIf(id -> !contains(ids, id) && expected.stream().noneMatch(e -> e.id() == id));
        if (!inferred) {
            for (Tracker.Expected e : expected) {
                Region last = known.get(e.id());
                if (last != null) {
                    all.add(moved(last, all.size() + 1, e.box()));
                }
            }
        }
        new FrameResults(all).writeTo(buffer, video.width(), video.height());
        return FlowReturn.OK;
    }

    private List<Sighting> sightings(Buffer buffer, Frames video, List<Region> found) {
        if (!looks || found.isEmpty()) {
            return found.stream().map(r -> sighting(r, video, null)).toList();
        }
        try (VideoFrame mapped = buffer.map(video.info(), Access.READ)) {
            Picture picture = video.picture(mapped);
            return found.stream().map(r -> sighting(r, video, picture)).toList();
        }
    }

    private Sighting sighting(Region r, Frames video, @Nullable Picture picture) {
        double w = video.width();
        double h = video.height();
        Appearance appearance = picture == null
                ? null
                : new Appearance(ColourHistogram.of(picture, r.left() * w, r.top() * h, r.right() * w, r.bottom() * h));
        double across = unit().width();
        double down = unit().height();
        Box box = new Box(
                (r.left() + r.right()) / 2 * across,
                (r.top() + r.bottom()) / 2 * down,
                (r.right() - r.left()) * across,
                (r.bottom() - r.top()) * down);
        return new Sighting(box, perClass ? r.label() : "", r.confidence(), appearance);
    }

    private Region moved(Region last, int id, Box box) {
        double across = unit().width();
        double down = unit().height();
        return last.at(
                id,
                (box.x() - box.width() / 2) / across,
                (box.y() - box.height() / 2) / down,
                (box.x() + box.width() / 2) / across,
                (box.y() + box.height() / 2) / down);
    }

    private Frames unit() {
        return Objects.requireNonNull(unit, "caps come before frames");
    }

    private static boolean contains(int[] ids, int id) {
        for (int each : ids) {
            if (each == id) {
                return true;
            }
        }
        return false;
    }
}
