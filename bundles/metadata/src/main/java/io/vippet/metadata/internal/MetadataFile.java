package io.vippet.metadata.internal;

/**
 * One registered file.
 *
 * @param pipelineId as results name it
 * @param slug as addresses name it
 * @param index within the pipeline, from 0
 * @param path relative to the metadata root
 */
record MetadataFile(String pipelineId, String slug, int index, String path) {}
