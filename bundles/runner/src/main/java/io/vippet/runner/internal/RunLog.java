package io.vippet.runner.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log of one run, {@code run.log} (further runs of the same job {@code run-2.log}, …). When it grows past half of its
 * limit it becomes {@code run.log.1} and a new one begins, so the newest lines are always there. Of a flood only the first
 * and the last lines of each second are written: writing all would take the processor from what is measured. Thread-safe.
 */
final class RunLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    /** Origin of what a child prints, which may be any amount. */
    static final String CHILD = "child";

    private static final int MOST_PER_SECOND = 2_000;
    private static final int LAST_OF_A_FLOOD = 100;
    private static final long SECOND = 1_000_000_000L;

    private final Path file;
    private final long half;
    private final long start = System.nanoTime();
    private @Nullable OutputStream out;
    private long written;
    private final Deque<Line> held = new ArrayDeque<>();
    private long second;
    private int inSecond;
    private long leftOut;

    /** A line before it is formatted, which most lines of a flood never are. */
    private record Line(long nanos, String origin, String message) {

        String text() {
            return String.format(Locale.ROOT, "%9.3f ", nanos / 1e9) + origin + " " + Masking.mask(message) + "\n";
        }
    }

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
        long now = System.nanoTime() - start;
        if (now / SECOND != second) {
            release();
            second = now / SECOND;
            inSecond = 0;
        }
        if (inSecond++ < MOST_PER_SECOND || !origin.equals(CHILD)) {
            write(new Line(now, origin, text));
        } else {
            if (held.size() == LAST_OF_A_FLOOD) {
                held.removeFirst();
                leftOut++;
            }
            held.addLast(new Line(now, origin, text));
        }
    }

    private void release() {
        if (leftOut > 0) {
            write(new Line(System.nanoTime() - start, "server", leftOut + " lines are left out here"));
            leftOut = 0;
        }
        held.forEach(this::write);
        held.clear();
    }

    private void write(Line line) {
        if (out == null) {
            return;
        }
        try {
            if (written > half) {
                out.close();
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                open();
            }
            byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
            written += bytes.length;
            out.write(bytes);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, the run goes on without: {}", file, e.getMessage());
            out = null;
        }
    }

    @Override
    public synchronized void close() {
        release();
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                LOG.warn("{} may lack its last lines: {}", file, e.getMessage());
            }
            out = null;
        }
    }

    private void open() {
        written = 0;
        try {
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be created, the run goes on without: {}", file, e.getMessage());
            out = null;
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
