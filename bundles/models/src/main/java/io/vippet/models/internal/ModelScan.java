package io.vippet.models.internal;

import io.vippet.api.app.StartupTask;
import io.vippet.graph.lookup.ModelEntry;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks which models are there before the server is ready; fetches nothing. */
@Component(property = StartupTask.ORDER + ":Integer=400")
public final class ModelScan implements StartupTask {

    private static final Logger log = LoggerFactory.getLogger(ModelScan.class);

    private final Catalogue catalogue;

    @Activate
    public ModelScan(@Reference Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String activity() {
        return "Scanning models";
    }

    @Override
    public void run() {
        List<ModelEntry> models = catalogue.models();
        List<String> missing = models.stream()
                .filter(model -> !model.installed())
                .map(ModelEntry::label)
                .toList();
        log.info("{} of {} models are installed", models.size() - missing.size(), models.size());
        if (!missing.isEmpty()) {
            log.info("Not installed: {}; './vippet setup' fetches those that are marked default", missing);
        }
    }
}
