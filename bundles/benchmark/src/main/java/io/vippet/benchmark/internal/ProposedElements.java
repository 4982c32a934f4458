package io.vippet.benchmark.internal;

import io.vippet.api.device.DeviceBackend;
import io.vippet.api.runner.ElementInfo;
import io.vippet.graph.lookup.ElementRegistry;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The elements of this machine, and which of them the backends propose for their devices. */
final class ProposedElements implements ElementRegistry {

    private final Set<String> names;
    private final List<DeviceBackend> backends;

    ProposedElements(List<ElementInfo> elements, List<DeviceBackend> backends) {
        names = elements.stream().map(ElementInfo::name).collect(Collectors.toSet());
        this.backends = List.copyOf(backends);
    }

    @Override
    public boolean contains(String element) {
        return names.contains(element);
    }

    @Override
    public List<String> decoders(String codec, String device) {
        return proposals(device, backend -> backend.decoders(codec));
    }

    @Override
    public List<String> encoders(String device, boolean live) {
        return proposals(device, backend -> backend.encoders(live));
    }

    private List<String> proposals(String device, Function<DeviceBackend, List<String>> kind) {
        return backends.stream()
                .filter(backend -> backend.owns(device))
                .flatMap(backend -> kind.apply(backend).stream())
                .toList();
    }
}
