package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which counter counts which stream: that in front of the stream's sink, or the one at the sink itself. */
final class StreamCounters {

    private StreamCounters() {}

    /** Stream id to name of its counter; streams whose sink does not exist are left out. */
    static Map<String, String> find(Pipeline pipeline, List<String> streamIds) {
        Map<String, String> counters = new LinkedHashMap<>();
        for (String id : streamIds) {
            Optional<Element> sink = pipeline.element(LatencyMeter.sinkName(id));
            if (sink.isPresent()) {
                try (Element element = sink.get()) {
                    counters.put(
                            id,
                            Upstream.first(element, FallbackCounters.COUNTER).orElse(element.name()));
                }
            }
        }
        return counters;
    }
}
