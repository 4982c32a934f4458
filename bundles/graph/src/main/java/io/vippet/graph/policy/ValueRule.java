package io.vippet.graph.policy;

import java.util.Set;

/** What values a property may have. */
sealed interface ValueRule {

    /** Any value. */
    record Any() implements ValueRule {}

    /** A value without slashes, so that it names no file. */
    record Plain() implements ValueRule {}

    /** A value without slashes that names no folder and no file, in words such as {@code KEY=VALUE}. */
    record Tuning() implements ValueRule {}

    /** A name that the catalogue or a folder of labels resolves; a path must lie below a folder for input. */
    record Listed() implements ValueRule {}

    /** An address of a file below a folder for input, or of a network camera. */
    record Uri() implements ValueRule {}

    /** A file below a folder for input. */
    record Read() implements ValueRule {}

    /** A file below a folder for output. */
    record Write() implements ValueRule {}

    /** An address of a network camera. */
    record Rtsp() implements ValueRule {}

    /** A device of a USB camera. */
    record Camera() implements ValueRule {}

    /** One of these values. */
    record OneOf(Set<String> values) implements ValueRule {}

    static ValueRule named(String name) {
        return switch (name) {
            case "plain" -> new Plain();
            case "tuning" -> new Tuning();
            case "listed" -> new Listed();
            case "uri" -> new Uri();
            case "read" -> new Read();
            case "write" -> new Write();
            case "rtsp" -> new Rtsp();
            case "camera" -> new Camera();
            default -> throw new IllegalArgumentException("There is no value rule '" + name + "'.");
        };
    }
}
