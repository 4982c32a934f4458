package io.vippet.optimization.internal;

import io.vippet.graph.Graph;
import io.vippet.optimization.internal.Inference.Group;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A number of which a little more or less changes little: it is climbed from where it stands, upwards and, if that gains
 * nothing, downwards, until two values in a row gain nothing. Coarse values come first, then the neighbours of the winner.
 */
final class Ladder implements Coordinate {

    private static final int PATIENCE = 2;

    private final String property;
    private final BiFunction<Group, Graph, Rungs> rungs;
    private final Setter setter;

    /**
     * The values of a number.
     *
     * @param current where it stands, or what its default comes near to
     * @param coarse values to begin with, ascending; none when it is not to be searched
     * @param largest largest value that may be tried as a neighbour, 0 for no neighbours
     */
    record Rungs(int current, List<Integer> coarse, int largest) {}

    /** Puts a value into a graph. */
    interface Setter {
        Graph set(Graph graph, Group group, int value);
    }

    Ladder(String property, BiFunction<Group, Graph, Rungs> rungs, Setter setter) {
        this.property = property;
        this.rungs = rungs;
        this.setter = setter;
    }

    @Override
    public void explore(Contest contest) throws InterruptedException {
        for (Group group : Inference.groups(contest.best())) {
            explore(group, rungs.apply(group, contest.best()), contest);
        }
    }

    private void explore(Group group, Rungs rungs, Contest contest) throws InterruptedException {
        TreeSet<Integer> coarse = new TreeSet<>(rungs.coarse());
        int winner = climb(group, List.copyOf(coarse.tailSet(rungs.current(), false)), contest);
        if (winner == 0) {
            winner = climb(
                    group, List.copyOf(coarse.headSet(rungs.current(), false).descendingSet()), contest);
        }
        if (winner > 0) {
            for (int neighbour : neighbours(winner, coarse, rungs)) {
                offer(group, neighbour, contest);
            }
        }
    }

    private static List<Integer> neighbours(int winner, TreeSet<Integer> tried, Rungs rungs) {
        return IntStream.of(winner - 1, winner + 1)
                .filter(value -> value >= 1 && value <= rungs.largest())
                .filter(value -> value != rungs.current() && !tried.contains(value))
                .boxed()
                .toList();
    }

    /** Returns the best value, 0 when none was better. */
    private int climb(Group group, List<Integer> values, Contest contest) throws InterruptedException {
        int winner = 0;
        int inVain = 0;
        for (int value : values) {
            if (inVain == PATIENCE || !contest.open()) {
                break;
            }
            if (offer(group, value, contest)) {
                winner = value;
                inVain = 0;
            } else {
                inVain++;
            }
        }
        return winner;
    }

    private boolean offer(Group group, int value, Contest contest) throws InterruptedException {
        Graph graph = setter.set(contest.best(), group, value);
        return contest.offer(new Candidate(graph, List.of(group.name() + " " + property + "=" + value)));
    }
}
