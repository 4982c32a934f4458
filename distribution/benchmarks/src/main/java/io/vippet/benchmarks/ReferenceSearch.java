package io.vippet.benchmarks;

/** The search of the reference: doubling, then halving, every verdict final. */
final class ReferenceSearch {

    /**
     * What it came to.
     *
     * @param streams its answer, 0 when nothing held
     */
    record Answer(int streams, int runs) {}

    private ReferenceSearch() {}

    static Answer on(SimulatedMachine machine) {
        int best = 0;
        int runs = 0;
        int n = 1;
        int lower = 1;
        int upper = 0;
        boolean doubling = true;
        while (true) {
            boolean holds = machine.run(n).holds(SimulatedMachine.FLOOR);
            runs++;
            if (holds) {
                best = n;
            }
            if (doubling && holds) {
                n *= 2;
                continue;
            }
            if (doubling) {
                doubling = false;
                upper = n;
                lower = Math.max(1, n / 2);
            } else {
                lower = holds ? n + 1 : lower;
                upper = holds ? upper : n - 1;
                if (lower > upper) {
                    return new Answer(best, runs);
                }
            }
            n = Math.max(1, (lower + upper) / 2);
        }
    }
}
