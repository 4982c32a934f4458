package io.vippet.api.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New values for some members of a pipeline; null keeps what is there.
 *
 * @param tags replace all tags
 */
public record PipelineUpdate(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> tags) {

    /**
     * Checks what concerns the members together.
     *
     * @throws IllegalArgumentException when nothing is given, or a text is blank
     */
    public PipelineUpdate {
        if (name == null && description == null && tags == null) {
            throw new IllegalArgumentException("At least one of 'name', 'description' or 'tags' must be given.");
        }
        if (name != null && Names.isBlank(name)) {
            throw new IllegalArgumentException("Field 'name' must not be empty.");
        }
        if (description != null && Names.isBlank(description)) {
            throw new IllegalArgumentException("Field 'description' must not be empty.");
        }
        tags = tags == null ? null : List.copyOf(tags);
    }
}
