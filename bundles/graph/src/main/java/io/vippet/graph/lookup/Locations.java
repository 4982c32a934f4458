package io.vippet.graph.lookup;

/**
 * Folders that paths in launch texts start with; absolute, without trailing slash.
 *
 * @param labels label files
 * @param scripts script files
 * @param uploadedImages image sets, one folder each
 * @param autoVideos shipped videos
 */
public record Locations(String labels, String scripts, String uploadedImages, String autoVideos) {}
