package io.vippet.openvino;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fully known dimensions of a tensor, outermost first.
 *
 * @param dimensions each 0 or more
 */
public record Shape(List<Long> dimensions) {
    /** Checks and freezes the dimensions. */
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.stream().anyMatch(d -> d < 0)) {
            throw new IllegalArgumentException("a shape has no negative dimensions: " + dimensions);
        }
    }

    /** A shape from its dimensions. */
    public static Shape of(long... dimensions) {
        return new Shape(Arrays.stream(dimensions).boxed().toList());
    }

    /** Number of dimensions. */
    public int rank() {
        return dimensions.size();
    }

    /** One dimension; negative indexes count from the end. */
    public int dim(int index) {
        return Math.toIntExact(dimensions.get(index < 0 ? index + rank() : index));
    }

    /** Number of elements. */
    public long elements() {
        return dimensions.stream().reduce(1L, Math::multiplyExact);
    }

    /** The dimensions as an array. */
    public long[] toArray() {
        return dimensions.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
