package io.vippet.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that submits jobs as fast as it can, again and again on the same database. */
class JobCrashTest {

    private static final int KILLS = 25;

    /** The process that is killed: prints the id of each job as soon as submit has returned. */
    static final class Submitter {

        private Submitter() {}

        @SuppressWarnings("InfiniteLoop")
        public static void main(String[] args) {
            JobQueue jobs = new TestStore(Path.of(args[0])).queue(InstantSource.system());
            jobs.run();
            JobOutcome outcome = JobOutcome.completed("done", null);
            while (true) {
                System.out.println(jobs.submit(JobKind.PERFORMANCE, "{}", outcome, context -> outcome));
                System.out.flush();
            }
        }
    }

    @Test
    void noAcknowledgedJobIsLost(@TempDir Path home) throws Exception {
        Random random = new Random(42);
        Set<String> acknowledged = new LinkedHashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            submitUntilKilled(home, 1 + random.nextInt(40), acknowledged);
        }

        try (TestStore store = new TestStore(home)) {
            JobQueue jobs = store.queue(InstantSource.system());
            jobs.run();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
            assertThat(jobs.list(JobKind.PERFORMANCE)).extracting(Job::id).containsAll(acknowledged);
            assertThat(jobs.list(JobKind.PERFORMANCE)).allSatisfy(JobCrashTest::ended);
            jobs.shutDown();
        }
    }

    private static void ended(Job job) {
        assertThat(job.state()).isNotEqualTo(JobState.RUNNING);
        assertThat(job.details())
                .isSubsetOf("done", "Interrupted by server restart")
                .hasSize(1);
        assertThat(job.ended()).isNotNull();
    }

    /** Everything that reached the pipe before the end counts, also what nobody had read yet. */
    private static void submitUntilKilled(Path home, int jobs, Set<String> acknowledged) throws Exception {
        Process child = start(home);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < jobs; i++) {
                String id = lines.readLine();
                assertThat(id).as("the child lives").matches("[0-9a-f]{32}");
                acknowledged.add(id);
            }
            child.toHandle().destroyForcibly(); // SIGKILL; the process itself would close the pipe as well
            lines.lines().filter(id -> id.length() == 32).forEach(acknowledged::add);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path home) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Submitter.class.getName(),
                home.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
