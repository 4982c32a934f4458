package io.vippet.benchmarks.inference;

/** Something that infers for a while, again and again, and tells how fast it was. */
interface Slice extends AutoCloseable {

    /**
     * How fast it was.
     *
     * @param fps inferences or frames per second
     * @param cpuMillis processor time per inference or frame
     * @param latencyMillis median time of one, 0 when it is not measured
     */
    record Figures(double fps, double cpuMillis, double latencyMillis) {}

    Figures run(double seconds) throws Exception;

    @Override
    void close() throws Exception;
}
