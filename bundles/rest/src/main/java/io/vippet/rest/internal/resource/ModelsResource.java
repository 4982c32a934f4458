package io.vippet.rest.internal.resource;

import io.vippet.api.model.Model;
import io.vippet.api.model.Models;
import io.vippet.api.rest.ConditionalGet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Models of the catalogue. */
@Component(service = ModelsResource.class)
@JakartarsResource
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelsResource {

    private final Models models;

    @Activate
    public ModelsResource(@Reference Models models) {
        this.models = models;
    }

    @GET
    @ConditionalGet
    public List<Model> getModels() {
        return models.list();
    }
}
