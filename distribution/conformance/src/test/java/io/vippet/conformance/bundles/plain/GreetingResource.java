package io.vippet.conformance.bundles.plain;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What a stranger writes who knows Jakarta REST, records, and nothing of this server. */
@Component(service = GreetingResource.class)
@JakartarsResource
@Path("/greetings")
public final class GreetingResource {

    /** An answer. */
    public record Greeting(String text, int times) {}

    @GET
    @Path("{name}")
    public Greeting greet(@PathParam("name") String name, @QueryParam("times") @DefaultValue("1") int times) {
        return new Greeting("Hello " + name, times);
    }

    @POST
    public Greeting repeat(Greeting greeting) {
        if (greeting.times() < 0) {
            throw new IllegalStateException("cannot greet less than never");
        }
        return greeting;
    }
}
