package io.vippet.api.rest;

import io.vippet.api.payload.Addition;
import io.vippet.api.payload.AnyOf;
import io.vippet.api.payload.Default;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param type machine-readable kind
 * @param loc where: {@code body}, {@code path} or {@code query}, then member names and list indexes
 * @param msg for people
 * @param input the value as sent
 * @param ctx figures that the text mentions, null when it mentions none
 */
public record ValidationError(
        String type,
        List<@AnyOf({String.class, Long.class}) Object> loc,
        String msg,
        @Default(value = "null", documented = false) Object input,
        @Addition @Nullable Map<String, Object> ctx) {}
