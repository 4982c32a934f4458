package io.vippet.conformance.bundles.slow;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.app.StartupTask;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the server from becoming ready until a file appears: {@code go} lets it, {@code fail} fails it. */
@Component(property = StartupTask.ORDER + ":Integer=990")
public final class SlowTask implements StartupTask {

    private final Path run;

    @Activate
    public SlowTask(@Reference Settings settings) {
        run = settings.path(Place.RUN);
    }

    @Override
    public String activity() {
        return "Waiting for a test";
    }

    @Override
    public void run() throws Exception {
        while (!Files.exists(run.resolve("go"))) {
            if (Files.exists(run.resolve("fail"))) {
                throw new IllegalStateException("the test wants it");
            }
            Thread.sleep(20);
        }
    }
}
