package io.vippet.rest.internal.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a caller reads when an operation fails unexpectedly; the cause is logged in any case. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FailureText {

    /** The text, or its beginning. */
    String value();

    /** Whether the message of the exception follows. */
    boolean withCause() default true;
}
