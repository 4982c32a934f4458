package io.vippet.container;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.jspecify.annotations.NullUnmarked;

/** The resource of a vendor's bundle, installed while the server runs. */
@NullUnmarked
@Path("/hot")
public final class HotResource {

    /** Takes as long as asked for. */
    @GET
    @Path("{millis}")
    @Produces("text/plain")
    public String get(@PathParam("millis") int millis) throws InterruptedException {
        Thread.sleep(millis);
        return "done";
    }
}
