package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Pad;
import io.vippet.gstreamer.Pipeline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Notes which sinks have got data. */
final class Arrivals {

    private final Set<String> waiting = new ConcurrentSkipListSet<>();

    private Arrivals() {}

    /** Watches all sinks of a pipeline that does not run yet. */
    static Arrivals at(Pipeline pipeline) {
        Arrivals arrivals = new Arrivals();
        for (Element sink : pipeline.sinks()) {
            try (sink) {
                sink.pads().forEach(pad -> arrivals.watch(sink.name(), pad));
            }
        }
        return arrivals;
    }

    private void watch(String sink, Pad pad) {
        try (pad) {
            if (!pad.isSource()) {
                waiting.add(sink);
                pad.whenDataPasses(() -> waiting.remove(sink));
            }
        }
    }

    /** Names of the sinks that have got nothing, in order. */
    List<String> missing() {
        return List.copyOf(waiting);
    }
}
