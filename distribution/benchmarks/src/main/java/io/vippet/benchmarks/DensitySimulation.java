package io.vippet.benchmarks;

import io.vippet.benchmarks.SimulatedMachine.Disturbance;
import io.vippet.density.DensitySearch;
import io.vippet.density.Estimate;
import io.vippet.density.Limits;
import io.vippet.density.Step;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Shows on machines of known density how often the search's interval holds the truth, and how many runs that takes. */
public final class DensitySimulation {

    private static final int[] DENSITIES = {1, 2, 5, 8, 20, 44, 100};
    private static final List<Disturbance> DISTURBANCES = List.of(
            new Disturbance(0.005, 0, false),
            new Disturbance(0.01, 0, false),
            new Disturbance(0.02, 0, false),
            new Disturbance(0.05, 0, false),
            new Disturbance(0.02, 0.05, false),
            new Disturbance(0.02, 0, true),
            new Disturbance(0.02, 0.05, true));

    private DensitySimulation() {}

    /** One search: whether the interval and the single answer were right, and how many runs it took, also the reference. */
    private record Outcome(boolean inside, int width, boolean best, int runs, boolean reference, int referenceRuns) {}

    /** What many searches came to, shares and means. */
    private record Cell(double inside, double width, double best, double runs, double reference, double referenceRuns) {

        static Cell of(List<Outcome> all) {
            return new Cell(
                    all.stream().mapToInt(o -> o.inside ? 1 : 0).average().orElseThrow(),
                    all.stream().mapToInt(Outcome::width).average().orElseThrow(),
                    all.stream().mapToInt(o -> o.best ? 1 : 0).average().orElseThrow(),
                    all.stream().mapToInt(Outcome::runs).average().orElseThrow(),
                    all.stream().mapToInt(o -> o.reference ? 1 : 0).average().orElseThrow(),
                    all.stream().mapToInt(Outcome::referenceRuns).average().orElseThrow());
        }
    }

    /** Prints the table; the argument is the number of searches per cell. */
    public static void main(String[] args) {
        int searches = args.length == 0 ? 20_000 : Integer.parseInt(args[0]);
        System.out.printf("%,d searches per cell; the reference gives a single number, ours an interval%n%n", searches);
        System.out.println("noise  slowed  drift   true N   inside   width   best=N   runs   reference=N   its runs");
        double worst = 1;
        double runs = 0;
        for (Disturbance disturbance : DISTURBANCES) {
            for (int density : DENSITIES) {
                Cell cell = cell(disturbance, density, searches);
                print(disturbance, density, cell);
                if (disturbance.equals(DISTURBANCES.get(2))) {
                    worst = Math.min(worst, cell.inside);
                    runs += cell.runs / DENSITIES.length;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "RESULT density searches=%d noise_pct=2 worst_inside_pct=%.2f mean_runs=%.2f%n",
                searches,
                100 * worst,
                runs);
    }

    private static Cell cell(Disturbance disturbance, int density, int searches) {
        return Cell.of(IntStream.range(0, searches)
                .parallel()
                .mapToObj(i -> search(disturbance, density, new SplittableRandom(i * 1_000_003L + density)))
                .toList());
    }

    private static Outcome search(Disturbance disturbance, int density, SplittableRandom random) {
        SimulatedMachine machine = new SimulatedMachine(density, disturbance, random.split());
        DensitySearch search = new DensitySearch(SimulatedMachine.FLOOR, Limits.STANDARD);
        int runs = 0;
        while (search.next() instanceof Step.Run run) {
            search.add(machine.run(run.streams()));
            runs++;
        }
        Estimate estimate = search.estimate();
        ReferenceSearch.Answer reference =
                ReferenceSearch.on(new SimulatedMachine(density, disturbance, random.split()));
        return new Outcome(
                estimate.lower() <= density && density <= estimate.upper(),
                estimate.upper() - estimate.lower(),
                estimate.best().orElse(0) == density,
                runs,
                reference.streams() == density,
                reference.runs());
    }

    private static void print(Disturbance disturbance, int density, Cell cell) {
        System.out.printf(
                Locale.ROOT,
                "%4.1f%%  %5.0f%%  %5s  %7d  %6.2f%%  %6.2f  %6.1f%%  %5.2f  %11.1f%%  %9.2f%n",
                100 * disturbance.noise(),
                100 * disturbance.outliers(),
                disturbance.drifts() ? "yes" : "no",
                density,
                100 * cell.inside,
                cell.width,
                100 * cell.best,
                cell.runs,
                100 * cell.reference,
                cell.referenceRuns);
    }
}
