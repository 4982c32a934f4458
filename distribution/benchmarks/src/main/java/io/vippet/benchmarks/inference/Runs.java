package io.vippet.benchmarks.inference;

import io.vippet.benchmarks.inference.Slice.Figures;
import io.vippet.gstreamer.Bus;
import io.vippet.gstreamer.FrameCounter;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Message;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.State;
import java.time.Duration;

/** Pipelines in this process, played to their end. */
final class Runs {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Measurements measurements;

    Runs(Measurements measurements) {
        this.measurements = measurements;
    }

    /**
     * Plays a text with {@code gvafpscounter} in each stream.
     *
     * @return frames per second from the first frame to the last of all streams; processor time per frame, of which
     *     starting and stopping are a part
     */
    Figures play(String launch) {
        measurements.reset();
        long cpu;
        try (Pipeline pipeline = Pipeline.parse(launch);
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PAUSED);
            cpu = Processor.nanos();
            pipeline.setState(State.PLAYING);
            while (true) {
                Message message =
                        bus.poll(PATIENCE).orElseThrow(() -> new IllegalStateException("It hangs: " + launch));
                if (message instanceof Message.Error error) {
                    throw new IllegalStateException(error.message() + " in " + launch);
                }
                if (message instanceof Message.Eos) {
                    break;
                }
            }
            cpu = Processor.nanos() - cpu;
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        long frames = 0;
        for (FrameCounter.Snapshot s : measurements.counters()) {
            FrameCounter.Span span = s.between(Long.MIN_VALUE, Long.MAX_VALUE);
            frames += span.frames();
            first = Math.min(first, span.first());
            last = Math.max(last, span.last());
        }
        int streams = measurements.counters().size();
        return new Figures((frames - streams) / ((last - first) / 1e9), cpu / 1e6 / frames, 0);
    }
}
