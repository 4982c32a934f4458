package io.vippet.api.job;

import java.time.Duration;

/** Too many jobs wait already; the job was not accepted. */
public final class QueueFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Refuses a job.
     *
     * @param retryAfter when it is worth trying again
     */
    public QueueFullException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
