package io.vippet.vision;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An output of a model before its first inference.
 *
 * @param name its name
 * @param shape dimensions, outermost first; {@link #OPEN} for those that the model leaves open
 */
public record OutputPort(String name, List<Integer> shape) {
    /** A dimension that only an inference tells. */
    public static final int OPEN = -1;

    /** Freezes the shape. */
    public OutputPort {
        shape = List.copyOf(shape);
    }

    /** Number of dimensions. */
    public int rank() {
        return shape.size();
    }

    /** One dimension; negative indexes count from the end. */
    public int dim(int index) {
        return shape.get(index < 0 ? index + shape.size() : index);
    }

    @Override
    public String toString() {
        return "'" + name + "' "
                + shape.stream().map(d -> d == OPEN ? "?" : d.toString()).collect(Collectors.joining(",", "[", "]"));
    }
}
