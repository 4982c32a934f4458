package io.vippet.runner.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log of one run, {@code run.log} (further runs of the same job {@code run-2.log}, …). When it grows past half of its
 * limit it becomes {@code run.log.1} and a new one begins, so the newest lines are always there. Thread-safe.
 */
final class RunLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final Path file;
    private final long half;
    private final long start = System.nanoTime();
    private @Nullable BufferedWriter writer;
    private long written;

    /**
     * Opens the log.
     *
     * @param directory exists
     * @param limit bytes that both files together may take, roughly
     */
    RunLog(Path directory, long limit) {
        half = limit / 2;
        file = free(directory);
        open();
    }

    /** Writes a line, credentials taken out. A log that cannot be written does not disturb the run. */
    synchronized void line(String origin, String text) {
        if (writer == null) {
            return;
        }
        try {
            if (written > half) {
                writer.close();
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                open();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            String line = String.format(Locale.ROOT, "%9.3f ", seconds) + origin + " " + Masking.mask(text) + "\n";
            written += line.length();
            writer.write(line);
            writer.flush();
        } catch (IOException e) {
            LOG.warn("{} cannot be written, the run goes on without: {}", file, e.getMessage());
            writer = null;
        }
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                LOG.warn("{} may lack its last lines: {}", file, e.getMessage());
            }
            writer = null;
        }
    }

    private synchronized void open() {
        written = 0;
        try {
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be created, the run goes on without: {}", file, e.getMessage());
            writer = null;
        }
    }

    private static Path free(Path directory) {
        Path candidate = directory.resolve("run.log");
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = directory.resolve("run-" + i + ".log");
        }
        return candidate;
    }
}
