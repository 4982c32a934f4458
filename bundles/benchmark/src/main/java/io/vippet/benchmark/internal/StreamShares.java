package io.vippet.benchmark.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How streams are shared among pipelines by percent. */
final class StreamShares {

    private static final int ALL = 100;

    private StreamShares() {}

    /**
     * Shares streams: each pipeline but the last gets its share rounded half to even, the last one what is left. Where
     * that would be less than nothing, the largest remainders decide.
     *
     * @param percents that make 100
     * @return streams of each pipeline, {@code streams} in all, none negative
     */
    static List<Integer> of(int streams, List<Integer> percents) {
        List<Integer> shares = new ArrayList<>();
        int left = streams;
        for (int percent : percents.subList(0, percents.size() - 1)) {
            int share = (int) Math.rint((double) streams * percent / ALL);
            shares.add(share);
            left -= share;
        }
        shares.add(left);
        return left < 0 ? byLargestRemainder(streams, percents) : List.copyOf(shares);
    }

    private static List<Integer> byLargestRemainder(int streams, List<Integer> percents) {
        int[] shares = percents.stream().mapToInt(p -> streams * p / ALL).toArray();
        int left = streams - IntStream.of(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -(streams * percents.get(i) % ALL)))
                .limit(left)
                .forEach(i -> shares[i]++);
        return IntStream.of(shares).boxed().toList();
    }
}
