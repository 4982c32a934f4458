package io.vippet.vision.internal.decode;

/**
 * What a classifier says.
 *
 * @param id number of the class, or the rounded value
 * @param text label, or the value as text
 * @param confidence 0..1
 */
public record Classification(int id, String text, float confidence) {}
