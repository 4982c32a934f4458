package io.vippet.benchmark.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Watches how busy the processor is while a run measures. Other load is what all processes used, less what this server
 * and its children used; children count once they have ended.
 */
final class ProcessorLoad {

    /** Share of the machine that others may take before a measurement counts as disturbed. */
    static final double TOLERATED = 0.05;

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on all Linux architectures we run on

    private final Path proc;
    private final int processors;
    private final Sample start;

    /** Starts watching. */
    ProcessorLoad() {
        this(Path.of("/proc"), Runtime.getRuntime().availableProcessors(), System.nanoTime());
    }

    ProcessorLoad(Path proc, int processors, long now) {
        this.proc = proc;
        this.processors = processors;
        start = sample(now);
    }

    /**
     * What was seen.
     *
     * @param pressure percent of the time in which some task waited for a processor, null where the kernel does not say
     * @param contended whether other load took more than is tolerated, null where it cannot be told
     */
    record Seen(@Nullable Double pressure, @Nullable Boolean contended) {}

    /** Cumulated readings, null where there are none: microseconds of waiting, ticks of all and of own work. */
    private record Sample(
            long nanos,
            @Nullable Long waited,
            @Nullable Long all,
            @Nullable Long own) {}

    /** Tells what was seen since the start. */
    Seen seen() {
        return seen(System.nanoTime());
    }

    Seen seen(long now) {
        Sample end = sample(now);
        double seconds = (end.nanos() - start.nanos()) / 1e9;
        if (seconds <= 0) {
            return new Seen(null, null);
        }
        Long waited = difference(start.waited(), end.waited());
        Long all = difference(start.all(), end.all());
        Long own = difference(start.own(), end.own());
        Double pressure = waited == null ? null : Math.min(100, Math.round(waited / seconds / 1e4 * 10) / 10.0);
        Boolean contended =
                all == null || own == null ? null : (all - own) / TICKS_PER_SECOND > TOLERATED * processors * seconds;
        return new Seen(pressure, contended);
    }

    private Sample sample(long now) {
        return new Sample(now, waited(), all(), own());
    }

    /** {@code some avg10=… avg60=… avg300=… total=<µs>}. */
    private @Nullable Long waited() {
        String text = read("pressure/cpu");
        int total = text.indexOf("total=");
        return total < 0 ? null : Long.valueOf(text.substring(total + 6).split("\\s", 2)[0]);
    }

    /** {@code cpu user nice system idle iowait irq softirq steal …}; work of all, stolen time included. */
    private @Nullable Long all() {
        String[] fields = read("stat").lines().findFirst().orElse("").split("\\s+");
        if (fields.length < 9) {
            return null;
        }
        int[] busy = {1, 2, 3, 6, 7, 8};
        return Arrays.stream(busy).mapToLong(i -> Long.parseLong(fields[i])).sum();
    }

    /** Own time and that of children that have ended: fields 14 to 17 of stat(5). */
    private @Nullable Long own() {
        String text = read("self/stat");
        int name = text.lastIndexOf(')');
        if (name < 0) {
            return null;
        }
        String[] fields = text.substring(name + 2).split(" ", -1);
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
    }

    private String read(String file) {
        try {
            return Files.readString(proc.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }

    private static @Nullable Long difference(@Nullable Long from, @Nullable Long to) {
        return from == null || to == null ? null : to - from;
    }
}
