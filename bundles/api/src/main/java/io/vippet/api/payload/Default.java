package io.vippet.api.payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that a member takes when a request leaves it out. A member without this annotation is required, unless it
 * is {@code @Nullable}: then it defaults to null.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {

    /** The value as JSON text, for instance {@code 1}, {@code "disabled"} or {@code []}. */
    String value();

    /** Whether the OpenAPI document names it; the published contract leaves some empty lists out. */
    boolean documented() default true;
}
