package io.vippet.runner.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of DL Streamer's {@code gvafpscounter}, and which of them is the result. Not thread-safe. */
final class FpsLines {

    private static final Pattern LINE = Pattern.compile("FpsCounter\\((last|average|overall) ([0-9.]+)sec\\): "
            + "total=([0-9.]+) fps, number-streams=([0-9]+), per-stream=([0-9.]+) fps");

    private final int requestedStreams;
    // By number of streams, in the order in which the numbers were first seen.
    private final Map<Integer, Rate> averages = new LinkedHashMap<>();
    private final Map<Integer, Rate> overalls = new LinkedHashMap<>();
    private @Nullable Rate last;

    FpsLines(int requestedStreams) {
        this.requestedStreams = requestedStreams;
    }

    /** What one line says. */
    record Rate(Kind kind, double seconds, double total, int streams, double perStream) {}

    /** What a rate is taken over. */
    enum Kind {
        LAST,
        AVERAGE,
        OVERALL
    }

    /** Takes a line; empty when it is not one of the counter's. */
    Optional<Rate> accept(String line) {
        Optional<Rate> rate = parse(line);
        rate.ifPresent(r -> {
            switch (r.kind()) {
                case LAST -> last = r;
                case AVERAGE -> averages.put(r.streams(), r);
                case OVERALL -> overalls.put(r.streams(), r);
            }
        });
        return rate;
    }

    /** Tells whether a rate counts as the current one: an average over exactly the streams that were asked for. */
    boolean isCurrent(Rate rate) {
        return rate.kind() == Kind.AVERAGE && rate.streams() == requestedStreams;
    }

    /**
     * The rate of the run: the last average over all streams, else the overall rate over all streams, else the average
     * over the number of streams closest to it, else the last rate of any kind; empty when no line was seen.
     */
    Optional<Rate> result() {
        Rate exact = averages.getOrDefault(requestedStreams, overalls.get(requestedStreams));
        return Optional.ofNullable(exact)
                .or(() -> averages.values().stream()
                        .min(Comparator.comparingInt(r -> Math.abs(r.streams() - requestedStreams))))
                .or(() -> Optional.ofNullable(last));
    }

    static Optional<Rate> parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rate(
                    Kind.valueOf(m.group(1).toUpperCase(java.util.Locale.ROOT)),
                    Double.parseDouble(m.group(2)),
                    Double.parseDouble(m.group(3)),
                    Integer.parseInt(m.group(4)),
                    Double.parseDouble(m.group(5))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
