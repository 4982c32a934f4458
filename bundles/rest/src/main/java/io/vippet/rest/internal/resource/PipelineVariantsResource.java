package io.vippet.rest.internal.resource;

import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.pipeline.PipelineEditor;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.MessageResponse;
import io.vippet.graph.Graph;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The variants of a pipeline. */
@Component(service = PipelineVariantsResource.class)
@JakartarsResource
@Path("/pipelines/{pipeline_id}/variants")
@Produces(MediaType.APPLICATION_JSON)
public final class PipelineVariantsResource {

    private final PipelineEditor editor;
    private final GraphConverter converter;

    @Activate
    public PipelineVariantsResource(@Reference PipelineEditor editor, @Reference GraphConverter converter) {
        this.editor = editor;
        this.converter = converter;
    }

    @POST
    @Answer({201, 400, 404})
    @FailureText("Failed to create variant: ")
    public Variant createVariant(@PathParam("pipeline_id") String pipelineId, VariantCreate variant) {
        return editor.addVariant(pipelineId, variant);
    }

    @PATCH
    @Path("{variant_id}")
    @Answer({400, 404, 422})
    @FailureText("Failed to update variant: ")
    public Variant updateVariant(
            @PathParam("pipeline_id") String pipelineId,
            @PathParam("variant_id") String variantId,
            VariantUpdate update) {
        return editor.updateVariant(pipelineId, variantId, update);
    }

    @DELETE
    @Path("{variant_id}")
    @Answer({400, 404})
    public MessageResponse deleteVariant(
            @PathParam("pipeline_id") String pipelineId, @PathParam("variant_id") String variantId) {
        editor.deleteVariant(pipelineId, variantId);
        return new MessageResponse("Variant deleted");
    }

    @POST
    @Path("{variant_id}/convert-to-simple")
    @Answer({400, 404})
    @FailureText("Failed to convert graph: ")
    public Graph convertAdvancedToSimple(
            @PathParam("pipeline_id") String pipelineId, @PathParam("variant_id") String variantId, Graph advanced) {
        return converter.toSimple(pipelineId, variantId, advanced);
    }

    @POST
    @Path("{variant_id}/convert-to-advanced")
    @Answer({400, 404})
    @FailureText("Failed to convert graph: ")
    public Graph convertSimpleToAdvanced(
            @PathParam("pipeline_id") String pipelineId, @PathParam("variant_id") String variantId, Graph simple) {
        return converter.toAdvanced(pipelineId, variantId, simple);
    }
}
