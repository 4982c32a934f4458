package io.vippet.devices.internal;

import io.vippet.api.device.DeviceBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The backends that are present now; they come and go while the server runs. */
@Component(service = Backends.class)
public final class Backends {

    private record Rank(int ranking, long id) implements Comparable<Rank> {
        static Rank of(Map<String, ?> properties) {
            int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
            long id = properties.get(Constants.SERVICE_ID) instanceof Long l ? l : 0;
            return new Rank(ranking, id);
        }

        /** Highest ranking first, then the oldest service. */
        @Override
        public int compareTo(Rank other) {
            int byRanking = Integer.compare(other.ranking, ranking);
            return byRanking != 0 ? byRanking : Long.compare(id, other.id);
        }
    }

    private final Map<Rank, DeviceBackend> present = new ConcurrentSkipListMap<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addBackend(DeviceBackend backend, Map<String, ?> properties) {
        present.put(Rank.of(properties), backend);
    }

    void removeBackend(DeviceBackend backend) {
        present.values().removeIf(b -> b == backend);
    }

    /** Highest service ranking first. */
    List<DeviceBackend> ranked() {
        return new ArrayList<>(present.values());
    }
}
