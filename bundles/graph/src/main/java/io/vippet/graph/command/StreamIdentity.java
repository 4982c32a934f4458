package io.vippet.graph.command;

/**
 * How a stream is recognised in what a run reports.
 *
 * @param source name of its source element, for instance {@code src_p0_s0_0_0}
 * @param sink name of its main sink
 */
public record StreamIdentity(String source, String sink) {

    /** Returns {@code <source>__<sink>}. */
    public String id() {
        return source + "__" + sink;
    }
}
