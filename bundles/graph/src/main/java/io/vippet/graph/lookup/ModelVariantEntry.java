package io.vippet.graph.lookup;

import org.jspecify.annotations.Nullable;

/**
 * One model that a models file describes: an entry, one of its precisions, one model-proc file at most.
 *
 * @param name unique name
 * @param label what graphs call it, for instance {@code YOLO 11s (INT8)}
 * @param canonicalName name of the entry
 * @param canonicalLabel display name of the entry
 * @param type {@code detection}, {@code classification}, {@code genai}, …
 * @param source where its files come from
 * @param hub where it is known from; the source when the file does not say
 * @param isDefault whether set-up installs it
 * @param path normalised path, relative to the models folder or absolute
 * @param fullPath absolute path
 * @param modelProc absolute path of its model-proc file, or an empty text
 * @param unsupportedDevices comma-separated device names, or null
 */
public record ModelVariantEntry(
        String name,
        String label,
        String canonicalName,
        String canonicalLabel,
        String type,
        String source,
        String hub,
        String precision,
        boolean isDefault,
        String path,
        String fullPath,
        String modelProc,
        @Nullable String unsupportedDevices) {}
