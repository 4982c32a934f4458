package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.LatencyMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyLinesTest {

    private static final String LINE = "latency_tracer_pipeline_interval, pipeline_name=(string)pipeline0, "
            + "source_name=(string)src_p0_s0_0_0, sink_name=(string)sink_p0_s0_0_0, interval=(double)1000.2, "
            + "avg=(double)12.5, min=(double)3.25, max=(double)40.125, latency=(double)33.3, fps=(double)30.0;";

    @Test
    void readsTheSampleOfAStream() {
        assertThat(LatencyLines.parse("0:00:01 GST_TRACER " + LINE))
                .contains(new LatencyLines.Sample(
                        "src_p0_s0_0_0__sink_p0_s0_0_0", new LatencyMetrics(1000.2, 12.5, 3.25, 40.125, 33.3)));
    }

    @Test
    void readsOverFieldsThatItDoesNotKnow() {
        assertThat(LatencyLines.parse(LINE.replace("avg=", "median=(double)7, avg=")))
                .map(s -> s.metrics().avgMs())
                .contains(12.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency_tracer_pipeline, frame_latency=(double)1.0;",
                "latency_tracer_pipeline_interval, source_name=(string)a, sink_name=(string)b;",
                "latency_tracer_pipeline_interval, source_name=(string)a, sink_name=(string)b, interval=(double)1, "
                        + "avg=(double)inf, min=(double)1, max=(double)1, latency=(double)1;"
            })
    void ignoresOtherLines(String line) {
        assertThat(LatencyLines.parse(line)).isEmpty();
    }
}
