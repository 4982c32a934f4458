package io.vippet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Other programs on this machine: how much of the processor they take while a benchmark runs. */
final class Neighbours {

    private static final double TICKS_PER_SECOND = 100;
    /** Share of the machine from which figures are called contended. */
    private static final double MUCH = 0.05;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final String atStart;
    private final long start = System.nanoTime();
    private final double busyAtStart = busy();
    private final double ownAtStart = own();

    Neighbours() {
        atStart = "load average %s, %s %% of the last 10 s some task waited for the processor"
                .formatted(read("/proc/loadavg", "unknown").split(" ")[0], pressure());
    }

    /** What the machine was like before the benchmark. */
    String atStart() {
        return atStart;
    }

    /** Cores that others have taken on average; to be asked when the children of this process have ended. */
    double cores() {
        double seconds = (System.nanoTime() - start) / 1e9;
        return Math.max(0, (busy() - busyAtStart - (own() - ownAtStart)) / seconds);
    }

    /** Whether a measurement during which others took so many cores says little. */
    static boolean contended(double cores) {
        return cores > MUCH * CORES;
    }

    /** Percent of the last 10 seconds, as the kernel has it; unknown on kernels that do not count. */
    private static String pressure() {
        return read("/proc/pressure/cpu", "some avg10=unknown").replaceAll("(?s).*?avg10=(\\S+).*", "$1");
    }

    /** Seconds that all cores together have worked since the machine started. */
    private static double busy() {
        return busy(
                read("/proc/stat", "cpu 0 0 0 0 0 0 0 0").lines().findFirst().orElse(""));
    }

    /** @param line {@code cpu user nice system idle iowait irq softirq steal …} in ticks */
    static double busy(String line) {
        var ticks = Arrays.stream(line.strip().split("\\s+"))
                .skip(1)
                .limit(8)
                .mapToDouble(Double::parseDouble)
                .toArray();
        return (Arrays.stream(ticks).sum() - ticks[3] - ticks[4]) / TICKS_PER_SECOND;
    }

    private static double own() {
        return own(read("/proc/self/stat", "0 (x) R" + " 0".repeat(20)));
    }

    /**
     * Seconds of this process and of its children that have ended.
     *
     * @param stat of the process; the name in parentheses may hold anything
     */
    static double own(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 15).mapToDouble(Double::parseDouble).sum() / TICKS_PER_SECOND;
    }

    private static String read(String file, String otherwise) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** A sentence for people. */
    static String describe(double cores) {
        return String.format(
                Locale.ROOT,
                "Other programs took %.2f of %d cores meanwhile%s.",
                cores,
                CORES,
                contended(cores) ? ": measure again on a quiet machine" : "");
    }
}
