package io.vippet.api.media;

import io.vippet.api.payload.WireName;

/** How a video came here. */
public enum VideoSource {
    @WireName("auto")
    AUTO,
    @WireName("uploaded")
    UPLOADED
}
