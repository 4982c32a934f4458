package io.vippet.graph.lookup;

/**
 * A video file.
 *
 * @param filename name within its directory
 * @param path absolute path
 * @param codec {@code h264}, {@code h265}, …; empty when unknown
 */
public record VideoEntry(String filename, String path, String codec) {}
