package io.vippet.api.job;

/** What a job is doing in more detail than {@link JobState} tells. */
public enum JobPhase {
    /** Waits for the measuring slot. */
    PENDING(JobState.RUNNING),
    /** Builds its launch text, converts inputs. */
    PREPARING(JobState.RUNNING),
    RUNNING(JobState.RUNNING),
    /** A stop was asked for; the child is still there. */
    STOPPING(JobState.RUNNING),
    COMPLETED(JobState.COMPLETED),
    FAILED(JobState.FAILED),
    /** Stopped by the user; on the wire completed or failed, as the outcome says. */
    CANCELLED(JobState.COMPLETED);

    private final JobState state;

    JobPhase(JobState state) {
        this.state = state;
    }

    /** The state that clients see in this phase, unless the outcome of the job says otherwise. */
    public JobState state() {
        return state;
    }

    /** Tells whether a job in this phase is over. */
    public boolean ended() {
        return ordinal() >= COMPLETED.ordinal();
    }
}
