package io.vippet.graph.gstreamer;

import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.GstException;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips tests on machines without GStreamer. */
final class NeedsGStreamer implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        try {
            Gst.init();
            return SkipResult.doNotSkip();
        } catch (GstException | LinkageError e) {
            return SkipResult.skip("GStreamer is not installed: " + e.getMessage());
        }
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
