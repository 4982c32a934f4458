package io.vippet.api.job;

import io.vippet.api.payload.WireName;

/** What happens with the pictures of the first stream of each pipeline. */
public enum OutputMode {
    @WireName("disabled")
    DISABLED,
    @WireName("file")
    FILE,
    @WireName("live_stream")
    LIVE_STREAM
}
