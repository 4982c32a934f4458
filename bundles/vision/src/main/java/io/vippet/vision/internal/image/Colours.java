package io.vippet.vision.internal.image;

/** Channels of a model's input. */
public enum Colours {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red. */
    BGR,
    /** One channel. */
    GREY
}
