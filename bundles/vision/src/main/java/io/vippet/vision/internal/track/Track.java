package io.vippet.vision.internal.track;

import org.jspecify.annotations.Nullable;

/** A thing over several frames: where it is, how it moves, and how long ago it was seen. */
final class Track {
    private final int id;
    private final String label;
    private final Motion x;
    private final Motion y;
    private final Motion width;
    private final Motion height;
    private @Nullable Appearance appearance;
    private int seen = 1;
    private int missed;

    Track(int id, Sighting first) {
        this.id = id;
        label = first.label();
        appearance = first.appearance();
        Box b = first.box();
        x = new Motion(b.x(), b.width());
        y = new Motion(b.y(), b.height());
        width = new Motion(b.width(), b.width());
        height = new Motion(b.height(), b.height());
    }

    int id() {
        return id;
    }

    /** Where it is thought to be. */
    Box box() {
        return new Box(x.position(), y.position(), Math.max(0, width.position()), Math.max(0, height.position()));
    }

    /** In how many frames it was seen. */
    int seen() {
        return seen;
    }

    /** In how many frames it has not been seen since. */
    int missed() {
        return missed;
    }

    void predict() {
        double w = width.position();
        double h = height.position();
        x.predict(w);
        y.predict(h);
        width.predict(w);
        height.predict(h);
        missed++;
    }

    void correct(Sighting now) {
        Box b = now.box();
        x.correct(b.x(), b.width());
        y.correct(b.y(), b.height());
        width.correct(b.width(), b.width());
        height.correct(b.height(), b.height());
        seen++;
        missed = 0;
        Appearance newer = now.appearance();
        Appearance known = appearance;
        appearance = known == null || newer == null ? newer : known.towards(newer);
    }

    /** How unlikely it is that this is what was seen: 0 surely, 1 never. */
    double cost(Sighting s) {
        if (!s.label().equals(label)) {
            return 1;
        }
        Box here = box();
        double overlap = here.overlap(s.box());
        // After a gap the place is uncertain: near is then as good as overlapping.
        double near = missed > 1 ? 1 - here.distance(s.box()) : 0;
        double place = 1 - Math.max(overlap, 0.8 * near);
        Appearance mine = appearance;
        Appearance other = s.appearance();
        return mine == null || other == null ? place : 0.75 * place + 0.25 * mine.difference(other);
    }
}
