package io.vippet.api.pipeline;

/**
 * Changes pipelines and variants; implemented by the bundle {@code pipelines}. One change at a time, each as a whole or not
 * at all, and on disk when the method returns. Every method may throw {@link PipelineException}. Snapshots taken before
 * a change, those of running jobs among them, stay as they are.
 */
public interface PipelineEditor {

    /** Creates a pipeline of the user with new ids; names may be taken already. */
    Pipeline create(PipelineDefinition definition);

    /** Changes what describes a pipeline, also of one that came with a pack; its variants stay as they are. */
    Pipeline update(String pipelineId, PipelineUpdate update);

    /** Deletes a pipeline of the user. */
    void delete(String pipelineId);

    /** Adds a variant at the end, also to a pipeline that came with a pack. */
    Variant addVariant(String pipelineId, VariantCreate variant);

    /** Changes a variant of the user. */
    Variant updateVariant(String pipelineId, String variantId, VariantUpdate update);

    /** Deletes a variant of the user, unless it is the last one. */
    void deleteVariant(String pipelineId, String variantId);
}
