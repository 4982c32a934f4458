package io.vippet.vision;

import java.util.List;

/** A tensor of 32-bit floats on the heap, row-major. */
public final class FloatTensor {

    private final String name;
    private final List<Integer> shape;
    private final float[] data;

    /** A view of {@code data}, which has as many elements as the shape says. */
    public FloatTensor(String name, List<Integer> shape, float[] data) {
        this.name = name;
        this.shape = List.copyOf(shape);
        this.data = data;
        int elements = this.shape.stream().reduce(1, Math::multiplyExact);
        if (elements != data.length) {
            throw new IllegalArgumentException(
                    "Tensor '%s' %s needs %d elements, not %d".formatted(name, shape, elements, data.length));
        }
    }

    /** Name of the output. */
    public String name() {
        return name;
    }

    /** Dimensions, outermost first. */
    public List<Integer> shape() {
        return shape;
    }

    /** One dimension; negative indexes count from the end. */
    public int dim(int index) {
        return shape.get(index < 0 ? index + shape.size() : index);
    }

    /** The elements themselves, no copy. */
    public float[] data() {
        return data;
    }
}
