package io.vippet.optimization.internal;

import io.vippet.api.job.JobContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The command line of DL Streamer's optimizer. The command {@code timeout} makes it a process group of its own, and ends
 * all of that at the time limit or when it is itself told to end, also when this server is gone meanwhile.
 */
final class OptimizerProcess {

    private static final int STARTUP_SECONDS = 120;
    private static final int LAST_SAMPLES = 5;
    private static final int LAST_WORDS = 10;
    private static final long MOST_LOG = 8_000_000;
    private static final Pattern SECRET =
            Pattern.compile(".*(TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY).*", Pattern.CASE_INSENSITIVE);

    private final Path script;
    private final Parameters parameters;
    private final Path output;

    /**
     * Prepares a run.
     *
     * @param output file for its result
     */
    OptimizerProcess(Path script, Parameters parameters, Path output) {
        this.script = script;
        this.parameters = parameters;
        this.output = output;
    }

    /**
     * Runs it to its end, whatever that is; what it says goes to the job's log.
     *
     * @return its last words
     * @throws CancelledException when the job was stopped
     */
    List<String> run(String launch, JobContext job) throws InterruptedException, IOException {
        ProcessBuilder builder = new ProcessBuilder(command(launch)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> SECRET.matcher(name).matches());
        Process process = builder.start();
        process.getOutputStream().close();
        job.onCancel(process::destroy);
        try {
            List<String> lastWords = log(process, job.log().resolve("run.log"));
            process.waitFor();
            if (job.cancelled()) {
                throw new CancelledException();
            }
            return lastWords;
        } finally {
            process.destroy();
        }
    }

    private List<String> command(String launch) {
        int sample = parameters.sampleSeconds();
        int limit = parameters.searchSeconds() + LAST_SAMPLES * sample + STARTUP_SECONDS;
        return List.of(
                "timeout",
                "--kill-after=5",
                Integer.toString(limit),
                "python3",
                script.toString(),
                "fps",
                "--search-duration",
                Integer.toString(parameters.searchSeconds()),
                "--sample-duration",
                Integer.toString(sample),
                "--output",
                output.toString(),
                "--",
                launch);
    }

    /** Keeps the beginning, and the last words besides. */
    private static List<String> log(Process process, Path file) throws IOException {
        Deque<String> lastWords = new ArrayDeque<>();
        long written = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer log = Files.newBufferedWriter(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (lastWords.size() == LAST_WORDS) {
                    lastWords.removeFirst();
                }
                lastWords.addLast(line);
                written += line.length() + 1L;
                if (written <= MOST_LOG) {
                    log.write(line + "\n");
                    log.flush();
                }
            }
        }
        return List.copyOf(lastWords);
    }
}
