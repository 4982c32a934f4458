package io.vippet.pack;

import io.vippet.api.model.ArchiveFile;
import org.jspecify.annotations.Nullable;

/**
 * A clip that a pack's pipelines read.
 *
 * @param name file name in the directory of shipped videos
 * @param file where it comes from
 * @param convert launch text that makes the clip from the fetched file, with the places {@code {input}} and
 *     {@code {output}}; null when the fetched file is the clip
 * @param overlay file of the pack that the conversion needs, at the place {@code {overlay}}; null when it needs none
 * @param loop launch text that makes the transport stream {@code <stem>.ts}, which runs of limited time play in a loop,
 *     from the clip; places as above; null when the server shall make it on demand
 */
public record PackVideo(
        String name,
        ArchiveFile file,
        @Nullable String convert,
        @Nullable PackResource overlay,
        @Nullable String loop) {}
