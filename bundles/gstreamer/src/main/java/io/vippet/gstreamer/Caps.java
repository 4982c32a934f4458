package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;

/** Media types of a pad; valid only while the call that handed it out lasts. */
public final class Caps {

    private final long address;

    Caps(long address) {
        this.address = address;
    }

    long address() {
        return address;
    }

    /** The text form, {@code video/x-raw, format=(string)NV12, …}. */
    @Override
    public String toString() {
        return GLib.take(call(GstFunctions.CAPS_TO_STRING, address));
    }
}
