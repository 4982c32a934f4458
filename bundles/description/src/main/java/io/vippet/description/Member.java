package io.vippet.description;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A named value: a member of an object, or a parameter of an operation.
 *
 * @param name spelling on the wire
 * @param shape its form
 * @param nullable whether null is allowed
 * @param required whether a request must contain it
 * @param defaultValue what an absent member stands for; null stands for null
 * @param defaultDocumented whether documents name the default
 * @param constraints its limits
 * @param addition whether the published contract lacks it; left out of answers when null
 */
public record Member(
        String name,
        Shape shape,
        boolean nullable,
        boolean required,
        @Nullable JsonNode defaultValue,
        boolean defaultDocumented,
        Constraints constraints,
        boolean addition) {}
