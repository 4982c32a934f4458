package io.vippet.rest.internal.resource;

import io.vippet.api.media.Video;
import io.vippet.api.media.Videos;
import io.vippet.api.rest.ConditionalGet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

    private final Videos videos;

    @Activate
    public VideosResource(@Reference Videos videos) {
        this.videos = videos;
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
}
