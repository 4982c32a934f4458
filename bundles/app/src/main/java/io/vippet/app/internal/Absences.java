package io.vippet.app.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Asks the component runtime which components are missing, and says why in words. */
final class Absences {

    private final ServiceComponentRuntime runtime;
    private final BundleContext context;

    Absences(ServiceComponentRuntime runtime, BundleContext context) {
        this.runtime = runtime;
        this.context = context;
    }

    /** Returns one sentence per root cause; empty when everything that should be there is. */
    Optional<String> sentence() {
        List<MissingChain.Part> parts = runtime.getComponentDescriptionDTOs().stream()
                .filter(runtime::isComponentEnabled)
                .map(this::part)
                .toList();
        List<String> sentences = new ArrayList<>(new MissingChain(parts).sentences());
        String idle = Arrays.stream(context.getBundles())
                .filter(Absences::shouldRun)
                .map(Bundle::getSymbolicName)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            sentences.add("Not started: " + idle + ".");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private MissingChain.Part part(ComponentDescriptionDTO description) {
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(description);
        List<MissingChain.Need> needs = configurations.stream()
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                .flatMap(configuration -> Arrays.stream(configuration.unsatisfiedReferences))
                .flatMap(missing -> Arrays.stream(description.references)
                        .filter(reference -> reference.name.equals(missing.name))
                        .map(reference -> new MissingChain.Need(reference.interfaceName, missing.target)))
                .toList();
        Optional<String> failure = configurations.stream()
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(configuration -> firstLine(configuration.failure))
                .findFirst();
        return new MissingChain.Part(
                description.name, List.of(description.serviceInterfaces), needs, failure.orElse(null));
    }

    /** The runtime hands out a whole stack trace; the last cause in it is what helps. */
    private static String firstLine(String failure) {
        List<String> causes =
                failure.lines().filter(line -> line.startsWith("Caused by: ")).toList();
        return causes.isEmpty()
                ? failure.lines().findFirst().orElse("no reason given")
                : causes.getLast().substring("Caused by: ".length());
    }

    private static boolean shouldRun(Bundle bundle) {
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null
                || (bundle.adapt(BundleRevision.class) instanceof BundleRevision revision
                        && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0);
        return !fragment && (bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) != 0;
    }
}
