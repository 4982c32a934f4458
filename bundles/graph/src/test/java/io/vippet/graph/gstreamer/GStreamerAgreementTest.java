package io.vippet.graph.gstreamer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.launch.LaunchPrinter;
import io.vippet.graph.policy.AllowList;
import io.vippet.graph.policy.AllowListPolicy;
import io.vippet.graph.policy.LaunchPolicy;
import io.vippet.graph.policy.Roots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Graphs made of what the registry offers are, once printed, the same pipelines for GStreamer. */
@AddLifecycleHook(NeedsGStreamer.class)
class GStreamerAgreementTest {

    private static final class Machine {
        static final UsableElements ELEMENTS = UsableElements.ofThisMachine();
    }

    private final LaunchPolicy policy =
            new AllowListPolicy(AllowList.standard(), new Roots(List.of(), List.of()), Optional::of);

    @Example
    void theRegistryOffersEnoughToChooseFrom() {
        UsableElements elements = Machine.ELEMENTS;
        System.out.printf(
                "Elements of this machine: %d sources, %d filters, %d sinks%n",
                elements.sources().size(),
                elements.filters().size(),
                elements.sinks().size());

        assertThat(elements.sources()).containsKey("videotestsrc");
        assertThat(elements.filters()).containsKeys("videoscale", "identity", "queue");
        assertThat(elements.sinks()).containsKeys("fakesink", "filesink");
    }

    /** Both ways: as launch text, and piece by piece; graphs whose pieces do not fit are not counted. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void gstreamerMakesTheSamePipeline(@ForAll("pipelines") Graph graph) {
        Optional<LivePipeline> built = LivePipeline.built(graph);
        Assume.that(built.isPresent());
        String text = new LaunchPrinter(policy.quoted(graph)).print();

        assertThat(LivePipeline.parsed(text, graph)).as(text).isEqualTo(built.get());
        assertThat(built.get().factories()).as(text).isEqualTo(factories(graph));
        assertThat(built.get().links()).as(text).hasSize(links(graph));
    }

    @Provide
    Arbitrary<Graph> pipelines() {
        return Arbitraries.randomValue(random -> new RandomPipeline(Machine.ELEMENTS, random).graph());
    }

    private static Map<String, String> factories(Graph graph) {
        Map<String, String> factories = new HashMap<>();
        graph.nodes().stream()
                .filter(node -> !node.data().containsKey(Node.KIND))
                .forEach(node -> factories.put(node.data().get("name"), node.type()));
        return factories;
    }

    /** Caps belong to a link. */
    private static int links(Graph graph) {
        long caps = graph.nodes().stream()
                .filter(node -> node.data().containsKey(Node.KIND))
                .count();
        return graph.edges().size() - (int) caps;
    }
}
