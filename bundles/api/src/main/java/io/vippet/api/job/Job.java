package io.vippet.api.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of a job record.
 *
 * @param id 32 lower-case hex digits
 * @param kind what it does
 * @param state as clients know it
 * @param phase what it does in detail
 * @param queuePosition 1 for the next one to run, 0 when not waiting
 * @param created when it was accepted
 * @param started when it left the queue, null before
 * @param ended null while running
 * @param request the normalised request, JSON
 * @param result what is known of the result so far, JSON; null before the first publication
 * @param details texts that explain the state; empty while running
 * @param log directory with the log of its runs
 */
public record Job(
        String id,
        JobKind kind,
        JobState state,
        JobPhase phase,
        int queuePosition,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        String request,
        @Nullable String result,
        List<String> details,
        Path log) {

    public Job {
        details = List.copyOf(details);
    }

    /** When it left the queue; when it was accepted while it has not. */
    public Instant shownStart() {
        return started == null ? created : started;
    }

    /** Time spent running, without the time in the queue; zero while queued. */
    public Duration elapsed(Instant now) {
        return started == null ? Duration.ZERO : Duration.between(started, ended == null ? now : ended);
    }

    /** Time spent in the queue. */
    public Duration queued(Instant now) {
        return Duration.between(created, started != null ? started : ended != null ? ended : now);
    }
}
