package io.vippet.openvino;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Dimensions of a port, some of which may be open.
 *
 * @param rankKnown whether the number of dimensions is known; if not, {@code dimensions} is empty
 * @param dimensions outermost first
 */
public record PartialShape(boolean rankKnown, List<Dimension> dimensions) {
    /** Freezes the dimensions. */
    public PartialShape {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Bounds of one dimension.
     *
     * @param min smallest value
     * @param max largest value, -1 without a bound
     */
    public record Dimension(long min, long max) {
        /** Whether the value is known. */
        public boolean isStatic() {
            return min == max;
        }

        @Override
        public String toString() {
            return isStatic() ? String.valueOf(min) : max < 0 ? (min == 0 ? "?" : min + "..") : min + ".." + max;
        }
    }

    /** Whether every dimension is known. */
    public boolean isStatic() {
        return rankKnown && dimensions.stream().allMatch(Dimension::isStatic);
    }

    /** The shape, if every dimension is known. */
    public Optional<Shape> toShape() {
        return isStatic()
                ? Optional.of(new Shape(dimensions.stream().map(Dimension::min).toList()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return rankKnown
                ? dimensions.stream().map(Dimension::toString).collect(Collectors.joining(",", "[", "]"))
                : "[...]";
    }
}
