package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Bus;
import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Element.StateChange;
import io.vippet.gstreamer.ErrorLog;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Message;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.State;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline from its text to its result. {@link #run} blocks; {@link #stop} and {@link #tick} come from other threads.
 */
final class PipelineRun {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final long FINISH_NANOS = 5_000_000_000L;
    private static final int MOST_WARNINGS = 200;

    private final Command.Run command;
    private final long arrived;
    private final Measurements measurements;
    private final Set<String> javaElements;
    private final EventSink events;
    private final Consumer<PipelineRun> whenPlaying;
    private final RateTicker rates;
    private volatile boolean stopRequested;
    private volatile @Nullable LatencyMeter latency;
    private Map<String, String> counterOfStream = Map.of();
    private boolean paced;
    private @Nullable Arrivals arrivals;
    private long started;
    private long playingSince;
    private long begun;
    private long over;
    private int warnings;
    private int ticks;

    /**
     * Prepares a run.
     *
     * @param arrived monotonic time at which the command came
     * @param javaElements factories that this process added
     * @param whenPlaying called once, when the pipeline plays; from then on {@link #tick} has something to tell
     */
    PipelineRun(
            Command.Run command,
            long arrived,
            Measurements measurements,
            Set<String> javaElements,
            EventSink events,
            Consumer<PipelineRun> whenPlaying) {
        this.command = command;
        this.arrived = arrived;
        this.measurements = measurements;
        this.javaElements = javaElements;
        this.events = events;
        this.whenPlaying = whenPlaying;
        this.rates = new RateTicker(measurements);
    }

    /**
     * Runs to the end; never throws because of the pipeline. Whatever failed, and the result, has been sent before it
     * returns: a result before the pipeline is taken down, which may hang, and one with the frames that came out of that.
     */
    Event.Outcome run() {
        try {
            return command.mode() == Command.Mode.VALIDATION ? validate() : play(UnaryOperator.identity());
        } catch (GstException e) {
            e.complaints().forEach(complaint -> events.send(new Event.Error("", complaint, "")));
            return report(Event.Outcome.ERROR);
        }
    }

    /** Asks for the end. */
    void stop() {
        stopRequested = true;
    }

    /** Sends what there is to say about the time since the last call; the first call only starts the interval. */
    void tick() {
        boolean first = ticks++ == 0;
        rates.tick().ifPresent(events::send);
        LatencyMeter meter = latency;
        if (meter != null) {
            meter.interval().stream().filter(_ -> !first).forEach(events::send);
        }
    }

    private Event.Outcome validate() {
        if (command.maxRuntimeSeconds() <= 0) {
            events.send(new Event.Error("", "A validation needs a maximal runtime above 0", ""));
            return report(Event.Outcome.ERROR);
        }
        try (ErrorLog log = ErrorLog.open()) {
            return play(outcome -> {
                List<String> records = log.records();
                records.forEach(record -> events.send(new Event.Error("", record, "")));
                boolean passed = outcome != Event.Outcome.ERROR && records.isEmpty();
                return passed && allArrived(outcome) ? outcome : Event.Outcome.ERROR;
            });
        }
    }

    /** A pipeline on trial must bring data to every sink, unless it was stopped before its time. */
    private boolean allArrived(Event.Outcome outcome) {
        Arrivals watched = arrivals;
        if (watched == null || outcome == Event.Outcome.STOPPED) {
            return true;
        }
        String when = outcome == Event.Outcome.EOS
                ? "before the input was over"
                : "within %s s"
                        .formatted(BigDecimal.valueOf(command.maxRuntimeSeconds())
                                .stripTrailingZeros()
                                .toPlainString());
        List<String> missing = watched.missing();
        missing.forEach(sink -> events.send(new Event.Error(sink, "no data arrived " + when, "")));
        return missing.isEmpty();
    }

    /** Plays, and lets the judge have the last word on how it ended. */
    private Event.Outcome play(UnaryOperator<Event.Outcome> judge) {
        try {
            Event.Outcome outcome;
            try (Pipeline pipeline = Pipeline.parse(command.launch());
                    Bus bus = pipeline.bus()) {
                outcome = judge.apply(play(pipeline, bus));
                report(outcome);
            }
            return report(outcome);
        } finally {
            closeLatency();
        }
    }

    private Event.Outcome play(Pipeline pipeline, Bus bus) {
        FallbackCounters.install(pipeline, command.streamIds(), javaElements, measurements);
        counterOfStream = StreamCounters.find(pipeline, command.streamIds());
        paced = paced(pipeline);
        if (command.latency()) {
            latency = new LatencyMeter(pipeline, command.streamIds());
        }
        if (command.mode() == Command.Mode.VALIDATION) {
            arrivals = Arrivals.at(pipeline);
        }
        Event.Outcome outcome = start(pipeline, bus);
        over = System.nanoTime();
        if (outcome != Event.Outcome.EOS && outcome != Event.Outcome.ERROR && command.finishFiles()) {
            finishFiles(pipeline, bus);
        }
        return outcome;
    }

    private Event.Outcome start(Pipeline pipeline, Bus bus) {
        StateChange change = pipeline.setState(State.PLAYING);
        started = System.nanoTime();
        Optional<Event.Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            Optional<Message> message = bus.poll(change == StateChange.FAILURE ? Duration.ZERO : POLL);
            if (message.isPresent()) {
                outcome = heard(message.get());
            } else if (change == StateChange.FAILURE) {
                events.send(new Event.Error("", "The pipeline cannot be set to PLAYING", ""));
                outcome = Optional.of(Event.Outcome.ERROR);
            }
            if (outcome.isEmpty()) {
                outcome = overdue();
            }
            attendLatency();
        }
        if (outcome.get() == Event.Outcome.ERROR) {
            drain(bus);
        }
        return outcome.get();
    }

    private Optional<Event.Outcome> heard(Message message) {
        switch (message) {
            case Message.Error(String source, String text, String debug) -> {
                events.send(new Event.Error(source, text, debug));
                return Optional.of(Event.Outcome.ERROR);
            }
            case Message.Warning(String source, String text, String debug) -> {
                if (warnings++ < MOST_WARNINGS) {
                    events.send(new Event.Warning(source, text, debug));
                }
                return Optional.empty();
            }
            case Message.Eos eos -> {
                events.send(new Event.Eos());
                return Optional.of(Event.Outcome.EOS);
            }
            case Message.StateChanged change -> {
                if (change.ofPipeline()) {
                    stateChanged(change.to());
                }
                return Optional.empty();
            }
        }
    }

    private void stateChanged(State to) {
        long now = System.nanoTime();
        if (to == State.PLAYING && playingSince == 0) {
            playingSince = now;
            tick();
            whenPlaying.accept(this);
        }
        events.send(new Event.State(to.name(), (now - arrived) / 1_000_000));
    }

    private Optional<Event.Outcome> overdue() {
        if (stopRequested) {
            return Optional.of(Event.Outcome.STOPPED);
        }
        double limit = command.maxRuntimeSeconds();
        long since = since();
        boolean over = limit > 0 && since != 0 && System.nanoTime() - since >= limit * 1e9;
        return over ? Optional.of(Event.Outcome.MAX_RUNTIME) : Optional.empty();
    }

    /** Time counts from the first frame of a pipeline that plays; what is on trial may neither play nor deliver any. */
    private long since() {
        if (command.mode() == Command.Mode.VALIDATION) {
            return playingSince != 0 ? playingSince : started;
        }
        if (begun == 0 && playingSince != 0) {
            begun = measurements.firstFrame().stream()
                    .map(first -> Math.max(first, playingSince))
                    .findFirst()
                    .orElse(0);
        }
        return begun;
    }

    /** Errors that came with the first one; the cause is not always the first. */
    private void drain(Bus bus) {
        for (Optional<Message> rest = bus.poll(Duration.ZERO); rest.isPresent(); rest = bus.poll(Duration.ZERO)) {
            if (rest.get() instanceof Message.Error error) {
                events.send(new Event.Error(error.source(), error.message(), error.debug()));
            }
        }
    }

    /** Sends EOS through the pipeline so that muxers complete their files. Errors no longer count. */
    private static void finishFiles(Pipeline pipeline, Bus bus) {
        // An element that hangs may hold the lock that this wants; the result is not to wait for it.
        Thread.ofPlatform().daemon().name("eos").start(pipeline::sendEos);
        long end = System.nanoTime() + FINISH_NANOS;
        while (System.nanoTime() < end) {
            Optional<Message> message = bus.poll(POLL);
            if (message.isPresent()
                    && (message.get() instanceof Message.Eos || message.get() instanceof Message.Error)) {
                return;
            }
        }
    }

    private void attendLatency() {
        LatencyMeter meter = latency;
        if (meter != null) {
            meter.resolve();
            if (measurements.allDeliver()) {
                meter.begin();
            }
        }
    }

    private void closeLatency() {
        LatencyMeter meter = latency;
        if (meter != null) {
            latency = null;
            meter.close();
        }
    }

    private Event.Outcome report(Event.Outcome outcome) {
        // A sink that waits for the clock takes a frame before the clock runs, and queues fill behind a counter.
        Rates run = Rates.of(measurements.counters(), paced ? playingSince : Long.MIN_VALUE, over);
        LatencyMeter meter = latency;
        events.send(new Event.Result(
                outcome,
                run.frames(),
                run.seconds(),
                run.total(),
                run.perStream(),
                run.streams(),
                rates(run),
                meter == null ? Map.of() : meter.distributions(),
                meter == null ? null : meter.overall(),
                measurements.inferences().stream()
                        .map(i -> new Event.Inference(
                                i.element(),
                                i.model(),
                                i.device(),
                                i.fullDeviceName(),
                                i.precision(),
                                i.engine(),
                                i.engineVersion()))
                        .toList(),
                measurements.detections()));
        return outcome;
    }

    private Map<String, Event.Rate> rates(Rates run) {
        Map<String, Event.Rate> rates = new LinkedHashMap<>();
        counterOfStream.forEach((stream, counter) -> {
            Rates.StreamRate rate = run.byCounter().get(counter);
            if (rate != null) {
                rates.put(stream, new Event.Rate(rate.frames(), rate.fps()));
            }
        });
        return rates;
    }

    private static boolean paced(Pipeline pipeline) {
        List<Element> elements = pipeline.elements();
        boolean paced = elements.stream().anyMatch(Element::waitsForClock);
        elements.forEach(Element::close);
        return paced;
    }
}
