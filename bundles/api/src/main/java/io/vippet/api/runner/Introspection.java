package io.vippet.api.runner;

import java.util.List;

/** What GStreamer and the inference runtime of this machine offer; read by a child, cached, refreshed on demand. */
public interface Introspection {

    /** All element factories, ours included. */
    List<ElementInfo> elements();

    /** Devices in the order of the inference runtime; empty without a runtime. */
    List<InferenceDevice> devices();

    /** Forgets the cache. */
    void refresh();
}
