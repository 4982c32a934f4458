package io.vippet.jobs.internal;

import io.vippet.api.app.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How long ended jobs are kept.
 *
 * @param count number of jobs, those that have not ended included
 * @param age since the end; zero = for ever
 */
record Retention(int count, Duration age) {

    static Retention of(Settings settings) {
        return new Retention(
                Math.max(1, settings.integer("VIPPET_JOBS_KEEP", 1000)),
                Duration.ofDays(Math.max(0, settings.integer("VIPPET_JOBS_KEEP_DAYS", 90))));
    }

    /** Picks the ended jobs that are too many or too old. */
    List<LiveJob> surplus(Collection<LiveJob> oldestFirst, Instant now) {
        List<LiveJob> surplus = new ArrayList<>();
        int tooMany = oldestFirst.size() - count;
        for (LiveJob job : oldestFirst) {
            Instant ended = job.snapshot().ended();
            if (ended != null && (surplus.size() < tooMany || tooOld(ended, now))) {
                surplus.add(job);
            }
        }
        return surplus;
    }

    private boolean tooOld(Instant ended, Instant now) {
        return !age.isZero() && ended.plus(age).isBefore(now);
    }
}
