package io.vippet.container;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What is missing in the service registry. */
final class Services {

    /** The services without which the product does not do what it promises. */
    private static final List<String> MAIN = List.of(
            "io.vippet.api.app.Application",
            "io.vippet.api.app.Settings",
            "io.vippet.api.device.DeviceBackend",
            "io.vippet.api.device.Devices",
            "io.vippet.api.job.Jobs",
            "io.vippet.api.job.PerformanceTests",
            "io.vippet.api.media.Videos",
            "io.vippet.api.metadata.Metadata",
            "io.vippet.api.model.Models",
            "io.vippet.api.model.ModelSource",
            "io.vippet.api.pipeline.GraphConverter",
            "io.vippet.api.pipeline.PipelineEditor",
            "io.vippet.api.pipeline.Pipelines",
            "io.vippet.api.runner.Introspection",
            "io.vippet.api.runner.Runner",
            "io.vippet.api.store.Migrations",
            "io.vippet.pack.Pack",
            "javax.sql.DataSource",
            "org.eclipse.jetty.server.Handler");

    private final BundleContext context;

    Services(BundleContext context) {
        this.context = context;
    }

    /** Lists the main services that nobody offers, and the components that are not satisfied or failed. */
    List<String> missing() {
        return Stream.concat(MAIN.stream().filter(Predicate.not(this::isOffered)), troubled())
                .toList();
    }

    private boolean isOffered(String service) {
        try {
            // All, not only those of classes that this bundle can see.
            ServiceReference<?>[] references = context.getAllServiceReferences(service, null);
            return references != null && references.length > 0;
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Stream<String> troubled() {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = context.getService(reference);
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(description -> runtime.getComponentConfigurationDTOs(description).stream()
                        .noneMatch(Services::works))
                .map(description -> "component " + description.name);
    }

    private static boolean works(ComponentConfigurationDTO configuration) {
        return configuration.state == ComponentConfigurationDTO.ACTIVE
                || configuration.state == ComponentConfigurationDTO.SATISFIED;
    }
}
