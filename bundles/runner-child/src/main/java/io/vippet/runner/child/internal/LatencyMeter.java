package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Pad;
import io.vippet.gstreamer.Pipeline;
import io.vippet.runner.protocol.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures latency with probes on two pads per stream: where pictures get their time stamp, and where they end. */
final class LatencyMeter implements AutoCloseable {

    private final List<StreamLatency> streams = new ArrayList<>();
    private final Map<StreamLatency, Pad> unresolved = new LinkedHashMap<>();
    private boolean begun;

    /** Puts probes on the ends of the streams; streams whose sink does not exist are left out. */
    LatencyMeter(Pipeline pipeline, List<String> streamIds) {
        for (String id : streamIds) {
            Optional<Element> sink = pipeline.element(sinkName(id));
            if (sink.isPresent()) {
                try (Element element = sink.get()) {
                    Upstream.end(element).ifPresent(end -> watch(id, end));
                }
            }
        }
        resolve();
    }

    static String sinkName(String streamId) {
        return streamId.substring(streamId.indexOf("__") + 2);
    }

    private void watch(String id, Pad end) {
        StreamLatency stream = new StreamLatency(id);
        end.addProbe(buffer -> {
            long pts = buffer.pts();
            if (pts != Buffer.NO_TIME) {
                stream.ends(pts, System.nanoTime());
            }
        });
        streams.add(stream);
        unresolved.put(stream, end);
    }

    /** Looks for the decoders that were not there before; demuxers add theirs late. */
    void resolve() {
        Iterator<Map.Entry<StreamLatency, Pad>> rest = unresolved.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<StreamLatency, Pad> entry = rest.next();
            Optional<Pad> stamping = Upstream.stamping(entry.getValue());
            if (stamping.isPresent()) {
                StreamLatency stream = entry.getKey();
                try (Pad pad = stamping.get()) {
                    pad.addProbe(buffer -> {
                        long pts = buffer.pts();
                        if (pts != Buffer.NO_TIME) {
                            stream.begins(pts, System.nanoTime());
                        }
                    });
                }
                entry.getValue().close();
                rest.remove();
            }
        }
    }

    /** All streams deliver: what came before does not count. Only the first call has an effect. */
    void begin() {
        if (!begun) {
            begun = true;
            if (streams.size() > 1) {
                streams.forEach(StreamLatency::begin);
            }
        }
    }

    /** Samples of the interval that ends now. */
    List<Event.Latency> interval() {
        long now = System.nanoTime();
        return streams.stream().flatMap(s -> s.interval(now).stream()).toList();
    }

    Map<String, Event.Distribution> distributions() {
        Map<String, Event.Distribution> result = new LinkedHashMap<>();
        streams.forEach(s -> s.distribution().ifPresent(d -> result.put(s.streamId(), d)));
        return result;
    }

    /** All streams together; null without a frame. */
    Event.@Nullable Distribution overall() {
        StreamLatency all = new StreamLatency("");
        streams.forEach(s -> s.addTo(all));
        return all.distribution().orElse(null);
    }

    @Override
    public void close() {
        unresolved.values().forEach(Pad::close);
        unresolved.clear();
    }
}
