package io.vippet.rest.internal.resource;

import io.vippet.api.media.Video;
import io.vippet.api.media.VideoUploadError;
import io.vippet.api.media.VideoUploads;
import io.vippet.api.media.Videos;
import io.vippet.api.payload.UploadedFile;
import io.vippet.api.payload.WireName;
import io.vippet.api.rest.Answer;
import io.vippet.api.rest.ConditionalGet;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Videos that pipelines can read. */
@Component(service = VideosResource.class)
@JakartarsResource
@Path("/videos")
@Produces(MediaType.APPLICATION_JSON)
public final class VideosResource {

    /**
     * Whether a video exists.
     *
     * @param filename as asked
     */
    public record VideoExistsResponse(boolean exists, String filename) {}

    /** The form of an upload. */
    @WireName("Body_upload_video")
    public record VideoForm(UploadedFile file) {}

    private final Videos videos;
    private final VideoUploads uploads;

    @Activate
    public VideosResource(@Reference Videos videos, @Reference VideoUploads uploads) {
        this.videos = videos;
        this.uploads = uploads;
    }

    @GET
    @ConditionalGet
    public List<Video> getVideos() {
        return videos.list();
    }

    @GET
    @Path("check-video-input-exists")
    public VideoExistsResponse checkVideoInputExists(@QueryParam("filename") String filename) {
        return new VideoExistsResponse(videos.exists(filename), filename);
    }

    @POST
    @Path("upload")
    @Answer(201)
    @Answer(value = 422, type = VideoUploadError.class)
    @FailureText("The video cannot be stored: ")
    public Video uploadVideo(VideoForm form) throws IOException {
        return uploads.upload(form.file());
    }
}
