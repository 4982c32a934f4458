package io.vippet.runner.internal;

import java.time.Duration;

/** Tells when a child has had its time. Times are monotonic nanoseconds. Not thread-safe. */
final class Patience {

    /** What is to be done with the child. */
    enum Step {
        /** Nothing yet. */
        WAIT,
        /** It gave no sign of life: ask it to end. */
        SILENT,
        /** It lives, but no frame moves: ask it to end. */
        STALLED,
        /** It is past its time: ask it to end. */
        OVERDUE,
        /** It was asked and did not go: polite signal. */
        TERMINATE,
        /** It ignored the polite signal: deadly one. */
        KILL
    }

    private enum Phase {
        RUNNING,
        ENDING,
        TERMINATING,
        KILLED
    }

    private final Limits limits;
    private final long overdueAt;
    private Phase phase = Phase.RUNNING;
    private long silentAt;
    private long stalledAt;
    private long phaseEndsAt = Long.MAX_VALUE;
    private long frames;

    /**
     * Creates the judgement.
     *
     * @param now start of the run
     * @param hardLimit longest run, zero for none
     */
    Patience(Limits limits, long now, Duration hardLimit) {
        this.limits = limits;
        silentAt = now + limits.silence().toNanos();
        stalledAt = now + limits.firstFrame().toNanos();
        overdueAt = hardLimit.isZero() ? Long.MAX_VALUE : now + hardLimit.toNanos();
    }

    /** The child said something. */
    void sign(long now) {
        silentAt = now + limits.silence().toNanos();
    }

    /** The child has counted this many frames. */
    void frames(long now, long count) {
        if (count > frames) {
            frames = count;
            stalledAt = now + limits.stall().toNanos();
        }
    }

    /** Tells whether a frame has been counted. */
    boolean anyFrame() {
        return frames > 0;
    }

    /** The child was asked to end, or ends by itself, and has this long. Only the first call counts. */
    void ending(long now, Duration grace) {
        if (phase == Phase.RUNNING) {
            phase = Phase.ENDING;
            phaseEndsAt = now + grace.toNanos();
        }
    }

    /** What is due; each step is told once. */
    Step step(long now) {
        return switch (phase) {
            case RUNNING -> running(now);
            case ENDING -> next(now, Phase.TERMINATING, Step.TERMINATE);
            case TERMINATING -> next(now, Phase.KILLED, Step.KILL);
            case KILLED -> Step.WAIT;
        };
    }

    /** Nanoseconds until something can be due. */
    long nanosLeft(long now) {
        long at = phase == Phase.RUNNING ? Math.min(Math.min(silentAt, stalledAt), overdueAt) : phaseEndsAt;
        return at == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, at - now);
    }

    private Step running(long now) {
        if (now >= overdueAt) {
            return Step.OVERDUE;
        }
        if (now >= silentAt) {
            return Step.SILENT;
        }
        return now >= stalledAt ? Step.STALLED : Step.WAIT;
    }

    private Step next(long now, Phase following, Step step) {
        if (now < phaseEndsAt) {
            return Step.WAIT;
        }
        phase = following;
        phaseEndsAt = following == Phase.KILLED
                ? Long.MAX_VALUE
                : now + limits.terminate().toNanos();
        return step;
    }
}
