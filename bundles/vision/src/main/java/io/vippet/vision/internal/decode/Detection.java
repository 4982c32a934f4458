package io.vippet.vision.internal.decode;

/**
 * A box that a detector found.
 *
 * @param left 0..1 of the model's input, as are the other edges; may lie outside
 * @param confidence 0..1
 * @param label number of the class
 */
public record Detection(float left, float top, float right, float bottom, float confidence, int label) {
    /** A box by its centre and its sides. */
    static Detection centred(float x, float y, float width, float height, float confidence, int label) {
        return new Detection(x - width / 2, y - height / 2, x + width / 2, y + height / 2, confidence, label);
    }

    /** Area shared with another box, relative to the area that both cover. */
    public float overlap(Detection o) {
        float w = Math.min(right, o.right) - Math.max(left, o.left);
        float h = Math.min(bottom, o.bottom) - Math.max(top, o.top);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        float both = w * h;
        return both / (area() + o.area() - both);
    }

    private float area() {
        return Math.max(0, right - left) * Math.max(0, bottom - top);
    }
}
