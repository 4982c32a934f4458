package io.vippet.api.payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The spelling on the wire where it differs from the rule: members are the component name in snake_case, enum constants
 * their name as it is.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {

    /** Exact spelling in JSON, or the schema name when put on a type. */
    String value();
}
