package io.vippet.runner.child.internal;

import io.vippet.gstreamer.ElementFactory;
import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.ElementRegistrar;
import io.vippet.gstreamer.ElementType;
import io.vippet.gstreamer.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The elements that the jars on the class path bring, and the engine behind them.
 *
 * @param nativeInference whether GStreamer has inferring elements of its own; then ours stay out, all of them, because
 *     one process holds one inference runtime
 * @param registered names of the elements that this process added
 */
record JavaElements(List<ElementProvider> providers, boolean nativeInference, Set<String> registered) {

    /** Registers what GStreamer lacks. */
    static JavaElements register(Measurements measurements) {
        List<ElementProvider> providers = load();
        List<ElementType> types =
                providers.stream().flatMap(p -> p.elements().stream()).toList();
        boolean nativeInference = types.stream()
                .anyMatch(type ->
                        type.inferring() && ElementFactory.find(type.factory()).isPresent());
        List<ElementType> wanted = new ArrayList<>(types);
        wanted.removeIf(type -> nativeInference && type.inferring());
        wanted.add(WarmUp.ELEMENT);
        Set<String> registered = new java.util.TreeSet<>(ElementRegistrar.register(wanted, measurements));
        registered.remove(WarmUp.ELEMENT.factory());
        return new JavaElements(providers, nativeInference, Set.copyOf(registered));
    }

    /** The engine behind the inferring elements; none when they are GStreamer's own. */
    Optional<ElementProvider.Engine> engine() {
        return nativeInference
                ? Optional.empty()
                : providers.stream().flatMap(p -> p.engine().stream()).findFirst();
    }

    /** A provider that cannot be loaded, a vendor's perhaps, does not take the others with it. */
    private static List<ElementProvider> load() {
        List<ElementProvider> providers = new ArrayList<>();
        ServiceLoader.load(ElementProvider.class).stream().forEach(provider -> {
            try {
                providers.add(provider.get());
            } catch (ServiceConfigurationError | LinkageError e) {
                System.err.println("Elements of " + provider.type().getName() + " cannot be loaded: " + e);
            }
        });
        return providers;
    }
}
