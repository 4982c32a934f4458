package io.vippet.vision.internal.element;

import io.vippet.vision.internal.meta.Attribute;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when a tracked region is classified again, and knows what was said about it last. Regions without a track are
 * always classified. Asked by the streaming thread, told by the pusher.
 */
final class Reclassification {
    private static final int REMEMBERED = 4096;

    private final int interval;
    private final Map<Integer, Long> begun = new ConcurrentHashMap<>();
    private final Map<Integer, List<Attribute>> known = new ConcurrentHashMap<>();

    /** Classifies on every n-th frame, with 0 only once. */
    Reclassification(int interval) {
        this.interval = interval;
    }

    /** Whether results are repeated at all. */
    boolean repeats() {
        return interval != 1;
    }

    /** Whether a region of that track is to be classified in this frame; if so, that is noted. */
    boolean due(int track, long frame) {
        if (track < 0 || interval == 1) {
            return true;
        }
        Long last = begun.get(track);
        if (last != null && (interval == 0 || frame - last < interval)) {
            return false;
        }
        if (begun.size() >= REMEMBERED) {
            begun.clear(); // tracks come and go for ever; forgetting costs one classification each
            known.clear();
        }
        begun.put(track, frame);
        return true;
    }

    void remember(int track, List<Attribute> attributes) {
        if (track >= 0 && interval != 1) {
            known.put(track, attributes);
        }
    }

    /** What was said last, empty when nothing is known yet. */
    List<Attribute> last(int track) {
        return track < 0 ? List.of() : known.getOrDefault(track, List.of());
    }
}
