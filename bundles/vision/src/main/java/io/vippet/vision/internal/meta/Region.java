package io.vippet.vision.internal.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Something found in a frame.
 *
 * @param id unique in the frame, from 1
 * @param parentId id of the region in which it was looked for, -1 for the whole frame
 * @param trackId number of the thing over several frames, -1 without tracking
 * @param label its class
 * @param labelId number of the class
 * @param confidence 0..1
 * @param left 0..1 of the frame, as are the other edges
 * @param attributes what classifiers said, in order
 */
public record Region(
        int id,
        int parentId,
        int trackId,
        String label,
        int labelId,
        float confidence,
        float left,
        float top,
        float right,
        float bottom,
        List<Attribute> attributes) {
    /** Freezes the attributes. */
    public Region {
        attributes = List.copyOf(attributes);
    }

    /** Something that no detector is behind; edges in 0..1, cut off outside. */
    public static Region of(int id, String label, double left, double top, double right, double bottom) {
        return new Region(id, -1, -1, label, 0, 1, 0, 0, 1, 1, List.of()).at(id, left, top, right, bottom);
    }

    /** The same at another place; edges in 0..1, cut off outside. */
    public Region at(int newId, double newLeft, double newTop, double newRight, double newBottom) {
        return new Region(
                newId,
                -1,
                trackId,
                label,
                labelId,
                confidence,
                unit(newLeft),
                unit(newTop),
                unit(newRight),
                unit(newBottom),
                attributes);
    }

    private static float unit(double value) {
        return (float) Math.max(0, Math.min(1, value));
    }

    /** The same as the thing of that number. */
    public Region tracked(int number) {
        return new Region(id, parentId, number, label, labelId, confidence, left, top, right, bottom, attributes);
    }

    /** The same with more attributes; one of the same name is replaced. */
    public Region with(List<Attribute> more) {
        List<Attribute> all = new ArrayList<>(attributes);
        all.removeIf(a -> more.stream().anyMatch(m -> m.name().equals(a.name())));
        all.addAll(more);
        return new Region(id, parentId, trackId, label, labelId, confidence, left, top, right, bottom, all);
    }

    /** The same under another number, in another region. */
    Region numbered(int newId, int newParentId) {
        return new Region(
                newId, newParentId, trackId, label, labelId, confidence, left, top, right, bottom, attributes);
    }

    /** Whether another was made of the same detection; what was said about them later may differ. */
    boolean isSameDetection(Region other) {
        return id == other.id
                && labelId == other.labelId
                && label.equals(other.label)
                && confidence == other.confidence
                && left == other.left
                && top == other.top
                && right == other.right
                && bottom == other.bottom;
    }

    /** The same with what another says about the same detection. */
    Region joined(Region other) {
        Region more = with(other.attributes);
        return trackId < 0 && other.trackId >= 0 ? more.tracked(other.trackId) : more;
    }
}
