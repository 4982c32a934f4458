package io.vippet.api.job;

import io.vippet.api.payload.Addition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form of the pipeline that was tried.
 *
 * @param changes what differs from the best form before, for instance {@code gvadetect nireq=4}; empty when the optimizer
 *     does not tell
 * @param pipelineDescription its launch text; null when it has none
 * @param fps frames per second of its sample, or of several; null when it did not run
 * @param detections number of detections of its first sample; null when it did not run, or when they are not known
 * @param accepted whether it was the best one then
 * @param failure why it did not count, null when it did
 */
public record OptimizationCandidate(
        List<String> changes,
        @Addition @Nullable String pipelineDescription,
        @Addition @Nullable Double fps,
        @Addition @Nullable Long detections,
        boolean accepted,
        @Addition @Nullable String failure) {

    public OptimizationCandidate {
        changes = List.copyOf(changes);
    }
}
