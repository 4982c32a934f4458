package io.vippet.container;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** Every bundle of ours can be taken out and put back while the server runs. */
@NullUnmarked
public class RestartTest extends ContainerTest {

    private static final List<String> PATHS =
            List.of("/api/v1/devices", "/api/v1/pipelines", "/api/v1/models", "/api/v1/videos");

    @Test
    public void serverIsReadyAgainAfterAnyBundleWasStoppedAndStarted() throws Exception {
        List<Bundle> ours = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("io.vippet."))
                .filter(bundle -> bundle != context.getBundle())
                .toList();
        for (Bundle bundle : ours) {
            String name = bundle.getSymbolicName();
            bundle.stop();
            assertEquals(name, Bundle.RESOLVED, bundle.getState());
            bundle.start();
            Client.await("ready after a restart of " + name, client::ready);
            Client.await(
                    "after a restart of " + name + " all services, missing: " + new Services(context).missing(),
                    () -> new Services(context).missing().isEmpty());
            for (String path : PATHS) {
                Client.await(path + " after a restart of " + name, () -> client.code(path) == 200);
            }
        }
    }
}
