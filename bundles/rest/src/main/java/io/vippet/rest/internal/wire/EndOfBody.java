package io.vippet.rest.internal.wire;

import io.vippet.rest.internal.form.FormBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;

/** Reads the rest of a body before the answer is sent: a client that is still sending would not see it. */
public final class EndOfBody implements ContainerResponseFilter {

    private static final String ARRIVING = "vippet.body.arriving";
    private static final String FORM = "vippet.body.form";

    static void expect(ContainerRequestContext request, ArrivingBody body) {
        request.setProperty(ARRIVING, body);
    }

    static void expect(ContainerRequestContext request, FormBody form) {
        request.setProperty(FORM, form);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (request.getProperty(FORM) instanceof FormBody form) {
            form.close();
        }
        if (request.getProperty(ARRIVING) instanceof ArrivingBody body) {
            body.discard();
        }
    }
}
