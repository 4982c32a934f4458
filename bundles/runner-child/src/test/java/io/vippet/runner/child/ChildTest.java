package io.vippet.runner.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child as a real process with the real GStreamer. */
class ChildTest {

    @Test
    void readyTellsWhatIsThere() throws Exception {
        try (ChildProcess child = ChildProcess.start()) {
            Event.Ready ready = child.until(Event.Ready.class);

            assertThat(ready.pid()).isEqualTo(child.process().pid());
            assertThat(ready.gstreamerVersion()).startsWith("1.");
            assertThat(ready.inferenceEngine()).isEqualTo("Test engine");
            assertThat(ready.inferenceEngineVersion()).isEqualTo("1.2");
            assertThat(ready.nativeInference()).isFalse();
            assertThat(ready.registeredElements()).containsExactly("gvadetect", "gvafpscounter");
        }
    }

    @Test
    void inferringElementsStayOutWhenGStreamerHasItsOwn() throws Exception {
        try (ChildProcess child = ChildProcess.start(Map.of(TestElements.NATIVE, "1"))) {
            Event.Ready ready = child.until(Event.Ready.class);

            assertThat(ready.nativeInference()).isTrue();
            assertThat(ready.inferenceEngine()).isNull();
            assertThat(ready.registeredElements()).containsExactly("gvafpscounter");
        }
    }

    @Test
    void runToTheEndOfTheInput() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("videotestsrc num-buffers=100 ! gvadetect ! gvafpscounter ! fakesink");
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.EOS);
            assertThat(result.frames()).isEqualTo(100);
            assertThat(result.streams()).isEqualTo(1);
            assertThat(result.totalFps()).isPositive();
            assertThat(result.detections()).containsExactly(Map.entry("car", 100L));
            assertThat(result.inferences()).singleElement().satisfies(i -> {
                assertThat(i.device()).isEqualTo("CPU");
                assertThat(i.model()).isEqualTo("cars.onnx");
            });
            assertThat(child.seen(Event.State.class))
                    .extracting(Event.State::state)
                    .containsExactly("READY", "PAUSED", "PLAYING");
            assertThat(child.seen(Event.Eos.class)).hasSize(1);
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void textThatDoesNotParseIsAnErrorPerComplaint() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("videotestsrc ! nosuch ! gvadetect threshold=2 ! fakesink");
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.ERROR);
            assertThat(child.seen(Event.Error.class))
                    .containsExactly(
                            new Event.Error("", "no element \"nosuch\"", ""),
                            new Event.Error(
                                    "", "gvadetect: threshold=2 is refused: it takes a number from 0 to 0.9", ""));
            assertThat(child.seen(Event.State.class)).as("nothing started").isEmpty();
            assertThat(child.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void errorWhileRunningNamesTheElement() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("filesrc name=reader location=/no/such/file ! fakesink");
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.ERROR);
            assertThat(child.seen(Event.Error.class).getFirst().source()).isEqualTo("reader");
            assertThat(child.seen(Event.Error.class).getFirst().debug()).contains("/no/such/file");
            assertThat(child.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void everyStreamHasItsOwnRate() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run(
                    "videotestsrc is-live=true name=a ! video/x-raw,framerate=50/1 ! gvafpscounter ! queue ! fakesink name=b"
                            + " videotestsrc is-live=true name=c ! video/x-raw,framerate=20/1 ! gvafpscounter !"
                            + " fakesink name=d",
                    3,
                    false,
                    List.of("a__b", "c__d"));
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.rates()).extractingByKey("a__b").satisfies(r -> assertThat(r.fps())
                    .isCloseTo(50, within(12.)));
            assertThat(result.rates()).extractingByKey("c__d").satisfies(r -> assertThat(r.fps())
                    .isCloseTo(20, within(5.)));
            assertThat(result.totalFps())
                    .isCloseTo(
                            result.rates().values().stream()
                                    .mapToDouble(Event.Rate::fps)
                                    .sum(),
                            within(1e-6));
        }
    }

    @Test
    void aSinkThatWaitsForTheClockDoesNotBlurTheRate() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run(
                    "videotestsrc name=a ! video/x-raw,framerate=10/1 ! gvafpscounter ! fakesink name=b sync=true",
                    3,
                    false,
                    List.of("a__b"));

            assertThat(child.until(Event.Result.class).totalFps()).isCloseTo(10, within(1.));
        }
    }

    @Test
    void theResultComesBeforeThePipelineIsTakenDown() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            // Sleeps in the streaming thread, which the way to NULL waits for.
            child.run(
                    "videotestsrc name=a ! fakesink name=b"
                            + " videotestsrc ! identity sleep-time=600000000 ! fakesink async=false",
                    1,
                    false,
                    List.of("a__b"));
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.MAX_RUNTIME);
            assertThat(result.frames()).isPositive();
            child.until(Event.Heartbeat.class);
            child.until(Event.Heartbeat.class);
            assertThat(child.process().isAlive()).isTrue();
        }
    }

    @Test
    void stopEndsARunThatWouldNot() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("videotestsrc is-live=true ! gvafpscounter ! fakesink");
            child.until(e -> e instanceof Event.Heartbeat h && h.frames() > 0);
            child.send(new Command.Stop());
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.STOPPED);
            assertThat(result.frames()).isPositive();
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void maximalRuntimeCountsFromTheFirstFrame() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run(
                    "videotestsrc is-live=true timestamp-offset=1500000000 ! video/x-raw,framerate=50/1 ! gvafpscounter !"
                            + " fakesink",
                    2,
                    false,
                    List.of());
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.MAX_RUNTIME);
            assertThat(result.measuredSeconds()).isCloseTo(2, within(0.5));
            assertThat(result.totalFps()).isCloseTo(50, within(5.0));
            assertThat(child.seen(Event.Fps.class)).isNotEmpty().allSatisfy(fps -> {
                assertThat(fps.streams()).isEqualTo(1);
                assertThat(fps.total()).isBetween(30.0, 70.0);
            });
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void fileIsCompleteAfterAStopThatFinishesFiles(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("out.mp4");
        try (ChildProcess child = ChildProcess.ready()) {
            child.run(
                    "videotestsrc is-live=true ! video/x-raw,width=64,height=64 ! gvafpscounter ! openh264enc !"
                            + " h264parse ! mp4mux !"
                            + " filesink name=out location=" + file,
                    0,
                    true,
                    List.of());
            child.until(e -> e instanceof Event.Heartbeat h && h.frames() > 10);
            child.send(new Command.Stop());
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.outcome()).isEqualTo(Event.Outcome.STOPPED);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("moov");
        }
    }

    @Test
    void framesAreCountedAtTheNamedSinksWhenNothingElseCounts() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run(
                    "videotestsrc num-buffers=60 name=a ! fakesink name=b videotestsrc num-buffers=40 name=c ! jpegenc !"
                            + " tee name=t ! queue ! fakesink name=d t. ! queue ! fakesink name=unnamed",
                    0,
                    false,
                    List.of("a__b", "c__d"));
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.rates()).containsOnlyKeys("a__b", "c__d");
            assertThat(result.rates().values())
                    .allSatisfy(r -> assertThat(r.frames()).isPositive());
            assertThat(result.streams()).isEqualTo(2);
        }
    }

    @Test
    void latencyIsMeasuredPerStreamFromTheLastStamping() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run(
                    "videotestsrc is-live=true num-buffers=45 name=a ! identity sleep-time=5000 ! fakesink name=b"
                            + " videotestsrc num-buffers=30 name=c ! jpegenc ! jpegdec ! queue ! fakesink name=d",
                    0,
                    false,
                    List.of("a__b", "c__d", "x__nosuch"));
            Event.Result result = child.until(Event.Result.class);

            assertThat(result.latencies()).containsOnlyKeys("a__b", "c__d");
            assertThat(result.latencies().get("a__b")).satisfies(d -> {
                assertThat(d.count())
                        .as("less those before both streams delivered")
                        .isBetween(1L, 45L);
                assertThat(d.minMs()).isGreaterThanOrEqualTo(5);
                assertThat(d.avgMs()).isBetween(d.minMs(), d.maxMs());
                assertThat(d.p50Ms()).isLessThanOrEqualTo(d.p95Ms());
                assertThat(d.p95Ms()).isLessThanOrEqualTo(d.p99Ms());
            });
            assertThat(result.latencies()).extractingByKey("c__d").satisfies(d -> assertThat(d.count())
                    .isBetween(1L, 30L));
            assertThat(result.latency()).isNotNull();
            assertThat(result.rates()).containsOnlyKeys("a__b", "c__d");
            assertThat(child.seen(Event.Latency.class)).isNotEmpty().anySatisfy(sample -> {
                assertThat(sample.streamId()).isEqualTo("a__b");
                assertThat(sample.avgMs()).isGreaterThanOrEqualTo(5);
            });
        }
    }

    @Test
    void nativeTextOnStdoutDoesNotMixWithEvents() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("fakesrc num-buffers=3 filltype=pattern sizetype=fixed sizemax=20 ! fdsink fd=1");

            assertThat(child.until(Event.Result.class).outcome()).isEqualTo(Event.Outcome.EOS);
            assertThat(child.seen(Event.Error.class)).isEmpty();
        }
    }

    @Test
    void validationNeedsALimit() throws Exception {
        assertThat(validation("videotestsrc ! fakesink", 0).outcome()).isEqualTo(Event.Outcome.ERROR);
    }

    @Test
    void validationOfAGoodTextEndsWithItsTime() throws Exception {
        assertThat(validation("videotestsrc is-live=true ! fakesink", 0.5).outcome())
                .isEqualTo(Event.Outcome.MAX_RUNTIME);
    }

    @Test
    void validationNeedsDataAtEverySink() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.send(new Command.Run(
                    "test",
                    "videotestsrc ! tee name=t ! queue ! fakesink name=fed async=false"
                            + " t. ! queue ! valve drop=true ! fakesink name=starved async=false",
                    Command.Mode.VALIDATION,
                    0.5,
                    false,
                    List.of(),
                    false));

            assertThat(child.until(Event.Result.class).outcome()).isEqualTo(Event.Outcome.ERROR);
            assertThat(child.seen(Event.Error.class))
                    .containsExactly(new Event.Error("starved", "no data arrived within 0.5 s", ""));
        }
    }

    @Test
    void aPipelineOnTrialThatNeverPlaysHasItsTime() throws Exception {
        assertThat(validation("videotestsrc ! valve drop=true ! fakesink", 0.5).outcome())
                .isEqualTo(Event.Outcome.ERROR);
    }

    @Test
    void dataInListsArrivesToo() throws Exception {
        assertThat(validation("videotestsrc num-buffers=30 ! rtpvrawpay ! fakesink", 5)
                        .outcome())
                .isEqualTo(Event.Outcome.EOS);
    }

    /** All threads, also those that were there before. */
    @Test
    void validationGivesWayToEverythingElse() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.send(new Command.Run(
                    "test",
                    "videotestsrc is-live=true ! fakesink",
                    Command.Mode.VALIDATION,
                    30,
                    false,
                    List.of(),
                    false));
            child.until(
                    event -> event instanceof Event.State state && state.state().equals("PLAYING"));

            try (Stream<Path> threads =
                    Files.list(Path.of("/proc/" + child.process().pid() + "/task"))) {
                assertThat(threads.map(ChildTest::niceness)).isNotEmpty().containsOnly("19");
            }
        }
    }

    private static String niceness(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16];
        } catch (IOException e) {
            return "19"; // gone meanwhile
        }
    }

    private static Event.Result validation(String launch, double seconds) throws IOException, InterruptedException {
        try (ChildProcess child = ChildProcess.ready()) {
            child.send(new Command.Run("test", launch, Command.Mode.VALIDATION, seconds, false, List.of(), false));
            Event.Result result = child.until(Event.Result.class);
            assertThat(child.exitCode()).isEqualTo(result.outcome() == Event.Outcome.ERROR ? 1 : 0);
            return result;
        }
    }

    @Test
    void secondRunIsRefused() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("videotestsrc is-live=true ! fakesink");
            child.run("videotestsrc num-buffers=1 ! fakesink");
            child.until(Event.Warning.class);
            child.send(new Command.Stop());

            assertThat(child.until(Event.Result.class).outcome()).isEqualTo(Event.Outcome.STOPPED);
        }
    }

    @Test
    void inspectionTellsElementsAndDevices() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.send(new Command.Inspect(Command.What.DEVICES));
            child.send(new Command.Inspect(Command.What.ELEMENTS));

            assertThat(child.until(Event.Devices.class).devices())
                    .containsExactly(
                            new Event.Device("CPU", "Test CPU", "INTEGRATED", List.of("FP32"), Map.of("KEY", "value")));
            List<Event.Element> elements = child.until(Event.Elements.class).elements();
            assertThat(elements)
                    .extracting(Event.Element::name)
                    .contains("queue", "tee", "fakesink", "gvadetect")
                    .doesNotContain("vippetprobe")
                    .isSorted();
            assertThat(elements)
                    .filteredOn(e -> e.name().equals("gvadetect"))
                    .singleElement()
                    .satisfies(e -> {
                        assertThat(e.pads()).contains(new Event.Pad("sink", "sink", "always", "ANY"));
                        assertThat(e.properties())
                                .contains(new Event.Property(
                                        "threshold",
                                        "gfloat",
                                        List.of("readable", "writable", "mutable-ready"),
                                        new Event.Range("0", "0.9"),
                                        "0.3",
                                        List.of(),
                                        "Confidence"));
                    });
        }
    }

    @Test
    void closedStdinEndsTheChild() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.run("videotestsrc is-live=true ! fakesink");
            child.until(Event.State.class);
            child.process().getOutputStream().close();

            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void unknownAndBrokenCommandsAreSurvived() throws Exception {
        try (ChildProcess child = ChildProcess.ready()) {
            child.process()
                    .getOutputStream()
                    .write("{\"type\":\"dance\"}\nnonsense\n".getBytes(StandardCharsets.UTF_8));
            child.run("videotestsrc num-buffers=1 ! fakesink");

            assertThat(child.until(Event.Result.class).frames()).isEqualTo(1);
            assertThat(child.seen(Event.Warning.class)).hasSize(1);
        }
    }

    @Test
    void deathOfTheParentEndsTheChild(@TempDir Path directory) throws Exception {
        String quoted = String.join(
                " ", ChildProcess.command().stream().map(a -> "'" + a + "'").toList());
        // a pipe opened for reading and writing never ends: only the parent's death is left to notice
        String script = "mkfifo in; exec 3<>in; " + quoted + " <&3 >/dev/null & echo $!; wait";
        Process shell = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(ChildProcess.firstLine(shell));
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        try {
            // the session of its own shows that the watch has begun
            while (!Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) \\S \\d+ " + pid + " .*")) {
                Thread.sleep(20);
            }
            shell.destroyForcibly().waitFor();

            child.onExit().get(30, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            child.destroyForcibly();
            shell.destroyForcibly();
        }
    }

    @Test
    void trainingEndsByItself() throws Exception {
        try (ChildProcess child = ChildProcess.start("--train")) {
            assertThat(child.exitCode()).isZero();
        }
    }
}
