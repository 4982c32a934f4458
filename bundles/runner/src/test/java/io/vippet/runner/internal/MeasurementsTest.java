package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.runner.protocol.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final String TRACER = "latency_tracer_pipeline_interval, source_name=(string)a, "
            + "sink_name=(string)%s, interval=(double)1000, avg=(double)9, min=(double)1, max=(double)20, "
            + "latency=(double)33;";

    private final List<String> heard = new ArrayList<>();
    private final RunListener listener = new RunListener() {
        @Override
        public void playing(long millis) {
            heard.add("playing " + millis);
        }

        @Override
        public void fps(double total, double perStream, int streams) {
            heard.add("fps " + total + " " + perStream + " " + streams);
        }

        @Override
        public void latency(String streamId, LatencyMetrics sample) {
            heard.add("latency " + streamId + " " + sample.avgMs());
        }
    };

    @Test
    void passesOnWhatTheChildSays() {
        Measurements m = measurements(true);
        m.accept(new Event.State("PAUSED", 5));
        m.accept(new Event.State("PLAYING", 7));
        m.accept(new Event.State("PLAYING", 9));
        m.accept(new Event.Fps(60, 30, 2, 100));
        m.accept(new Event.Latency("a__b", 1000, 9, 1, 20, 33));
        m.accept(new Event.Latency("x__internal", 1000, 8, 1, 20, 33));

        assertThat(heard).containsExactly("playing 7", "fps 60.0 30.0 2", "latency a__b 9.0");
        assertThat(m.result(0, false, List.of()).latencies()).containsOnlyKeys("a__b");
    }

    @Test
    void takesRatesFromTheResult() {
        Measurements m = measurements(false);
        m.accept(new Event.Fps(1, 1, 1, 1));
        m.accept(new Event.Result(
                Event.Outcome.EOS, 500, 10, 50, 25, 2, Map.of(), Map.of(), null, List.of(), Map.of("face", 3L)));

        RunResult r = m.result(0, false, List.of());
        assertThat(r.totalFps()).isEqualTo(50);
        assertThat(r.perStreamFps()).isEqualTo(25);
        assertThat(r.streams()).isEqualTo(2);
        assertThat(r.frames()).isEqualTo(500);
        assertThat(r.measuredSeconds()).isEqualTo(10);
        assertThat(r.latency()).isNull();
        assertThat(r.detections()).containsEntry("face", 3L);
    }

    @Test
    void theCountersOwnLinesDecide() {
        Measurements m = measurements(false);
        m.accept("FpsCounter(average 4.00sec): total=80.00 fps, number-streams=2, per-stream=40.00 fps (40.0, 40.0)");
        m.accept(new Event.Fps(70, 35, 2, 100));
        m.accept(new Event.Result(Event.Outcome.EOS, 0, 0, 0, 0, 0, Map.of(), Map.of(), null, List.of(), Map.of()));

        RunResult r = m.result(0, false, List.of());
        assertThat(heard).containsExactly("fps 80.0 40.0 2");
        assertThat(r.totalFps()).isEqualTo(80);
        assertThat(r.frames()).isEqualTo(320);
        assertThat(r.measuredSeconds()).isEqualTo(4);
    }

    @Test
    void isZeroWhenNothingWasCounted() {
        RunResult r = measurements(false).result(0, true, List.of());

        assertThat(r.totalFps()).isZero();
        assertThat(r.perStreamFps()).isZero();
        assertThat(r.streams()).isZero();
        assertThat(r.stopped()).isTrue();
    }

    @Test
    void readsTracerLinesOfKnownStreamsWhenLatencyIsWanted() {
        Measurements wanted = measurements(true);
        wanted.accept(TRACER.formatted("b"));
        wanted.accept(TRACER.formatted("sink"));
        Measurements unwanted = measurements(false);
        unwanted.accept(TRACER.formatted("b"));

        assertThat(wanted.result(0, false, List.of()).latencies()).containsOnlyKeys("a__b");
        assertThat(unwanted.result(0, false, List.of()).latencies()).isEmpty();
    }

    @Test
    void messagesOutrankTracerLines() {
        Measurements m = measurements(true);
        m.accept(new Event.Latency("a__b", 1000, 5, 1, 20, 33));
        m.accept(TRACER.formatted("b"));

        assertThat(m.result(0, false, List.of()).latencies().values())
                .extracting(LatencyMetrics::avgMs)
                .containsExactly(5.0);
    }

    @Test
    void tellsWhatEachStreamDid() {
        Measurements m = measurements(true);
        m.accept(new Event.Result(
                Event.Outcome.EOS,
                400,
                10,
                40,
                20,
                2,
                Map.of("a__b", new Event.Rate(100, 10), "c__d", new Event.Rate(300, 30)),
                Map.of("a__b", new Event.Distribution(10, 2, 30, 9, 20, 25, 100)),
                new Event.Distribution(17.5, 2, 50, 15, 35, 40, 400),
                List.of(),
                Map.of()));
        RunResult r = m.result(0, false, List.of());

        assertThat(r.latency()).isEqualTo(new RunResult.Distribution(17.5, 2, 50, 15, 35, 40));
        assertThat(r.byStream())
                .containsEntry(
                        "a__b", new RunResult.StreamResult(100, 10, new RunResult.Distribution(10, 2, 30, 9, 20, 25)))
                .containsEntry("c__d", new RunResult.StreamResult(300, 30, null));
    }

    @Test
    void keepsErrorTextsWithTheirElementAndWithoutCredentials() {
        Measurements m = measurements(false);
        m.accept(new Event.Error("src", "Could not open rtsp://a:b@c", "gstrtspsrc.c(1)"));
        m.accept(new Event.Error("", "no element \"x\"", ""));

        assertThat(m.errors()).containsExactly("Could not open rtsp://***@c (element src)", "no element \"x\"");
    }

    private Measurements measurements(boolean latency) {
        RunRequest request = new RunRequest(
                "x", RunRequest.Mode.NORMAL, 0, latency, List.of("a__b", "c__d"), false, Path.of("/nowhere"));
        return new Measurements(request, listener);
    }
}
