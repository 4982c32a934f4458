package io.vippet.rest.internal.resource;

import io.vippet.api.job.PerformanceTestSpec;
import io.vippet.api.job.PerformanceTests;
import io.vippet.api.rest.Answer;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Starts performance tests. */
@Component(service = PerformanceTestsResource.class)
@JakartarsResource
@Path("/tests/performance")
@Produces(MediaType.APPLICATION_JSON)
public final class PerformanceTestsResource {

    /** The job that will run the test. */
    public record TestJobResponse(String jobId) {}

    private final PerformanceTests tests;

    @Activate
    public PerformanceTestsResource(@Reference PerformanceTests tests) {
        this.tests = tests;
    }

    @POST
    @Answer({202, 400, 429})
    @FailureText("Unexpected error while starting performance test: ")
    public TestJobResponse runPerformanceTest(PerformanceTestSpec spec) {
        return new TestJobResponse(tests.start(spec));
    }
}
