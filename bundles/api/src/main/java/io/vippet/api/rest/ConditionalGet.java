package io.vippet.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method without parameters whose answer is written once per change: it carries a strong ETag, clients that
 * have it get 304, those that ask for gzip get a compressed copy. The last value is kept; a new one that equals it is
 * answered with the same bytes. Values must be immutable, {@code equals} must compare what is written.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConditionalGet {}
