package io.vippet.deploy.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Starts a bundle, and says in words what keeps it or one of its components from working. */
final class StartCheck {

    private final ServiceComponentRuntime components;
    private final MissingRequirements missing;

    StartCheck(ServiceComponentRuntime components, MissingRequirements missing) {
        this.components = components;
        this.missing = missing;
    }

    /**
     * Starts a bundle.
     *
     * @throws RefusedException when it does not start, or when the activation of one of its components failed
     */
    void start(Bundle bundle) throws RefusedException {
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            throw bundle.getState() == Bundle.INSTALLED
                    ? new RefusedException(Outcome.UNRESOLVED, unresolved(bundle, e), e)
                    : new RefusedException(Outcome.FAILED, "does not start (" + root(e) + "); repair its activator", e);
        }
        Optional<String> failed = parts(bundle)
                .filter(part -> part.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(part -> "has a component that fails, " + shortName(part.description.name) + " ("
                        + lastCause(part.failure) + "); repair it")
                .findFirst();
        if (failed.isPresent()) {
            throw new RefusedException(Outcome.FAILED, failed.get());
        }
    }

    /** Names the services that components of a started bundle wait for; empty when they have all they need. */
    Optional<String> waiting(Bundle bundle) {
        String names = parts(bundle)
                .filter(part -> part.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                .flatMap(part -> Stream.of(part.unsatisfiedReferences)
                        .flatMap(unsatisfied -> Stream.of(part.description.references)
                                .filter(reference -> reference.name.equals(unsatisfied.name)))
                        .map(reference ->
                                shortName(part.description.name) + " waits for a service " + reference.interfaceName))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private Stream<ComponentConfigurationDTO> parts(Bundle bundle) {
        List<ComponentDescriptionDTO> descriptions = List.copyOf(components.getComponentDescriptionDTOs(bundle));
        return descriptions.stream()
                .flatMap(description -> components.getComponentConfigurationDTOs(description).stream());
    }

    private String unresolved(Bundle bundle, BundleException failure) {
        return missing.of(bundle)
                .map(names -> "needs " + names + ", which no bundle offers; drop in the one that does, or correct the"
                        + " manifest")
                .orElseGet(() -> "does not resolve (" + failure.getMessage() + "); install what is named there");
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    /** The component runtime hands out a whole stack trace. */
    private static String lastCause(String trace) {
        String cause = "Caused by: ";
        List<String> lines = trace.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(cause))
                .reduce((first, second) -> second)
                .map(line -> line.substring(cause.length()))
                .orElseGet(() -> lines.isEmpty() ? "no reason given" : lines.getFirst());
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
