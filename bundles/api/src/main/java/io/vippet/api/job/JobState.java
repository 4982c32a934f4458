package io.vippet.api.job;

import io.vippet.api.payload.WireName;

/** The three states that clients know. */
@WireName("TestJobState")
public enum JobState {
    RUNNING,
    COMPLETED,
    FAILED
}
