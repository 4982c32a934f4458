package io.vippet.description;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a value; null where there is none.
 *
 * @param least smallest number
 * @param most largest number
 * @param minSize fewest characters, items or members
 * @param maxSize most characters, items or members
 */
public record Constraints(
        @Nullable Long least,
        @Nullable Long most,
        @Nullable Integer minSize,
        @Nullable Integer maxSize) {

    /** No limits. */
    public static final Constraints NONE = new Constraints(null, null, null, null);

    /** Reads the annotations of a parameter or accessor. */
    public static Constraints of(AnnotatedElement element) {
        Min min = element.getAnnotation(Min.class);
        Max max = element.getAnnotation(Max.class);
        Size size = element.getAnnotation(Size.class);
        return new Constraints(
                min == null ? null : (Long) min.value(),
                max == null ? null : (Long) max.value(),
                size == null || size.min() == 0 ? null : (Integer) size.min(),
                size == null || size.max() == Integer.MAX_VALUE ? null : (Integer) size.max());
    }
}
