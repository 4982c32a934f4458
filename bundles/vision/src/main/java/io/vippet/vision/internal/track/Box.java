package io.vippet.vision.internal.track;

/**
 * An upright box; any unit, the same for all.
 *
 * @param x centre
 * @param y centre
 */
public record Box(double x, double y, double width, double height) {

    /** Area shared with another box, relative to the area that both cover; 0..1. */
    public double overlap(Box o) {
        double w = Math.min(x + width / 2, o.x + o.width / 2) - Math.max(x - width / 2, o.x - o.width / 2);
        double h = Math.min(y + height / 2, o.y + o.height / 2) - Math.max(y - height / 2, o.y - o.height / 2);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        return w * h / (width * height + o.width * o.height - w * h);
    }

    /** Distance of the centres, relative to the mean diagonal of both. */
    double distance(Box o) {
        double size = (Math.hypot(width, height) + Math.hypot(o.width, o.height)) / 2;
        return size == 0 ? Double.POSITIVE_INFINITY : Math.hypot(x - o.x, y - o.y) / size;
    }
}
