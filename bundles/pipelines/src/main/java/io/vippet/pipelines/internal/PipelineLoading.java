package io.vippet.pipelines.internal;

import io.vippet.api.app.StartupTask;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pipelines once before the server is ready. A pack that is refused is a loss of its pipelines alone, so it
 * does not keep the server from becoming ready.
 */
@Component(property = StartupTask.ORDER + ":Integer=300")
public final class PipelineLoading implements StartupTask {

    private static final Logger log = LoggerFactory.getLogger(PipelineLoading.class);

    private final PipelineRegistry registry;

    @Activate
    public PipelineLoading(@Reference PipelineRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String activity() {
        return "Loading pipelines";
    }

    @Override
    public void run() {
        int pipelines = registry.list().size();
        int templates = registry.templates().size();
        Map<String, String> refused = registry.refused();
        log.info(
                "{} pipelines and {} templates are loaded, {} packs are refused", pipelines, templates, refused.size());
    }
}
