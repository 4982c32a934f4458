package io.vippet.density;

/** What to do next. */
public sealed interface Step {

    /**
     * Run this many streams.
     *
     * @param reason why, for whoever watches
     */
    record Run(int streams, String reason) implements Step {}

    /**
     * The search is over.
     *
     * @param reason why
     */
    record Stop(String reason) implements Step {}
}
