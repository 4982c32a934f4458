package io.vippet.optimization.internal;

import static io.vippet.optimization.internal.SimulatedMachine.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.job.OptimizationCandidate;
import io.vippet.api.job.OptimizationResult;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.graph.Graph;
import io.vippet.optimization.internal.Fakes.FakeContext;
import io.vippet.optimization.internal.Fakes.FakeConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search on machines whose answers are known. */
class PropertySearchTest {

    private static final String ONE = "videotestsrc ! gvadetect model=m device=CPU ! gvafpscounter ! fakesink";
    private static final String TWO =
            "videotestsrc ! gvadetect model=m device=CPU ! gvaclassify model=n device=CPU ! fakesink";

    private final FakeConverter converter = new FakeConverter();
    private final FakeContext job = new FakeContext(Path.of("log"));
    private List<InferenceDevice> devices = List.of(
            new InferenceDevice("CPU", Map.of("RANGE_FOR_STREAMS", "1 2")), new InferenceDevice("GPU", Map.of()));
    private List<ElementInfo> elements = List.of();
    private long nanos;

    @Test
    void findsTheFastestOfEveryProperty() throws Exception {
        SimulatedMachine machine = new SimulatedMachine(graph -> {
            double device = property(graph, 0, "device").equals("GPU") ? 2 : 1;
            double batch = property(graph, 0, "batch-size").equals("4") ? 1.5 : 1;
            double requests = property(graph, 0, "nireq").equals("5")
                    ? 1.4
                    : property(graph, 0, "nireq").equals("4") ? 1.2 : 1;
            return 50 * device * batch * requests;
        });
        OptimizationResult result = search(ONE, machine);

        assertThat(result.optimizedPipelineDescription())
                .contains("device=GPU", "batch-size=4", "nireq=5")
                .doesNotContain("NUM_STREAMS");
        assertThat(result.totalFps()).isEqualTo(50 * 2 * 1.5 * 1.4);
        assertThat(result.baselineFps()).isEqualTo(50);
        assertThat(result.stopReason()).isEqualTo("nothing left to try");
        assertThat(accepted(result))
                .containsExactly(
                        "gvadetect device=GPU", "gvadetect nireq=4", "gvadetect nireq=5", "gvadetect batch-size=4");
    }

    @Test
    void searchesTheStreamsOfTheDevice() throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(graph -> property(graph, 0, "ie-config").endsWith("NUM_STREAMS=2") ? 80 : 50);

        assertThat(search(ONE.replace("device=CPU", "device=CPU ie-config=A=B"), machine)
                        .optimizedPipelineDescription())
                .contains("ie-config=A=B,NUM_STREAMS=2");
        assertThat(search(ONE.replace("device=CPU", "device=CPU ie-config=NUM_STREAMS=1"), machine)
                        .optimizedPipelineDescription())
                .contains("ie-config=NUM_STREAMS=1 ");
    }

    @Test
    void triesFewOfAllCombinations() throws Exception {
        SimulatedMachine machine = new SimulatedMachine(graph -> 50);
        OptimizationResult result = search(TWO, machine);

        assertThat(tried(result)).hasSizeLessThan(30);
        assertThat(tried(result)).noneMatch(OptimizationCandidate::accepted);
        assertThat(result.totalFps()).isEqualTo(50);
        assertThat(result.optimizedPipelineDescription()).isEqualTo(TWO);
    }

    @Test
    void elementsOfOneModelInstanceChangeTogether() throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(graph -> property(graph, 1, "device").equals("GPU") ? 90 : 50);
        OptimizationResult result = search(TWO.replace("device=CPU", "model-instance-id=i device=CPU"), machine);

        assertThat(machine.measured)
                .allMatch(graph -> property(graph, 0, "device").equals(property(graph, 1, "device")));
        assertThat(accepted(result)).containsExactly("gvadetect device=GPU");
    }

    @Test
    void groupsMoveTogetherAndOnTheirOwn() throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(graph -> property(graph, 0, "device").equals("GPU")
                                && property(graph, 1, "device").equals("CPU")
                        ? 90
                        : 50);
        OptimizationResult result = search(TWO, machine);

        assertThat(tried(result).getFirst().changes())
                .containsExactly("gvadetect device=GPU", "gvaclassify device=GPU");
        assertThat(result.optimizedPipelineDescription())
                .contains("gvadetect model=m device=GPU", "gvaclassify model=n device=CPU");
    }

    @Test
    void elementsOfOneTypeAreToldApartByTheirModels() throws Exception {
        SimulatedMachine machine = new SimulatedMachine(graph -> 50);
        OptimizationResult result = search(TWO.replace("gvadetect", "gvaclassify"), machine);

        assertThat(tried(result))
                .extracting(OptimizationCandidate::changes)
                .contains(List.of("gvaclassify of m: nireq=4"), List.of("gvaclassify of n: nireq=4"));
    }

    @Test
    void aFasterFormThatFindsLessDoesNotCount() throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(graph -> property(graph, 0, "device").equals("GPU") ? 100 : 50);
        machine.detectionsPerFrame = graph -> property(graph, 0, "device").equals("GPU") ? 1.89 : 2;
        OptimizationResult result = search(ONE, machine);

        assertThat(accepted(result)).isEmpty();
        // Twice as many frames hold more objects; the same frames do not.
        assertThat(tried(result).getFirst().detections()).isGreaterThan(result.baselineDetections());
        assertThat(tried(result).getFirst().failure())
                .isEqualTo("finds 473 objects in the first 250 frames, less than 95 % of the 500 of the original");

        machine.detectionsPerFrame = graph -> property(graph, 0, "device").equals("GPU") ? 1.91 : 2;
        assertThat(accepted(search(ONE, machine))).containsExactly("gvadetect device=GPU");
    }

    @Test
    void aPipelineWithoutDetectionsIsSearchedAllTheSame() throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(graph -> property(graph, 0, "device").equals("GPU") ? 100 : 50);
        machine.detectionsPerFrame = graph -> 0;

        assertThat(accepted(search(ONE, machine))).containsExactly("gvadetect device=GPU");
        assertThat(machine.compared).isEmpty();
    }

    /** Samples that differ by 5 % (standard deviation), as on a machine that others use too. */
    @Test
    void noiseIsNoGainAndGainsAreNoNoise() throws Exception {
        Random random = new Random(7);
        int misled = 0;
        int found = 0;
        for (int search = 0; search < 200; search++) {
            SimulatedMachine even = new SimulatedMachine(graph -> 50 * (1 + 0.05 * random.nextGaussian()));
            misled += accepted(search(TWO, even)).isEmpty() ? 0 : 1;
            SimulatedMachine faster = new SimulatedMachine(graph ->
                    (property(graph, 0, "device").equals("GPU") ? 70 : 50) * (1 + 0.05 * random.nextGaussian()));
            found += accepted(search(ONE, faster)).contains("gvadetect device=GPU") ? 1 : 0;
        }

        assertThat(misled).as("of 200 searches").isLessThan(10);
        assertThat(found).as("of 200 searches").isGreaterThan(190);
    }

    @Test
    void smallGainsCountWhenTheyComeAgain() throws Exception {
        SimulatedMachine machine =
                new SimulatedMachine(graph -> property(graph, 0, "device").equals("GPU") ? 52 : 50);
        assertThat(accepted(search(ONE, machine))).containsExactly("gvadetect device=GPU");
        assertThat(machine.measured.stream()
                        .filter(graph -> property(graph, 0, "device").equals("GPU")
                                && property(graph, 0, "nireq").isEmpty()
                                && property(graph, 0, "batch-size").isEmpty()))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whatFailsIsShownAndSkipped() throws Exception {
        SimulatedMachine machine = new SimulatedMachine(graph -> {
            if (property(graph, 0, "device").equals("GPU")) {
                throw new CandidateException("no such device");
            }
            return property(graph, 0, "nireq").equals("2") ? 70 : 50;
        });
        OptimizationResult result = search(ONE, machine);

        assertThat(tried(result).getFirst())
                .isEqualTo(new OptimizationCandidate(
                        List.of("gvadetect device=GPU"),
                        ONE.replace("device=CPU", "device=GPU"),
                        null,
                        null,
                        false,
                        "no such device"));
        assertThat(accepted(result)).containsExactly("gvadetect nireq=2");
    }

    @Test
    void aBaselineThatDoesNotRunFailsTheSearch() {
        SimulatedMachine machine = new SimulatedMachine(graph -> {
            throw new CandidateException("no such file");
        });
        assertThatThrownBy(() -> search(ONE, machine))
                .isInstanceOf(CandidateException.class)
                .hasMessage("no such file");
    }

    @Test
    void theSearchEndsWhenTheTimeIsOver() throws Exception {
        SimulatedMachine machine = new SimulatedMachine(graph -> {
            nanos += 10_000_000_000L;
            return 50;
        });
        OptimizationResult result = search(TWO, machine);

        assertThat(tried(result)).hasSize(3);
        assertThat(result.stopReason()).isEqualTo("time is over");
    }

    @Test
    void outdatedElementsAreReplacedUnlessTheReplacementDoesNotRun() throws Exception {
        String outdated = ONE.replace("! gvadetect", "! decodebin ! gvadetect");
        SimulatedMachine good = new SimulatedMachine(graph -> 50);
        assertThat(search(outdated, good).optimizedPipelineDescription())
                .isEqualTo(outdated.replace("decodebin", "decodebin3"));

        SimulatedMachine bad = new SimulatedMachine(graph -> {
            if (graph.nodes().stream().anyMatch(node -> node.type().equals("decodebin3"))) {
                throw new CandidateException("not negotiated");
            }
            return 50;
        });
        OptimizationResult result = search(outdated, bad);
        assertThat(result.optimizedPipelineDescription()).isEqualTo(outdated);
        assertThat(tried(result).getFirst().failure()).isEqualTo("not negotiated");
    }

    @Test
    void framesAreMovedToTheDeviceWhereThatIsPossible() throws Exception {
        elements = List.of(new ElementInfo("vapostproc", "", "", "", List.of()));
        SimulatedMachine machine = new SimulatedMachine(
                graph -> graph.nodes().stream().anyMatch(node -> node.type().contains("VAMemory")) ? 90 : 50);
        OptimizationResult result = search(ONE, machine);

        assertThat(result.optimizedPipelineDescription())
                .contains("videotestsrc ! vapostproc ! video/x-raw(memory:VAMemory) ! gvadetect model=m device=GPU"
                        + " pre-process-backend=va-surface-sharing ! gvafpscounter");
    }

    @Test
    void propertiesThatAnElementLacksAreNotTried() throws Exception {
        elements = List.of(new ElementInfo("gvadetect", "", "", "", List.of()));
        SimulatedMachine machine = new SimulatedMachine(graph -> 50);

        assertThat(tried(search(ONE, machine)))
                .extracting(OptimizationCandidate::changes)
                .containsExactly(List.of("gvadetect device=GPU"));
    }

    private OptimizationResult search(String launch, SimulatedMachine machine) throws InterruptedException {
        Graph graph = converter.toGraphs(launch).advanced();
        SearchClock clock = new SearchClock(new Parameters(30, 10), () -> nanos);
        return new PropertySearch(converter, new Coordinates(elements, devices).all(), machine, clock, new Report(job))
                .run(graph, launch);
    }

    private static List<OptimizationCandidate> tried(OptimizationResult result) {
        return Objects.requireNonNull(result.candidates());
    }

    private static List<String> accepted(OptimizationResult result) {
        return tried(result).stream()
                .filter(OptimizationCandidate::accepted)
                .map(candidate -> String.join(", ", candidate.changes()))
                .toList();
    }
}
