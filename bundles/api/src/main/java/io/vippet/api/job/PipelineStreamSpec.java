package io.vippet.api.job;

import io.vippet.api.payload.Default;
import jakarta.validation.constraints.Min;
import java.util.List;

/**
 * The streams of one pipeline in a run.
 *
 * @param id {@code /pipelines/<p>/variants/<v>}, a synthetic or the caller's own id
 * @param streamsIds {@code <source name>__<sink name>} of each stream
 */
public record PipelineStreamSpec(
        String id,
        @Min(0) int streams,
        @Default(value = "[]", documented = false) List<String> streamsIds) {}
