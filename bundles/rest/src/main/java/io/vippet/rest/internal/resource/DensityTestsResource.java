package io.vippet.rest.internal.resource;

import io.vippet.api.job.DensityTestSpec;
import io.vippet.api.job.DensityTests;
import io.vippet.api.rest.Answer;
import io.vippet.rest.internal.resource.PerformanceTestsResource.TestJobResponse;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Starts density tests. */
@Component(service = DensityTestsResource.class)
@JakartarsResource
@Path("/tests/density")
@Produces(MediaType.APPLICATION_JSON)
public final class DensityTestsResource {

    private final DensityTests tests;

    @Activate
    public DensityTestsResource(@Reference DensityTests tests) {
        this.tests = tests;
    }

    @POST
    @Answer({202, 400, 429})
    @FailureText("Unexpected error while starting density test: ")
    public TestJobResponse runDensityTest(DensityTestSpec spec) {
        return new TestJobResponse(tests.start(spec));
    }
}
