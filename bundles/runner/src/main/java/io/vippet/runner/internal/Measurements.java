package io.vippet.runner.internal;

import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.runner.protocol.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a child reports about a run and passes it on. DL Streamer's own counter speaks in lines of text, ours in
 * messages; where both speak, its lines decide. Not thread-safe.
 */
final class Measurements {

    private static final Pattern REASON = Pattern.compile("streaming stopped, reason ([a-z-]+)");

    private final RunRequest request;
    private final RunListener listener;
    private final Set<String> streamIds;
    private final FpsLines fpsLines;
    private final Map<String, LatencyMetrics> latencies = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private boolean rateLines;
    private boolean latencyMessages;
    private boolean playing;
    private Event.@Nullable Result result;

    Measurements(RunRequest request, RunListener listener) {
        this.request = request;
        this.listener = listener;
        streamIds = new HashSet<>(request.streamIds());
        fpsLines = new FpsLines(request.streamIds().size());
    }

    /** Takes a message. */
    void accept(Event event) {
        switch (event) {
            case Event.State state
            when state.state().equals("PLAYING") && !playing -> {
                playing = true;
                listener.playing(state.elapsedMillis());
            }
            case Event.Fps fps when !rateLines -> listener.fps(fps.total(), fps.perStream(), fps.streams());
            case Event.Latency l -> {
                latencyMessages = true;
                sample(
                        l.streamId(),
                        new LatencyMetrics(l.intervalMs(), l.avgMs(), l.minMs(), l.maxMs(), l.latencyMs()));
            }
            case Event.Error error -> errors.add(text(error));
            case Event.Result r -> result = r;
            default -> {}
        }
    }

    /** Tells, quickly, whether a line can be of interest. */
    static boolean mayMeasure(String line) {
        return line.contains("FpsCounter(") || line.contains("latency_tracer_pipeline_interval");
    }

    /** Takes a line of text. */
    void accept(String line) {
        fpsLines.accept(line).ifPresent(rate -> {
            if (fpsLines.isCurrent(rate)) {
                rateLines = true;
                listener.fps(rate.total(), rate.perStream(), rate.streams());
            }
        });
        if (request.latency() && !latencyMessages) {
            LatencyLines.parse(line).ifPresent(s -> sample(s.streamId(), s.metrics()));
        }
    }

    /** The child's own summary, if it came. */
    Optional<Event.Result> summary() {
        return Optional.ofNullable(result);
    }

    /** Tells whether anything was measured. */
    boolean any() {
        return result != null || fpsLines.result().isPresent();
    }

    /** Error texts so far. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /**
     * The result of the run as far as it is known.
     *
     * @param warnings what the user should know besides
     */
    RunResult result(int exitCode, boolean stopped, List<String> warnings) {
        Event.Result r = result != null ? result : nothing();
        Optional<FpsLines.Rate> line = fpsLines.result();
        // The counter's lines have no frame count; rate and time give it.
        boolean fromLine = line.isPresent() && r.frames() == 0;
        return new RunResult(
                exitCode,
                stopped,
                fromLine ? Math.round(line.get().total() * line.get().seconds()) : r.frames(),
                fromLine ? line.get().seconds() : r.measuredSeconds(),
                line.map(FpsLines.Rate::total).orElse(r.totalFps()),
                line.map(FpsLines.Rate::perStream).orElse(r.perStreamFps()),
                line.map(FpsLines.Rate::streams).orElse(r.streams()),
                Map.copyOf(latencies),
                distribution(r.latency()),
                byStream(r),
                r.inferences().stream().map(Measurements::inference).toList(),
                r.detections(),
                errors(),
                warnings);
    }

    private void sample(String streamId, LatencyMetrics metrics) {
        // Sinks inside of bins report too.
        if (request.latency() && streamIds.contains(streamId)) {
            latencies.put(streamId, metrics);
            listener.latency(streamId, metrics);
        }
    }

    private static String text(Event.Error error) {
        String message = Masking.mask(error.message().strip()) + reason(error.debug());
        return error.source().isEmpty() ? message : message + " (element " + error.source() + ")";
    }

    /** A source that cannot go on says why in its debug text only. */
    private static String reason(String debug) {
        Matcher reason = REASON.matcher(debug);
        return reason.find() ? " Reason: " + reason.group(1) : "";
    }

    private static RunResult.Inference inference(Event.Inference i) {
        return new RunResult.Inference(
                i.element(), i.model(), i.device(), i.fullDeviceName(), i.precision(), i.engine(), i.engineVersion());
    }

    private static Map<String, RunResult.StreamResult> byStream(Event.Result r) {
        Map<String, RunResult.StreamResult> streams = new LinkedHashMap<>();
        r.rates()
                .forEach((id, rate) -> streams.put(
                        id,
                        new RunResult.StreamResult(
                                rate.frames(),
                                rate.fps(),
                                distribution(r.latencies().get(id)))));
        return streams;
    }

    private static RunResult.@Nullable Distribution distribution(Event.@Nullable Distribution d) {
        return d == null
                ? null
                : new RunResult.Distribution(d.avgMs(), d.minMs(), d.maxMs(), d.p50Ms(), d.p95Ms(), d.p99Ms());
    }

    private static Event.Result nothing() {
        return new Event.Result(Event.Outcome.STOPPED, 0, 0, 0, 0, 0, Map.of(), Map.of(), null, List.of(), Map.of());
    }
}
