package io.vippet.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline or template as a definition file describes it.
 *
 * @param file file name, which decides the order in lists
 * @param name trimmed, not blank
 * @param description as written, possibly empty
 * @param thumbnail data URI of a picture, or null
 * @param variants at least one
 */
public record PipelineDefinition(
        String file,
        String name,
        String description,
        List<String> tags,
        @Nullable String thumbnail,
        List<VariantDefinition> variants) {

    public PipelineDefinition {
        tags = List.copyOf(tags);
        variants = List.copyOf(variants);
    }

    /**
     * One variant.
     *
     * @param name trimmed, not blank
     * @param launch launch text, trimmed, not blank, not parsed yet
     */
    public record VariantDefinition(String name, String launch) {}
}
