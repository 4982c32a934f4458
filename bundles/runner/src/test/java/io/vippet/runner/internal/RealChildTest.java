package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import io.vippet.api.runner.VideoStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The child that is shipped, in the GStreamer of this machine. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class RealChildTest {

    @TempDir
    static Path cache;

    @TempDir
    Path directory;

    private Children children;

    @BeforeAll
    static void needsGStreamer() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(d -> Files.isExecutable(Path.of(d, "gst-inspect-1.0")));
        assumeTrue(installed, "GStreamer (gst-inspect-1.0) is not installed");
    }

    @BeforeEach
    void start() {
        children = new Children(new TestPathLaunch(), directory.resolve("run"));
    }

    @AfterEach
    void end() {
        children.close();
    }

    @Test
    void countsAllFramesOfAPipeline() throws Exception {
        RunResult r = run("videotestsrc num-buffers=100 name=a ! fakesink name=b", RunRequest.Mode.NORMAL, 0)
                .await();

        assertThat(r.exitCode()).isZero();
        assertThat(r.frames()).isEqualTo(100);
        assertThat(r.streams()).isEqualTo(1);
        assertThat(r.totalFps()).isPositive();
    }

    @Test
    void endsAtItsRuntime() throws Exception {
        RunResult r = run("videotestsrc is-live=true name=a ! fakesink name=b", RunRequest.Mode.NORMAL, 1)
                .await();

        assertThat(r.exitCode()).isZero();
        assertThat(r.stopped()).isFalse();
        assertThat(r.frames()).isBetween(20L, 40L);
    }

    @Test
    void tellsWhatIsWrongWithAText() {
        Run run = run("videotestsrc ! nosuchelement ! fakesink", RunRequest.Mode.NORMAL, 0);

        RunnerException e = catchThrowableOfType(RunnerException.class, run::await);

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.PIPELINE);
        assertThat(e).hasMessageStartingWith("Pipeline execution failed: ").hasMessageContaining("nosuchelement");
        assertThat(e.exitCode()).isEqualTo(1);
    }

    @Test
    void completesAFileWhenStopped() throws Exception {
        Path file = directory.resolve("out.mp4");
        CountDownLatch playing = new CountDownLatch(1);
        RunRequest request = new RunRequest(
                "videotestsrc is-live=true name=a ! video/x-raw,width=320,height=240 ! x264enc ! h264parse ! mp4mux"
                        + " ! filesink name=b location=" + file,
                RunRequest.Mode.NORMAL,
                0,
                true,
                List.of("a__b"),
                true,
                log());
        Run run = new ChildRunner(children, Limits.DEFAULT).start(request, new RunListener() {
            @Override
            public void fps(double total, double perStream, int streams) {
                playing.countDown();
            }
        });
        assertThat(playing.await(30, TimeUnit.SECONDS)).isTrue();

        run.stop();
        RunResult r = run.await();

        assertThat(r.exitCode()).isZero();
        assertThat(r.stopped()).isTrue();
        // The index of an MP4 file is written last.
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("moov");
    }

    /** Five times by default; {@code -Dvippet.cycles=50} for more. */
    @Test
    @Timeout(600)
    void startsAndStopsLeaveNoProcess() throws Exception {
        int cycles = Integer.getInteger("vippet.cycles", 5);
        for (int i = 0; i < cycles; i++) {
            Run run = run("videotestsrc is-live=true name=a ! fakesink name=b", RunRequest.Mode.NORMAL, 0);
            if (i % 2 == 0) {
                TimeUnit.MILLISECONDS.sleep(10L * (i % 10));
            }
            run.stop();
            RunResult r = run.await();
            assertThat(r.exitCode()).as("cycle %d: %s", i, newestLog()).isZero();
            assertThat(r.stopped()).isTrue();
        }
        children.close();

        try (Stream<Path> pids = Files.list(directory.resolve("run"))) {
            assertThat(pids).isEmpty();
        }
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(p -> p.info().commandLine().orElse("").contains("io.vippet.runner.child.Main")))
                .isEmpty();
    }

    @Test
    void readsWhatIsInAMediaFile() throws Exception {
        Path file = directory.resolve("a clip \"of\" jpegs.avi");
        run(
                        "videotestsrc num-buffers=7 name=a ! video/x-raw,width=64,height=48,framerate=25/1 ! jpegenc ! avimux"
                                + " ! filesink name=b location=\""
                                + file.toString().replace("\"", "\\\"") + "\"",
                        RunRequest.Mode.NORMAL,
                        0)
                .await();
        Path text = Files.writeString(directory.resolve("notes.mkv"), "no video\n".repeat(100));
        ChildProbe probe = new ChildProbe(children);

        assertThat(probe.probe(file)).isEqualTo(new VideoStream("jpeg", 64, 48, 25, 7));
        assertThat(catchThrowableOfType(RunnerException.class, () -> probe.probe(text))
                        .kind())
                .isEqualTo(RunnerException.Kind.PIPELINE);
    }

    @Test
    void knowsTheElementsOfThisMachine() {
        CachedIntrospection introspection =
                new CachedIntrospection(children, new InspectionCache(new HomeSettings(directory)));

        assertThat(introspection.elements())
                .extracting(ElementInfo::name)
                .contains("videotestsrc", "fakesink", "filesrc");
    }

    private Run run(String launch, RunRequest.Mode mode, double maxRuntime) {
        RunRequest request = new RunRequest(launch, mode, maxRuntime, false, List.of("a__b"), false, log());
        return new ChildRunner(children, Limits.DEFAULT).start(request, new RunListener() {});
    }

    /** For the message of a test that fails. */
    private String newestLog() throws IOException {
        try (Stream<Path> logs = Files.list(log())) {
            Path newest = logs.max(
                            java.util.Comparator.comparingLong(f -> f.toFile().lastModified()))
                    .orElseThrow();
            return Files.readString(newest);
        }
    }

    private Path log() {
        try {
            return Files.createDirectories(directory.resolve("log"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The class path of the tests holds the child. */
    private final class TestPathLaunch implements ChildLaunch {
        @Override
        public ProcessBuilder prepare() {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xms32m",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:ErrorFile=" + directory.resolve("hs_err_%p.log"),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--add-modules=jdk.incubator.vector",
                    "-cp",
                    classPath,
                    "io.vippet.runner.child.Main");
            builder.environment()
                    .put("GST_REGISTRY", cache.resolve("registry.bin").toString());
            builder.environment().put("GST_DEBUG", "1");
            return builder;
        }

        @Override
        public Path crashReport(long pid) {
            return directory.resolve("hs_err_" + pid + ".log");
        }
    }
}
