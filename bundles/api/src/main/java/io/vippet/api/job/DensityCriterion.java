package io.vippet.api.job;

import io.vippet.api.payload.WireName;

/** What has to reach the floor of a density test. */
public enum DensityCriterion {
    /** The mean of all streams of all pipelines. */
    @WireName("mean")
    MEAN,
    /** The slowest stream. */
    @WireName("slowest_stream")
    SLOWEST_STREAM
}
