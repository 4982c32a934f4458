package io.vippet.rest.internal.resource;

import io.vippet.api.media.ImageInfo;
import io.vippet.api.media.ImageSet;
import io.vippet.api.media.ImageSets;
import io.vippet.api.media.ImageUploadError;
import io.vippet.api.payload.UploadedFile;
import io.vippet.api.payload.WireName;
import io.vippet.api.rest.Answer;
import io.vippet.rest.internal.wire.FailureText;
import io.vippet.rest.internal.wire.MessageException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Sets of images that pipelines can play. */
@Component(service = ImagesResource.class)
@JakartarsResource
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
public final class ImagesResource {

    /**
     * Whether an image set exists.
     *
     * @param name as asked
     */
    public record ImageSetExistsResponse(boolean exists, String name) {}

    /** The form of an upload. */
    @WireName("Body_upload_image_archive")
    public record ArchiveForm(UploadedFile file) {}

    private final ImageSets sets;

    @Activate
    public ImagesResource(@Reference ImageSets sets) {
        this.sets = sets;
    }

    @GET
    public List<ImageSet> getImageSets() {
        return sets.list();
    }

    @GET
    @Path("check-image-set-exists")
    public ImageSetExistsResponse checkImageSetExists(@QueryParam("name") String name) {
        return new ImageSetExistsResponse(sets.exists(name), name);
    }

    @POST
    @Path("upload")
    @Answer(201)
    @Answer(value = 422, type = ImageUploadError.class)
    @FailureText("The image set cannot be stored: ")
    public ImageSet uploadImageArchive(ArchiveForm form) throws IOException {
        return sets.upload(form.file());
    }

    @GET
    @Path("{name}")
    @Answer(404)
    public List<ImageInfo> listImagesInSet(@PathParam("name") String name) {
        return sets.images(name).orElseThrow(() -> MessageException.notFound("Image set '" + name + "' not found"));
    }
}
