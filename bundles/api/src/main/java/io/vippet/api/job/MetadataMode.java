package io.vippet.api.job;

import io.vippet.api.payload.WireName;

/** What happens with the inference results of the first stream of each pipeline. */
public enum MetadataMode {
    @WireName("disabled")
    DISABLED,
    @WireName("file")
    FILE
}
