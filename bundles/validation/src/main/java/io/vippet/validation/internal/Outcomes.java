package io.vippet.validation.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.job.DetectionAccuracy;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.job.ValidationResult;
import io.vippet.api.runner.RunnerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a validation ends, in the words of the contract. */
final class Outcomes {

    static final JobOutcome CANCELLED =
            new JobOutcome(JobPhase.CANCELLED, JobState.FAILED, List.of("Cancelled by user"), null);

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build()
            .writerFor(ValidationResult.class);

    private Outcomes() {}

    static JobOutcome valid(@Nullable DetectionAccuracy accuracy) {
        return JobOutcome.completed("Pipeline is valid", result(true, accuracy));
    }

    static JobOutcome invalid(List<String> causes, @Nullable DetectionAccuracy accuracy) {
        return JobOutcome.failed(
                causes.stream()
                        .map(cause -> "Pipeline validation failed: " + cause)
                        .toList(),
                result(false, accuracy));
    }

    /** A child that ended without a word. */
    static JobOutcome ended(RunnerException end) {
        return JobOutcome.failed(
                List.of(
                        "Pipeline validation failed with exit_code=" + end.exitCode(),
                        String.valueOf(end.getMessage())),
                result(false, null));
    }

    private static String result(boolean valid, @Nullable DetectionAccuracy accuracy) {
        try {
            return WRITER.writeValueAsString(new ValidationResult(valid, accuracy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON", e);
        }
    }
}
