package io.vippet.api.pipeline;

/** What was asked of pipelines cannot be done; the message is for the caller. */
public final class PipelineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is in the way. */
    public enum Kind {
        /** There is no such pipeline or variant. */
        NOT_FOUND,
        /** It came with a pack and cannot be changed in this way. */
        READ_ONLY,
        /** A pipeline keeps at least one variant. */
        LAST_VARIANT,
        /** A name or description of blanks only. */
        BLANK_TEXT,
        /** A launch text that cannot be read, or a graph that cannot be written, viewed or merged. */
        INVALID_GRAPH,
        /** Pipelines of users would take more room than they may. */
        NO_ROOM
    }

    public PipelineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public PipelineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** There is no such pipeline. */
    public static PipelineException noPipeline(String id) {
        return new PipelineException(Kind.NOT_FOUND, "Pipeline with id '" + id + "' not found.");
    }

    /** There is no such variant in a pipeline that exists. */
    public static PipelineException noVariant(String pipelineId, String variantId) {
        return new PipelineException(
                Kind.NOT_FOUND, "Variant '" + variantId + "' not found in pipeline '" + pipelineId + "'.");
    }

    public Kind kind() {
        return kind;
    }
}
