package io.vippet.graph.command;

/**
 * How a run goes.
 *
 * @param output what happens with the pictures of the first stream of each pipeline
 * @param maxRuntime seconds; 0 = to the end of the input, more = looped
 * @param metadata whether the first stream of each pipeline writes its inference results to files
 */
public record RunOptions(Output output, double maxRuntime, boolean metadata) {

    /** What happens with the pictures. */
    public enum Output {
        DISABLED,
        FILE,
        LIVE_STREAM
    }
}
