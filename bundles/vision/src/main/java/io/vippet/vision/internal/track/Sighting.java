package io.vippet.vision.internal.track;

import org.jspecify.annotations.Nullable;

/**
 * A thing that a detector saw in one frame.
 *
 * @param label things of other labels are other things
 * @param confidence 0..1
 * @param appearance null when it is not looked at
 */
public record Sighting(
        Box box, String label, double confidence, @Nullable Appearance appearance) {}
