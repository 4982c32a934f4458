package io.vippet.rest.internal.dispatch;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Set;

/** Hides resources whose service has gone while their generation still serves. */
@Priority(Integer.MIN_VALUE)
final class WithdrawnResources implements ContainerRequestFilter {

    private final Set<Object> withdrawn;

    WithdrawnResources(Set<Object> withdrawn) {
        this.withdrawn = withdrawn;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getMatchedResources().stream().anyMatch(withdrawn::contains)) {
            throw new NotFoundException();
        }
    }
}
