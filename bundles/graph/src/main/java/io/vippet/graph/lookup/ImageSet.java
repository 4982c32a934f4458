package io.vippet.graph.lookup;

/**
 * An uploaded image set; its files are {@code <folder>/<name>/<name>_<number>.<extension>}, numbered from 1.
 *
 * @param count number of images
 * @param extension as stored, without the dot
 */
public record ImageSet(String name, int count, String extension) {}
