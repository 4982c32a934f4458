package io.vippet.conformance.bundles.echo;

import io.vippet.api.payload.Default;
import io.vippet.api.payload.WireName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Sends back what it has understood. */
@Component(service = EchoResource.class)
@JakartarsResource
@Path("/echo")
public final class EchoResource {

    /** Words that are told apart by case. */
    public enum Word {
        @WireName("one")
        ONE,
        TWO
    }

    /** An object with a member. */
    public record Inner(int number) {}

    /** One member of each kind; none is required, only the last may be null. */
    public record Everything(
            @Default("\"\"") String text,
            @Default("0") int whole,
            @Default("0") long large,
            @Default("0.0") double number,
            @Default("false") boolean flag,
            @Default("\"one\"") Word word,
            @Default("[]") List<Integer> list,
            @Default("{}") Map<String, String> map,
            @Default("{}") Map<String, Object> object,
            @Default("{\"number\":0}") Inner inner,
            @Nullable Integer maybe) {}

    @POST
    public Everything echo(Everything everything) {
        return everything;
    }
}
