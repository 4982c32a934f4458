package io.vippet.vision;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tensor of 32-bit floats on the heap, row-major. For one thread. */
public final class FloatTensor {

    private final String name;
    private final List<Integer> shape;
    private final Supplier<float[]> source;
    private float @Nullable [] data;

    /** A view of {@code data}, which has as many elements as the shape says. */
    public FloatTensor(String name, List<Integer> shape, float[] data) {
        this(name, shape, () -> data);
        this.data = data;
        if (size() != data.length) {
            throw new IllegalArgumentException(
                    "Tensor '%s' %s needs %d elements, not %d".formatted(name, shape, size(), data.length));
        }
    }

    /** A tensor whose elements are fetched when they are first asked for; many a decoder leaves some outputs alone. */
    public FloatTensor(String name, List<Integer> shape, Supplier<float[]> source) {
        this.name = name;
        this.shape = List.copyOf(shape);
        this.source = source;
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

    /** Number of elements; fetches none. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** The elements themselves, no copy. */
    public float[] data() {
        float[] known = data;
        if (known == null) {
            known = source.get();
            data = known;
        }
        return known;
    }
}
