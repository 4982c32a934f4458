package io.vippet.vision.internal.element;

import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.model.InputPlan;
import org.jspecify.annotations.Nullable;

/**
 * Where to infer in a frame.
 *
 * @param region the region, null for the whole frame
 * @param x left edge in pixels, as are the others
 */
record Target(@Nullable Region region, double x, double y, double width, double height) {

    static Target frame(int width, int height) {
        return new Target(null, 0, 0, width, height);
    }

    /** A region, grown around its centre as the model wants it, and cut at the edges of the frame. */
    static Target region(Region r, InputPlan.Crop crop, int width, int height) {
        double cx = (r.left() + r.right()) / 2 * width;
        double cy = (r.top() + r.bottom()) / 2 * height;
        double w = (r.right() - r.left()) * width * crop.scale();
        double h = (r.bottom() - r.top()) * height * crop.scale();
        if (crop.square()) {
            w = Math.max(w, h);
            h = w;
        }
        double x0 = Math.max(0, cx - w / 2);
        double y0 = Math.max(0, cy - h / 2);
        double x1 = Math.min(width, cx + w / 2);
        double y1 = Math.min(height, cy + h / 2);
        return new Target(r, x0, y0, x1 - x0, y1 - y0);
    }

    /** Whether there is anything to look at. */
    boolean usable() {
        return width >= 1 && height >= 1;
    }
}
