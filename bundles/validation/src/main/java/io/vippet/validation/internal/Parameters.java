package io.vippet.validation.internal;

import io.vippet.api.job.TestRefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a validation.
 *
 * @param maxRuntime seconds
 * @param gate null when detections are not compared
 */
record Parameters(int maxRuntime, @Nullable AccuracyGate gate) {

    private static final String MAX_RUNTIME = "max-runtime";
    private static final int DEFAULT_RUNTIME = 10;

    /** @throws TestRefusedException naming the parameter that makes no sense */
    static Parameters of(@Nullable Map<String, Object> given) {
        Map<String, Object> parameters = given == null ? Map.of() : given;
        int maxRuntime = parameters.containsKey(MAX_RUNTIME) ? integer(parameters.get(MAX_RUNTIME)) : DEFAULT_RUNTIME;
        if (maxRuntime < 1) {
            throw new TestRefusedException("Parameter max-runtime must be at least 1 second, not " + maxRuntime + ".");
        }
        return new Parameters(maxRuntime, AccuracyGate.of(parameters));
    }

    private static int integer(@Nullable Object value) {
        try {
            return switch (value) {
                case Boolean flag -> flag ? 1 : 0;
                case String text -> Integer.parseInt(text.strip());
                case Number number when Math.abs(number.doubleValue()) <= Integer.MAX_VALUE -> number.intValue();
                case null, default -> throw noInteger(value);
            };
        } catch (NumberFormatException e) {
            throw noInteger(value);
        }
    }

    private static TestRefusedException noInteger(@Nullable Object value) {
        return new TestRefusedException("Parameter max-runtime must be an integer, not " + value + ".");
    }
}
