package io.vippet.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The product as it starts. */
@NullUnmarked
public class ProductTest extends ContainerTest {

    @Test
    public void allBundlesRun() {
        List<String> idle = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getSymbolicName() + " in state " + bundle.getState())
                .toList();
        assertEquals(List.of(), idle);
    }

    @Test
    public void mainServicesAreOfferedAndComponentsSatisfied() {
        assertEquals(List.of(), new Services(context).missing());
    }

    @Test
    public void httpAnswersByItself() throws Exception {
        assertEquals("{\"healthy\":true}", client.get("/health").body());
        assertEquals(
                "{\"status\":\"ready\",\"message\":null,\"ready\":true}",
                client.get("/status").body());
    }

    @Test
    public void restAnswers() throws Exception {
        var devices = client.get("/api/v1/devices");
        assertEquals(200, devices.statusCode());
        assertTrue(devices.body(), devices.body().startsWith("["));
    }
}
