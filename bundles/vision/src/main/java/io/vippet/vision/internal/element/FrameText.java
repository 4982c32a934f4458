package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Attachment;

/** The text that {@code gvametaconvert} makes of a frame and {@code gvametapublish} writes. */
record FrameText(String json) {
    static final Attachment<FrameText> KEY = Attachment.of("VippetFrameText", FrameText.class);
}
