package io.vippet.graph;

import java.util.Locale;

/** What can be wrong with a launch text, a graph, an edit or a run that is being prepared. */
public enum GraphErrorKind {
    CAPS_EMPTY_BASE,
    CAPS_EMPTY_PROPERTY,
    CAPS_PROPERTY_WITHOUT_EQUALS,
    CAPS_PROPERTY_EMPTY_KEY_OR_VALUE,
    BRANCH_REFERENCE_WITHOUT_TEE,
    EMPTY_GRAPH,
    NO_START_NODE,
    MODEL_NOT_SELECTED,
    MODEL_NOT_SUPPORTED_ON_DEVICE,
    MODEL_NOT_INSTALLED,
    VIDEO_NOT_FOUND,
    LABELS_NOT_FOUND,
    SCRIPT_NOT_FOUND,
    ID_NOT_AN_INTEGER,
    NODE_ADDED,
    NODE_REMOVED,
    EDGE_ADDED,
    EDGE_REMOVED,
    EDGE_CHANGED,
    NODE_TYPE_CHANGED,
    NODE_MISSING_IN_ADVANCED,
    SOURCE_INCOMPLETE,
    CAMERA_SOURCE_UNSUPPORTED,
    IMAGE_SET_UNKNOWN,
    SOURCE_KIND_UNSUPPORTED,
    LIVE_SOURCE_CANNOT_LOOP,
    TS_UNAVAILABLE,
    TS_SOURCE_NOT_FOUND,
    TS_CREATION_FAILED,
    SEVERAL_DEFAULT_OUTPUT_SINKS,
    NO_FAKESINK,
    AMBIGUOUS_FAKESINKS,
    STREAM_NO_SOURCE,
    STREAM_NO_SINK,
    STREAM_SEVERAL_PLACEHOLDERS,
    STREAM_SEVERAL_DEFAULT_OUTPUT_SINKS,
    CAMERA_SOURCE_FOLLOWED_BY_NOTHING,
    CAMERA_SOURCE_NOT_FOLLOWED_BY_DECODEBIN3,
    ENCODER_UNAVAILABLE,
    ENCODER_DEVICE_INVALID,
    NEGATIVE_RUNTIME,
    FILE_OUTPUT_WITH_RUNTIME,
    METADATA_WITHOUT_PUBLISHER,
    MISSING_MAIN_OUTPUT_SINK,
    GRAPH_NEEDS_NODE_AND_EDGE,
    NOT_DESCRIBABLE,
    MERGE_REJECTED,
    MERGED_GRAPH_NOT_DESCRIBABLE,
    CATALOG_INVALID(false),
    CATALOG_EMPTY(false),
    /** More elements, links or text than this server handles. */
    TOO_LARGE,
    /** The launch policy refuses the graph; see {@link io.vippet.graph.policy.LaunchPolicy}. */
    REFUSED_BY_POLICY;

    private final boolean badInput;

    GraphErrorKind() {
        this(true);
    }

    GraphErrorKind(boolean badInput) {
        this.badInput = badInput;
    }

    /** Tells whether the caller can mend it (400); otherwise the server's own data is at fault (500). */
    public boolean isBadInput() {
        return badInput;
    }

    /** Returns the kind as written in messages between programs, for instance {@code caps-empty-base}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
