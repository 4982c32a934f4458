package io.vippet.runner.internal;

import java.time.Duration;

/**
 * How long a child may take.
 *
 * @param silence without any message
 * @param firstFrame until the first frame; models may have to be compiled before
 * @param stall without a new frame, once there has been one
 * @param stop from the request to end until the polite signal
 * @param silentStop the same for a child that showed no sign of life
 * @param teardown from the result until the polite signal
 * @param terminate from the polite signal until the deadly one
 * @param validationExtra beyond the runtime of a validation
 */
record Limits(
        Duration silence,
        Duration firstFrame,
        Duration stall,
        Duration stop,
        Duration silentStop,
        Duration teardown,
        Duration terminate,
        Duration validationExtra) {

    static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(120),
            Duration.ofSeconds(600),
            Duration.ofSeconds(120),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));
}
