package io.vippet.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Status codes that a resource method answers with. A method without a code below 400 answers 200; one with answers the
 * first such code, unless it builds its response itself. 422 for invalid requests and 500 need not be named.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Answer.Several.class)
public @interface Answer {

    /** The codes. */
    int[] value();

    /** The body, a record; unless given it is what the method returns, or a {@link MessageResponse} from 400 on. */
    Class<?> type() default void.class;

    /** Holds repeated annotations. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {

        /** The annotations in source order. */
        Answer[] value();
    }
}
