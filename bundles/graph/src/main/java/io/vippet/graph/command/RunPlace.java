package io.vippet.graph.command;

/**
 * Where one pipeline of a run stands and writes.
 *
 * @param index position in the request, from 0
 * @param videoDir folder for its videos
 * @param metadataDir folder for its inference results
 * @param liveUrl address of its live stream
 */
record RunPlace(int index, String videoDir, String metadataDir, String liveUrl) {}
