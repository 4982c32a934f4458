package io.vippet.api.job;

import io.vippet.api.payload.WireName;

/** What an optimization does with a pipeline. */
public enum OptimizationType {
    /** Replaces outdated elements in its text. */
    @WireName("preprocess")
    PREPROCESS,
    /** Does that, then searches for faster properties by running the pipeline. */
    @WireName("optimize")
    OPTIMIZE
}
