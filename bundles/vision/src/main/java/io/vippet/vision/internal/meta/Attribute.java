package io.vippet.vision.internal.meta;

/**
 * What a classifier said about a region.
 *
 * @param name of the attribute, for instance {@code gender}
 * @param label for instance {@code male}
 * @param labelId number of the label
 * @param confidence 0..1
 * @param model name of the model
 */
public record Attribute(String name, String label, int labelId, float confidence, String model) {}
