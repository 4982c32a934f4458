package io.vippet.runner.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Watches how much memory a child keeps resident, so that a greedy one ends before the machine does. */
final class ChildMemory {

    static final String SETTING = "VIPPET_CHILD_MEMORY_MB";

    private static final long PERIOD_NANOS = 500_000_000L;
    private static final Path PROC = Path.of("/proc");

    private final Path status;
    private final long limit;
    private long next;

    /**
     * Starts the watch.
     *
     * @param limit 2^20 bytes, 0 for none
     * @param now ns of the monotonic clock
     */
    ChildMemory(long pid, long limit, long now) {
        status = PROC.resolve(Long.toString(pid)).resolve("status");
        this.limit = limit;
        next = now;
    }

    /** Three quarters of the machine: the rest is for the server and the system. */
    static int defaultMegabytes() {
        return (int) (kilobytes(PROC.resolve("meminfo"), "MemTotal:") / 1024 / 4 * 3);
    }

    /** Nanoseconds until the next look is due. */
    long nanosLeft(long now) {
        return limit == 0 ? Long.MAX_VALUE : Math.max(0, next - now);
    }

    /** Looks, when it is due; says what is wrong, if anything. */
    Optional<String> excess(long now) {
        if (nanosLeft(now) > 0) {
            return Optional.empty();
        }
        next = now + PERIOD_NANOS;
        long resident = kilobytes(status, "VmRSS:") / 1024;
        return resident <= limit
                ? Optional.empty()
                : Optional.of(("the runner process took %d MB of memory, more than the %d MB that %s allows;"
                                + " fewer streams or shorter queues take less")
                        .formatted(resident, limit, SETTING));
    }

    /** A value of a file of {@code /proc}; 0 when the process has gone. */
    private static long kilobytes(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
