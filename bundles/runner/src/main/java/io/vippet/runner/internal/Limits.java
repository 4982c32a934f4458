package io.vippet.runner.internal;

import io.vippet.api.app.Settings;
import java.time.Duration;

/**
 * How long a child may take, and how much.
 *
 * @param silence without any message
 * @param firstFrame until the first frame; models may have to be compiled before
 * @param stall without a new frame, once there has been one
 * @param stop from the request to end until the polite signal
 * @param silentStop the same for a child that showed no sign of life
 * @param teardown from the result until the polite signal
 * @param terminate from the polite signal until the deadly one
 * @param validationExtra beyond the runtime of a validation
 * @param memoryMegabytes resident memory, 2^20 bytes; 0 = as much as there is
 */
record Limits(
        Duration silence,
        Duration firstFrame,
        Duration stall,
        Duration stop,
        Duration silentStop,
        Duration teardown,
        Duration terminate,
        Duration validationExtra,
        long memoryMegabytes) {

    static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(120),
            Duration.ofSeconds(600),
            Duration.ofSeconds(120),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            0);

    /**
     * Reads what can be set.
     *
     * @throws IllegalArgumentException naming the setting that makes no sense
     */
    static Limits of(Settings settings) {
        Duration stall = seconds(settings, "VIPPET_CHILD_STALL_SECONDS", DEFAULT.stall);
        return new Limits(
                stall,
                seconds(settings, "VIPPET_CHILD_STARTUP_SECONDS", DEFAULT.firstFrame),
                stall,
                DEFAULT.stop,
                DEFAULT.silentStop,
                seconds(settings, "VIPPET_CHILD_TEARDOWN_SECONDS", DEFAULT.teardown),
                DEFAULT.terminate,
                DEFAULT.validationExtra,
                atLeast(0, settings, ChildMemory.SETTING, ChildMemory.defaultMegabytes()));
    }

    private static Duration seconds(Settings settings, String name, Duration defaultValue) {
        return Duration.ofSeconds(atLeast(1, settings, name, (int) defaultValue.toSeconds()));
    }

    private static int atLeast(int least, Settings settings, String name, int defaultValue) {
        int value = settings.integer(name, defaultValue);
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d, not %d".formatted(name, least, value));
        }
        return value;
    }
}
