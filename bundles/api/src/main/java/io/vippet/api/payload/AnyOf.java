package io.vippet.api.payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which types a value declared as {@code Object} has; for answers only. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyOf {

    /** The types, each with a form on the wire. */
    Class<?>[] value();
}
