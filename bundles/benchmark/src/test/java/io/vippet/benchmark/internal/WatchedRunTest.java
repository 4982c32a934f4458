package io.vippet.benchmark.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.LatencyMetrics;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.job.OutputMode;
import io.vippet.api.metrics.LiveValues;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.command.RunCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What watchers of a job hear of its runs. */
class WatchedRunTest {

    private static final LatencyMetrics FIRST = new LatencyMetrics(1000, 1, 1, 1, 33);
    private static final LatencyMetrics SECOND = new LatencyMetrics(1000, 2, 2, 2, 33);

    private final List<String> heard = new ArrayList<>();
    private final Watchers watchers = new Watchers();

    WatchedRunTest() {
        watchers.addWatcher(new LiveValues() {
            @Override
            public void fps(String jobId, double perStream) {
                heard.add("fps " + perStream);
            }

            @Override
            public void latency(String jobId, String streamId, LatencyMetrics sample) {
                heard.add("latency " + streamId + " " + sample.avgMs());
            }

            @Override
            public void ended(String jobId) {
                heard.add("ended " + jobId);
            }
        });
    }

    @Test
    void theLastSamplesComeOnceMoreBeforeTheEnd() throws Exception {
        run(listener -> {
            listener.fps(60, 30, 2);
            listener.latency("a", FIRST);
            listener.latency("b", FIRST);
            listener.latency("a", SECOND);
            return Fakes.result(0, false);
        });

        assertThat(heard)
                .containsExactly(
                        "fps 30.0",
                        "latency a 1.0",
                        "latency b 1.0",
                        "latency a 2.0",
                        "latency a 2.0",
                        "latency b 1.0",
                        "ended " + Fakes.JOB);
    }

    @Test
    void ratesOfFewerStreamsThanAskedForAreNotTold() throws Exception {
        run(listener -> {
            listener.fps(40, 40, 1);
            listener.fps(70, 35, 2);
            listener.fps(50, 50, 1);
            return Fakes.result(0, false);
        });

        assertThat(heard).containsExactly("fps 35.0", "ended " + Fakes.JOB);
    }

    @Test
    void aRunThatFailsEndsToo() {
        assertThatThrownBy(() -> run(listener -> {
                    listener.fps(60, 30, 2);
                    throw new RunnerException(RunnerException.Kind.PIPELINE, "broken", List.of(), 1);
                }))
                .hasMessage("broken");

        assertThat(heard).containsExactly("fps 30.0", "ended " + Fakes.JOB);
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        List<RunListener> kept = new ArrayList<>();
        run(listener -> {
            kept.add(listener);
            return Fakes.result(0, false);
        });

        kept.getFirst().fps(60, 30, 2);
        kept.getFirst().latency("a", FIRST);

        assertThat(heard).containsExactly("ended " + Fakes.JOB);
    }

    @Test
    void aWatcherThatFailsBreaksNothing() throws Exception {
        Watchers both = new Watchers();
        both.addWatcher(new LiveValues() {
            @Override
            public void fps(String jobId, double perStream) {
                throw new IllegalStateException("of the test");
            }

            @Override
            public void latency(String jobId, String streamId, LatencyMetrics sample) {
                throw new IllegalStateException("of the test");
            }

            @Override
            public void ended(String jobId) {
                throw new IllegalStateException("of the test");
            }
        });
        both.addWatcher(watchers);

        run(both, listener -> {
            listener.fps(60, 30, 2);
            return Fakes.result(0, false);
        });

        assertThat(heard).containsExactly("fps 30.0", "ended " + Fakes.JOB);
    }

    /** What happens between start and end of a run. */
    private interface Course {
        RunResult run(RunListener listener);
    }

    private void run(Course course) throws InterruptedException {
        run(watchers, course);
    }

    private static void run(LiveValues watchers, Course course) throws InterruptedException {
        ExecutionConfig config = new ExecutionConfig(OutputMode.DISABLED, 0, MetadataMode.DISABLED, true);
        RunCommand command = new RunCommand("fakesrc ! fakesink", Set.of(), Map.of(), Map.of(), Map.of(), Map.of());
        new JobRuns(
                        (request, listener) -> new Run() {
                            @Override
                            public RunResult await() {
                                return course.run(listener);
                            }

                            @Override
                            public void stop() {}
                        },
                        config,
                        new Fakes.FakeContext(Path.of("log")),
                        watchers)
                .run(command, new RunProgress(2));
    }
}
