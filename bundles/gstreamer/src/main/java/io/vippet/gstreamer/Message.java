package io.vippet.gstreamer;

/** A message of the bus, copied. */
public sealed interface Message {

    /** Name of the element that sent it, empty when none did. */
    String source();

    /**
     * Something failed; the pipeline will not go on.
     *
     * @param message for people
     * @param debug file, line and details
     */
    @SuppressWarnings("JavaLangClash") // the field's word
    record Error(String source, String message, String debug) implements Message {}

    record Warning(String source, String message, String debug) implements Message {}

    /** All sinks have seen the end. */
    record Eos(String source) implements Message {}

    /** @param ofPipeline whether it is the pipeline's own change, not that of an element inside */
    record StateChanged(String source, State from, State to, boolean ofPipeline) implements Message {}
}
