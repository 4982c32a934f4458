package io.vippet.vision.internal.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives things that move numbers that stay. Tracks are moved on by their velocity and paired with what is seen, in two
 * rounds: first what the detector is sure of, then the rest for tracks that found nothing, so that a thing half hidden
 * keeps its number. Only what is surely seen begins a track. One frame after the other, by one thread.
 */
public final class Tracker {
    private static final double UNLIKELY = 0.9;
    private static final double UNLIKELY_WEAK = 0.6;

    /** A number without a thing. */
    public static final int NONE = -1;

    /**
     * How patient a tracker is.
     *
     * @param sure confidence from which a sighting begins a track
     * @param patience frames after which a thing that is not seen is forgotten
     */
    public record Settings(double sure, int patience) {
        /** A second at a camera's usual rate. */
        public static final Settings USUAL = new Settings(0.5, 30);
    }

    /**
     * A thing that was not seen now, where it is thought to be.
     *
     * @param missed frames since it was seen, from 1
     */
    public record Expected(int id, Box box, int missed) {}

    private final Settings settings;
    private final List<Track> tracks = new ArrayList<>();
    private int last;

    public Tracker(Settings settings) {
        this.settings = settings;
    }

    /**
     * The next frame.
     *
     * @return the number of each sighting, in order; {@link #NONE} for what is too weak to begin a track
     */
    public int[] next(List<Sighting> sightings) {
        tracks.forEach(Track::predict);
        int[] ids = new int[sightings.size()];
        Arrays.fill(ids, NONE);
        List<Track> free = new ArrayList<>(tracks);
        pair(free, sightings, ids, true, UNLIKELY);
        pair(free, sightings, ids, false, UNLIKELY_WEAK);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == NONE && sightings.get(i).confidence() >= settings.sure()) {
                ids[i] = ++last;
                tracks.add(new Track(last, sightings.get(i)));
            }
        }
        // What was seen once only may have been an error, and is not waited for.
        tracks.removeIf(t -> t.missed() > (t.seen() == 1 ? 2 : settings.patience()));
        return ids;
    }

    /** Things that were not seen in this frame but are thought to be there. */
    public List<Expected> expected() {
        return tracks.stream()
                .filter(t -> t.missed() > 0)
                .map(t -> new Expected(t.id(), t.box(), t.missed()))
                .toList();
    }

    /** How many numbers have been given. */
    public int count() {
        return last;
    }

    private void pair(List<Track> free, List<Sighting> sightings, int[] ids, boolean sure, double limit) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == NONE && sightings.get(i).confidence() >= settings.sure() == sure) {
                open.add(i);
            }
        }
        if (free.isEmpty() || open.isEmpty()) {
            return;
        }
        double[][] costs = new double[free.size()][open.size()];
        for (int t = 0; t < free.size(); t++) {
            for (int s = 0; s < open.size(); s++) {
                costs[t][s] = free.get(t).cost(sightings.get(open.get(s)));
            }
        }
        int[] columns = Assignment.of(costs, limit);
        List<Track> paired = new ArrayList<>();
        for (int t = 0; t < columns.length; t++) {
            if (columns[t] >= 0) {
                int s = open.get(columns[t]);
                free.get(t).correct(sightings.get(s));
                ids[s] = free.get(t).id();
                paired.add(free.get(t));
            }
        }
        free.removeAll(paired);
    }
}
