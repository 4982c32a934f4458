package io.vippet.rest.internal.wire;

import io.vippet.description.AnswerDescription;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Answers with the status that a method names for its success. */
public final class SuccessStatus implements ContainerResponseFilter {

    private static final int OK = 200;

    private final ResourceInfo resource;

    /** The argument is a proxy for that of the request at hand. */
    @Inject
    public SuccessStatus(@Context ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        @Nullable Method method = resource.getResourceMethod();
        if (method != null && response.getStatus() == OK) {
            response.setStatus(AnswerDescription.success(method));
        }
    }
}
