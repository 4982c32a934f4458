package io.vippet.gstreamer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A Java class as a kind of element: what {@code gst-inspect} would say about it. One sink pad and one source pad, or
 * for an {@link Aggregator} as many sink pads as are asked for; the same caps on both sides, unless
 * {@link Builder#sinkCaps} and {@link Builder#srcCaps} differ.
 *
 * @param factory name in launch texts, {@code gvadetect}
 * @param gtype GType name, {@code GstGvaDetect}; automatic element names ({@code gvadetect0}) derive from it
 * @param klass classification, {@code Filter/Analyzer/Video}
 * @param longName a few words
 * @param description a sentence
 * @param sinkCaps caps of the sink pad template
 * @param srcCaps caps of the source pad template
 * @param properties in order
 * @param passthrough whether buffers are only looked at: {@link BaseTransform#transformIp} then sees buffers that may
 *     not be writable
 * @param inferring whether it loads an inference runtime
 * @param constructor makes the Java side of one element
 */
public record ElementType(
        String factory,
        String gtype,
        String klass,
        String longName,
        String description,
        String sinkCaps,
        String srcCaps,
        List<Property<?>> properties,
        boolean passthrough,
        boolean inferring,
        Supplier<? extends JavaElement> constructor) {

    public ElementType {
        properties = List.copyOf(properties);
    }

    /** Starts a description; everything but the three arguments has a default. */
    public static Builder named(String factory, String gtype, Supplier<? extends JavaElement> constructor) {
        return new Builder(factory, gtype, constructor);
    }

    /** Collects the parts of an {@link ElementType}. */
    public static final class Builder {
        private final String factory;
        private final String gtype;
        private final Supplier<? extends JavaElement> constructor;
        private final List<Property<?>> properties = new ArrayList<>();
        private String klass = "Filter/Analyzer/Video";
        private String longName;
        private String description = "";
        private String sinkCaps = "ANY";
        private String srcCaps = "ANY";
        private boolean passthrough;
        private boolean inferring;

        private Builder(String factory, String gtype, Supplier<? extends JavaElement> constructor) {
            this.factory = factory;
            this.gtype = gtype;
            this.constructor = constructor;
            this.longName = factory;
        }

        public Builder klass(String value) {
            klass = value;
            return this;
        }

        public Builder longName(String value) {
            longName = value;
            return this;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        /** Caps of both pads. */
        public Builder caps(String value) {
            sinkCaps = value;
            srcCaps = value;
            return this;
        }

        public Builder sinkCaps(String value) {
            sinkCaps = value;
            return this;
        }

        public Builder srcCaps(String value) {
            srcCaps = value;
            return this;
        }

        public Builder property(Property<?> property) {
            properties.add(property);
            return this;
        }

        public Builder properties(List<? extends Property<?>> more) {
            properties.addAll(more);
            return this;
        }

        /** Buffers are only looked at, never changed. */
        public Builder passthrough() {
            passthrough = true;
            return this;
        }

        /** The element loads an inference runtime. */
        public Builder inferring() {
            inferring = true;
            return this;
        }

        public ElementType build() {
            return new ElementType(
                    factory,
                    gtype,
                    klass,
                    longName,
                    description.isEmpty() ? longName : description, // GStreamer refuses an empty one
                    sinkCaps,
                    srcCaps,
                    properties,
                    passthrough,
                    inferring,
                    constructor);
        }
    }
}
