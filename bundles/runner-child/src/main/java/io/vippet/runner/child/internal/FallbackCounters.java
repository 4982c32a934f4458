package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Pad;
import io.vippet.gstreamer.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts frames where no Java counter does: behind DL Streamer's own counters, and, in a pipeline without any counter, at
 * the ends of its streams.
 */
final class FallbackCounters {

    static final String COUNTER = "gvafpscounter";

    private FallbackCounters() {}

    /**
     * Puts probes where they are needed.
     *
     * @param javaElements factories whose elements count by themselves
     */
    static void install(
            Pipeline pipeline, List<String> streamIds, Set<String> javaElements, Measurements measurements) {
        List<Element> elements = pipeline.elements();
        boolean counted = false;
        for (Element element : elements) {
            if (element.factory().equals(COUNTER)) {
                counted = true;
                if (!javaElements.contains(COUNTER)) {
                    count(element.staticPad("src"), element.name(), measurements);
                }
            }
        }
        elements.forEach(Element::close);
        if (!counted) {
            List<Element> ends = ends(pipeline, streamIds);
            ends.forEach(sink -> count(Upstream.end(sink), sink.name(), measurements));
            ends.forEach(Element::close);
        }
    }

    private static List<Element> ends(Pipeline pipeline, List<String> streamIds) {
        List<Element> named = streamIds.stream()
                .flatMap(id -> pipeline.element(LatencyMeter.sinkName(id)).stream())
                .toList();
        return named.isEmpty() ? pipeline.sinks() : named;
    }

    private static void count(Optional<Pad> pad, String name, Measurements measurements) {
        if (pad.isPresent()) {
            FrameCounter counter = measurements.open(name);
            try (Pad at = pad.get()) {
                at.addProbe(new Pad.BufferProbe() {
                    @Override
                    public void buffer(Buffer buffer) {
                        counter.frame();
                    }

                    @Override
                    public void ended() {
                        counter.end();
                    }
                });
            }
        }
    }
}
