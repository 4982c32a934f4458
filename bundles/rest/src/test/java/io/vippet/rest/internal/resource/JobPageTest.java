package io.vippet.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobPageTest {

    private static final List<Job> JOBS =
            Stream.of("a", "b", "c", "d").map(JobPageTest::job).toList();

    @Test
    void everythingUnlessAsked() {
        assertThat(page(null, null)).isEqualTo("abcd");
    }

    @Test
    void newestFirstPageThenTheOnesBefore() {
        assertThat(page(3, null)).isEqualTo("bcd");
        assertThat(page(3, "b")).isEqualTo("a");
        assertThat(page(3, "a")).isEmpty();
        assertThat(page(null, "c")).isEqualTo("ab");
        assertThat(page(9, "d")).isEqualTo("abc");
    }

    @Test
    void unknownPlaceIsSaid() {
        assertThatThrownBy(() -> page(1, "x")).hasMessage("Job x not found");
    }

    private static String page(@Nullable Integer limit, @Nullable String before) {
        return String.join(
                "", JobPage.of(JOBS, limit, before).stream().map(Job::id).toList());
    }

    private static Job job(String id) {
        return new Job(
                id,
                JobKind.PERFORMANCE,
                JobState.COMPLETED,
                JobPhase.COMPLETED,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                "{}",
                null,
                List.of(),
                Path.of("log"));
    }
}
