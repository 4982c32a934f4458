package io.vippet.graph.lookup;

import org.jspecify.annotations.Nullable;

/**
 * One precision of a model, with one model-proc file at most.
 *
 * @param label what graphs call it, for instance {@code YOLO 11s (INT8)}
 * @param type {@code detection}, {@code classification}, {@code genai}, …
 * @param path absolute path of the model file, or of the folder of a {@code genai} model
 * @param modelProc absolute path of its model-proc file, or null
 * @param unsupportedDevices comma-separated device names, or null
 * @param installed whether its files are there
 */
public record ModelEntry(
        String label,
        String type,
        String path,
        @Nullable String modelProc,
        @Nullable String unsupportedDevices,
        boolean installed) {}
