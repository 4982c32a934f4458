package io.vippet.runner.internal;

import static io.vippet.runner.internal.ScriptLaunch.afterRun;
import static io.vippet.runner.internal.ScriptLaunch.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Children that misbehave; none of them may hurt the server, outlive its run, or hide what was measured. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
@Timeout(60)
class FaultyChildTest {

    private static final Limits QUICK = limits(2, 8, 0);
    private static final String HEARTBEAT = "echo '{\"type\":\"heartbeat\",\"frames\":%d,\"uptimeMillis\":1}'\n";

    @TempDir
    Path directory;

    private Children children;
    private Limits limits = QUICK;

    @AfterEach
    void end() {
        if (children != null) {
            children.close();
        }
    }

    @Test
    void aWellBehavedOneForComparison() throws Exception {
        RunResult r = run(afterRun(result("EOS"))).await();

        assertThat(r.exitCode()).isZero();
        assertThat(r.stopped()).isFalse();
        assertThat(r.totalFps()).isEqualTo(25);
        assertThat(r.frames()).isEqualTo(100);
    }

    @Test
    void theLastLineCountsEvenWithoutLineEnd() throws Exception {
        assertThat(run(afterRun("printf '%s' \"$(" + result("EOS").strip() + ")\""))
                        .await()
                        .totalFps())
                .isEqualTo(25);
    }

    @Test
    void theLastRateOfTheNativeCounterCounts() throws Exception {
        String lines = """
                echo 'FpsCounter(average 1.00sec): total=10.00 fps, number-streams=1, per-stream=10.00 fps' >&2
                echo 'FpsCounter(average 2.00sec): total=20.00 fps, number-streams=1, per-stream=20.00 fps' >&2
                """;

        assertThat(run(afterRun(lines)).await().totalFps()).isEqualTo(20);
    }

    @Test
    void garbageAndBytesThatAreNotUtf8AreLoggedAndPassed() throws Exception {
        String garbage = "printf 'gar\\377bage\\n{\"type\":\\n{\"type\":\"fps\",\"total\":\"x\"}\\n[]\\n'\n"
                + "printf '\\376\\377\\n' >&2\n";

        assertThat(run(afterRun(garbage + result("EOS"))).await().totalFps()).isEqualTo(25);
        assertThat(log()).contains("gar\uFFFDbage").contains("child \uFFFD\uFFFD");
    }

    @Test
    void aFloodOfTextIsBoundedInTheLog() throws Exception {
        String flood = "head -c 12000000 /dev/zero | tr '\\0' 'x' | fold -w 100\n"
                + "head -c 12000000 /dev/zero | tr '\\0' 'y' | fold -w 100 >&2\n";

        limits = Limits.DEFAULT;
        assertThat(run(afterRun(flood + result("EOS"))).await().totalFps()).isEqualTo(25);
        try (Stream<Path> files = Files.list(directory.resolve("log"))) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThan(9 << 20);
        }
    }

    @Test
    void oneEndlessLineIsBounded() throws Exception {
        String line = "head -c 100000000 /dev/zero | tr '\\0' 'x' >&2\necho >&2\n";

        limits = Limits.DEFAULT;
        assertThat(run(afterRun(line + result("EOS"))).await().totalFps()).isEqualTo(25);
    }

    @Test
    void silenceEndsTheRun() throws Exception {
        RunnerException e = failure(run(afterRun("sleep 1000")));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.SILENCE);
        assertThat(e).hasMessageContaining("inactivity timeout (2 seconds");
        assertThat(e.exitCode()).isEqualTo(-15);
    }

    @Test
    void theUsualLimitOfSilenceIsNamedAsClientsKnowIt() {
        assertThat("inactivity timeout (%d seconds"
                        .formatted(Limits.DEFAULT.silence().toSeconds()))
                .isEqualTo("inactivity timeout (120 seconds");
    }

    @Test
    void textIsNoSignOfLife() throws Exception {
        RunnerException e = failure(run(afterRun("while true; do echo noise; echo noise >&2; sleep 0.1; done")));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.SILENCE);
    }

    @Test
    void heartbeatsKeepASilentPipelineAlive() throws Exception {
        String beats = "for i in 1 2 3 4 5 6 7 8; do " + HEARTBEAT.formatted(0).strip() + "; sleep 0.5; done\n";

        assertThat(run(afterRun(beats + result("EOS"))).await().totalFps()).isEqualTo(25);
    }

    @Test
    void framesThatStopMovingEndTheRun() throws Exception {
        String beats = "while true; do " + HEARTBEAT.formatted(7).strip() + "; sleep 0.2; done\n";

        RunnerException e = failure(run(afterRun(beats)));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.SILENCE);
        assertThat(e).hasMessageContaining("inactivity timeout (3 seconds without a frame)");
    }

    @Test
    void aValidationThatDoesNotEndIsTerminated() throws Exception {
        String beats = "while true; do " + HEARTBEAT.formatted(0).strip() + "; sleep 0.2; done\n";
        Run run = run(afterRun(beats), RunRequest.Mode.VALIDATION, 0.5);

        RunnerException e = failure(run);

        assertThat(e).hasMessageContaining("timed out");
        assertThat(e.errors()).anySatisfy(t -> assertThat(t).contains("timed out"));
    }

    @Test
    void oneThatIgnoresStopAndPoliteSignalIsKilled() throws Exception {
        Run run = run("trap '' TERM INT\n" + afterRun("touch \"$DIRECTORY/up\"\nwhile true; do sleep 0.1; done"));
        await().until(() -> Files.exists(directory.resolve("up")));

        run.stop();
        RunResult r = run.await();

        assertThat(r.exitCode()).isEqualTo(-9);
        assertThat(r.stopped()).isTrue();
        assertThat(log()).contains("stop requested").contains("SIGTERM").contains("SIGKILL");
    }

    @Test
    void oneThatWritesALotBeforeItStopsMayFinish() throws Exception {
        String rest = "read stop\nhead -c 200000 /dev/zero | tr '\\0' 'x' | fold -w 80 >&2\n" + result("STOPPED");
        Run run = run(afterRun(rest));

        run.stop();
        run.stop();
        RunResult r = run.await();

        assertThat(r.exitCode()).isZero();
        assertThat(r.stopped()).isTrue();
        assertThat(r.totalFps()).isEqualTo(25);
    }

    @Test
    void oneThatCameToItsEndBeforeTheStopWasNotStopped() throws Exception {
        Run run = run(afterRun("read stop\n" + result("EOS")));

        run.stop();

        assertThat(run.await().stopped()).isFalse();
    }

    @Test
    void anErrorBeforeTheStopIsTold() throws Exception {
        Run run = run(afterRun("echo '{\"type\":\"error\",\"source\":\"src\",\"message\":\"no file\",\"debug\":\"\"}'\n"
                + "touch \"$DIRECTORY/up\"\nread stop\n" + result("ERROR") + "exit 1"));
        await().until(() -> Files.exists(directory.resolve("up")));
        await().until(() -> log().contains("no file"));

        run.stop();
        RunnerException e = failure(run);

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.PIPELINE);
    }

    @Test
    void oneThatDoesNotReadItsInputCanBeStopped() throws Exception {
        children = new Children(new ScriptLaunch(directory, "exec sleep 1000"), directory.resolve("run"));
        Files.createDirectories(directory.resolve("log"));
        RunRequest huge = new RunRequest(
                "x".repeat(1 << 20), RunRequest.Mode.NORMAL, 0, false, List.of(), false, directory.resolve("log"));
        Run run = new ChildRunner(children, QUICK).start(huge, new RunListener() {});

        run.stop();

        assertThat(run.await().exitCode()).isEqualTo(-15);
    }

    @ParameterizedTest
    @CsvSource({"SEGV, -11", "KILL, -9", "ABRT, -6"})
    void deathBySignalIsACrash(String signal, int code) throws Exception {
        RunnerException e = failure(run(afterRun("echo 'Oh dear' >&2\nkill -" + signal + " $$")));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.CRASH);
        assertThat(e.exitCode()).isEqualTo(code);
        assertThat(e)
                .hasMessageStartingWith("Pipeline execution failed: ")
                .hasMessageContaining("signal " + -code)
                .hasMessageContaining("Oh dear");
    }

    @Test
    void aNativeCrashNamesTheFrameThatTheReportNames() throws Exception {
        RunnerException e = failure(run(afterRun("""
                printf '#  SIGSEGV (0xb) at pc=0x1\\n# Problematic frame:\\n# C  [libfoo.so+0x12]  bar+0x1\\n' > "$DIRECTORY/hs_err_$$.log"
                exit 1
                """)));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.CRASH);
        assertThat(e)
                .hasMessage("Pipeline execution failed: the runner process crashed with "
                        + "SIGSEGV in C  [libfoo.so+0x12]  bar+0x1");
    }

    @Test
    void anEndWithoutResultIsACrash() throws Exception {
        RunnerException e = failure(run(afterRun("exit 0")));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.CRASH);
        assertThat(e).hasMessageContaining("ended with exit code 0 without a result");
    }

    @Test
    void anEndBeforeItWasReadyIsAFailedStart() throws Exception {
        RunnerException e = failure(run("echo 'libgstreamer is missing' >&2\nexit 3"));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.START);
        assertThat(e).hasMessageContaining("exit code 3").hasMessageContaining("libgstreamer is missing");
    }

    @Test
    void anErrorBeforeItWasReadyTellsWhyTheStartFailed() throws Exception {
        RunnerException e = failure(
                run(
                        "echo '{\"type\":\"error\",\"source\":\"\",\"message\":\"GStreamer is too old\",\"debug\":\"ABI\"}'\nexit 1"));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.START);
        assertThat(e).hasMessageContaining("GStreamer is too old");
    }

    @Test
    void aCommandThatDoesNotExistIsAFailedStart() {
        children = new Children(
                new ChildLaunch() {
                    @Override
                    public ProcessBuilder prepare() {
                        return new ProcessBuilder("/does/not/exist");
                    }

                    @Override
                    public Path crashReport(long pid) {
                        return directory.resolve("none");
                    }
                },
                directory.resolve("run"));

        RunnerException e = catchThrowableOfType(RunnerException.class, () -> children.take());

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.START);
        assertThat(e).hasMessageContaining("/does/not/exist");
    }

    @Test
    void aPipelineErrorIsToldInItsOwnWords() throws Exception {
        RunnerException e = failure(run(afterRun("""
                echo '{"type":"error","source":"d0","message":"No such model","debug":"at line 5"}'
                """ + result("ERROR") + "exit 1")));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.PIPELINE);
        assertThat(e).hasMessage("Pipeline execution failed: No such model (element d0)");
        assertThat(e.errors()).containsExactly("No such model (element d0)");
        assertThat(e.exitCode()).isEqualTo(1);
        assertThat(log()).contains("at line 5");
    }

    @Test
    void oneThatHangsAfterItsResultHasMeasuredAllTheSame() throws Exception {
        RunResult r = run(afterRun(result("EOS") + "sleep 1000")).await();

        assertThat(r.totalFps()).isEqualTo(25);
        assertThat(r.stopped()).isFalse();
        assertThat(r.warnings()).singleElement().asString().contains("did not come down in order");
    }

    @Test
    void oneThatCrashesAfterItsResultHasMeasuredAllTheSame() throws Exception {
        RunResult r = run(afterRun(result("EOS") + "kill -SEGV $$")).await();

        assertThat(r.totalFps()).isEqualTo(25);
        assertThat(r.warnings()).singleElement().asString().contains("exit code -11");
    }

    @Test
    void oneWithoutAFirstFrameEnds() throws Exception {
        String beats = "while true; do " + HEARTBEAT.formatted(0).strip() + "; sleep 0.2; done\n";
        limits = limits(2, 2, 0);

        RunnerException e = failure(run(afterRun(beats)));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.SILENCE);
        assertThat(e).hasMessageContaining("inactivity timeout (2 seconds without a first frame)");
    }

    @Test
    void oneThatEatsMemoryIsKilledWithAClearText() throws Exception {
        // tail keeps the last line, which has no end
        String eater = HEARTBEAT.formatted(1) + "exec tail -n 1 /dev/zero\n";
        limits = limits(60, 60, 200);

        RunnerException e = failure(run(afterRun(eater)));

        assertThat(e.kind()).isEqualTo(RunnerException.Kind.MEMORY);
        assertThat(e.exitCode()).isEqualTo(-9);
        assertThat(e).hasMessageContaining("more than the 200 MB that VIPPET_CHILD_MEMORY_MB allows");
        assertThat(pidFiles()).isZero();
    }

    /** 1 GB; pipes slow the child down, the log keeps the newest lines. */
    @Test
    void aFloodOfAGigabyteEndsInOrder() throws Exception {
        String flood = "yes 'the same line again and again, without any use to anybody' | head -c 1000000000 >&2\n";

        limits = limits(60, 60, 0);
        assertThat(run(afterRun(flood + result("EOS"))).await().totalFps()).isEqualTo(25);
        try (Stream<Path> files = Files.list(directory.resolve("log"))) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThan(9 << 20);
        }
    }

    @Test
    void aStopTakesSixteenSecondsAtMost() {
        assertThat(Limits.DEFAULT.stop().plus(Limits.DEFAULT.terminate())).isLessThan(Duration.ofSeconds(16));
    }

    @Test
    void whatItStartedEndsWithIt() throws Exception {
        run(afterRun("sleep 1000 & echo $! > \"$DIRECTORY/grandchild\"\n" + result("EOS")))
                .await();

        long grandchild =
                Long.parseLong(Files.readString(directory.resolve("grandchild")).strip());
        await().until(() -> ProcessHandle.of(grandchild).map(p -> !p.isAlive()).orElse(true));
    }

    @Test
    void aSpareThatDiedIsNotHandedOut() throws Exception {
        ScriptLaunch launch = new ScriptLaunch(
                directory,
                "if [ ! -e \"$DIRECTORY/second\" ]; then touch \"$DIRECTORY/second\"; exit 1; fi\n"
                        + afterRun(result("EOS")));
        children = new Children(launch, directory.resolve("run"));
        children.warm();
        await().until(() -> Files.exists(directory.resolve("second")) && pidFiles() == 0);

        assertThat(start(RunRequest.Mode.NORMAL, 0).await().totalFps()).isEqualTo(25);
    }

    @Test
    void theSpareIsReplacedOnceTheRunIsOver() throws Exception {
        ScriptLaunch launch = new ScriptLaunch(directory, afterRun("read stop\n" + result("STOPPED")));
        children = new Children(launch, directory.resolve("run"));
        children.warm();
        await().until(() -> launch.starts.get() == 1);

        Run run = start(RunRequest.Mode.NORMAL, 0);
        assertThat(launch.starts.get()).isEqualTo(1);
        run.stop();
        run.await();

        await().until(() -> launch.starts.get() == 2);
    }

    @Test
    void fiftyCyclesLeaveNothingBehind() throws Exception {
        ScriptLaunch launch = new ScriptLaunch(directory, afterRun("read stop\n" + result("STOPPED")));
        children = new Children(launch, directory.resolve("run"));
        for (int i = 0; i < 50; i++) {
            Run run = start(RunRequest.Mode.NORMAL, 0);
            run.stop();
            assertThat(run.await().exitCode()).isZero();
        }
        children.close();

        assertThat(pidFiles()).isZero();
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(p -> p.info().commandLine().orElse("").contains(directory.toString())))
                .isEmpty();
    }

    private static Limits limits(int silenceSeconds, int firstFrameSeconds, long memoryMegabytes) {
        return new Limits(
                Duration.ofSeconds(silenceSeconds),
                Duration.ofSeconds(firstFrameSeconds),
                Duration.ofSeconds(3),
                Duration.ofMillis(600),
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                memoryMegabytes);
    }

    private Run run(String script) throws IOException {
        return run(script, RunRequest.Mode.NORMAL, 0);
    }

    private Run run(String script, RunRequest.Mode mode, double maxRuntime) throws IOException {
        children = new Children(new ScriptLaunch(directory, script), directory.resolve("run"));
        return start(mode, maxRuntime);
    }

    private Run start(RunRequest.Mode mode, double maxRuntime) throws IOException {
        Path log = Files.createDirectories(directory.resolve("log"));
        RunRequest request = new RunRequest("fakesrc ! fakesink", mode, maxRuntime, false, List.of("a__b"), false, log);
        return new ChildRunner(children, limits).start(request, new RunListener() {});
    }

    private static RunnerException failure(Run run) {
        return catchThrowableOfType(RunnerException.class, run::await);
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log/run.log"));
    }

    private long pidFiles() throws IOException {
        if (!Files.exists(directory.resolve("run"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            return files.count();
        }
    }
}
