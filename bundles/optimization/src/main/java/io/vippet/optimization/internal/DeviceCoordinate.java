package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.optimization.internal.GraphEdit.Insert;
import io.vippet.optimization.internal.Inference.Group;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The devices of the inferring elements: first all of them on one device, then one group after the other. Where frames can
 * be moved to the memory of the device, a candidate with that conversion follows the one without.
 */
final class DeviceCoordinate implements Coordinate {

    private static final String DEVICE = "device";
    private static final String CONVERTER = "vapostproc";
    private static final String VA_MEMORY = "video/x-raw(memory:VAMemory)";

    private final List<String> devices;
    private final boolean converts;

    /**
     * Searches some devices.
     *
     * @param devices names as in launch texts
     * @param converts whether this machine has {@code vapostproc}
     */
    DeviceCoordinate(List<String> devices, boolean converts) {
        this.devices = List.copyOf(devices);
        this.converts = converts;
    }

    @Override
    public void explore(Contest contest) throws InterruptedException {
        List<Group> groups = Inference.groups(contest.best());
        if (groups.size() > 1) {
            for (String device : devices) {
                move(groups, device, contest);
            }
        }
        for (Group group : groups) {
            for (String device : devices) {
                move(List.of(group), device, contest);
            }
        }
    }

    private void move(List<Group> groups, String device, Contest contest) throws InterruptedException {
        Graph from = contest.best();
        if (groups.stream().allMatch(group -> group.device(from).equals(device))) {
            return;
        }
        Set<String> ids = new LinkedHashSet<>();
        List<String> changes = new ArrayList<>();
        for (Group group : groups) {
            ids.addAll(group.ids());
            changes.add(group.name() + " device=" + device);
        }
        Graph moved = GraphEdit.set(from, ids, DEVICE, device);
        contest.offer(new Candidate(moved, changes));
        if (converts && (accelerates(device) || inVideoMemory(from))) {
            contest.offer(converted(moved, ids, device, changes));
        }
    }

    private static Candidate converted(Graph moved, Set<String> ids, String device, List<String> changes) {
        boolean accelerated = accelerates(device);
        String memory = accelerated ? VA_MEMORY : "video/x-raw";
        String backend = !accelerated ? "opencv" : device.startsWith("GPU") ? "va-surface-sharing" : "va";
        Graph graph = GraphEdit.set(moved, ids, "pre-process-backend", backend);
        for (String id : ids) {
            graph = GraphEdit.before(
                    graph,
                    id,
                    List.of(new Insert(CONVERTER, Map.of()), new Insert(memory, Map.of(Node.KIND, Node.CAPS))));
        }
        List<String> more = new ArrayList<>(changes);
        more.add(CONVERTER + " ! " + memory);
        more.add("pre-process-backend=" + backend);
        return new Candidate(graph, more);
    }

    private static boolean accelerates(String device) {
        return device.startsWith("GPU") || device.startsWith("NPU");
    }

    private static boolean inVideoMemory(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node.type().contains("memory:VA")
                        || node.data().getOrDefault("caps", "").contains("memory:VA"));
    }
}
