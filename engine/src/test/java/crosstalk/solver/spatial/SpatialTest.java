package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.network.Space;
import crosstalk.network.Species;
import crosstalk.solver.stochastic.Stochastic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A whole subject in space against what is known of it.
class SpatialTest {

    private static final Expression A = Expression.species(0);
    private static final Expression C = Expression.species(1);
    private static final Expression BLOOD = Expression.species(3);

    /// A divide, die by crowding, become C, leave for the blood and come in from there; C die.
    private static Network crowd(double death, double capacity) {
        List<Reaction> reactions = List.of(
                new Reaction(
                        "A divides", List.of(change(0, 1)), Expression.of(0.8).times(A)),
                new Reaction(
                        "A dies",
                        List.of(change(0, -1)),
                        Expression.of(death)
                                .plus(A.over(Expression.of(capacity)))
                                .times(A)),
                new Reaction(
                        "A becomes C",
                        List.of(change(0, -1), change(1, 1)),
                        Expression.of(0.3).times(A)),
                new Reaction(
                        "A leaves",
                        List.of(change(0, -1), change(3, 1)),
                        Expression.of(0.2).times(A)),
                new Reaction(
                        "A enters",
                        List.of(change(3, -1), change(0, 1)),
                        Expression.of(0.5).times(BLOOD)),
                new Reaction(
                        "C dies", List.of(change(1, -1)), Expression.of(0.5).times(C)),
                new Reaction(
                        "blood dies", List.of(change(3, -1)), Expression.of(0.1).times(BLOOD)));
        return network(reactions);
    }

    private static Network network(List<Reaction> reactions) {
        List<Species> species = List.of(
                new Species("A", true),
                new Species("C", true),
                new Species("filler", true),
                new Species("blood", true));
        return new Network(
                species,
                List.<Parameter>of(),
                List.of(),
                reactions,
                List.of(Expression.ZERO, Expression.ZERO, Expression.ZERO, Expression.ZERO));
    }

    private static Change change(int species, double amount) {
        return new Change(species, Expression.of(amount));
    }

    /// @param volume of a cell of A and C, mm^3; the filler's is a millionth
    private static Plan plan(Network network, double edge, double volume, double motility, Set<Integer> arrivals) {
        List<Space.Cells> cells = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            boolean moves = k < 2;
            cells.add(new Space.Cells(
                    k, Expression.of(moves ? volume : 1e-6), Expression.of(moves ? motility : 0), Expression.ZERO));
        }
        Space.Tissue tissue = new Space.Tissue(
                "tissue",
                cells,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                arrivals,
                Expression.ONE,
                Expression.of(0.02),
                List.of());
        return new Plan(new Space(network, network, edge, List.of(tissue)), Interpreter::new);
    }

    private static double[][] inSpace(Plan plan, double[] start, int runs, double end, double step) {
        double[][] states = new double[runs][];
        for (int run = 0; run < runs; run++) {
            Spatial subject = new Spatial(plan, new double[0], start, 5, run, Options.fixed(step), Crew.ALONE);
            subject.advance(end, List.of());
            states[run] = subject.state().clone();
        }
        return states;
    }

    private static double[][] wellMixed(Network network, double[] start, int runs, double end) {
        var plan = new crosstalk.solver.stochastic.Plan(network, Interpreter::new);
        var exact = crosstalk.solver.stochastic.Options.DEFAULT.withEpsilon(0);
        double[][] states = new double[runs][];
        for (int run = 0; run < runs; run++) {
            Stochastic subject = new Stochastic(plan, new double[0], start, 6, run, exact);
            subject.advance(end, List.of());
            states[run] = subject.state().clone();
        }
        return states;
    }

    /// Largest distance of two empirical distributions, over what it exceeds by chance once in a million times:
    /// sqrt(ln(2e6) / 2 * 2 / n) for two samples of n.
    private static double distance(double[][] first, double[][] second, int species) {
        double[] a = values(first, species);
        double[] b = values(second, species);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == value) {
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest / Math.sqrt(Math.log(2e6) / a.length);
    }

    private static double[] values(double[][] states, int species) {
        return Arrays.stream(states).mapToDouble(s -> s[species]).sorted().toArray();
    }

    @Test
    void oneVoxel_equalsTheWellMixedSolver_inDistribution() {
        Network network = crowd(0.1, 400);
        double[] start = {150, 0, 0, 40};
        double[][] exact = wellMixed(network, start, 800, 2);
        double[][] voxel = inSpace(plan(network, 1, 2e-4, 0, Set.of(4)), start, 800, 2, 1.0 / 24);
        for (int species : new int[] {0, 1, 3}) {
            assertTrue(distance(exact, voxel, species) < 1, "species " + species);
        }
        // The twin whose cells die a tenth of a day's rate faster is found out.
        double[][] biased = inSpace(plan(crowd(0.2, 400), 1, 2e-4, 0, Set.of(4)), start, 800, 2, 1.0 / 24);
        assertTrue(distance(exact, biased, 0) > 1);
    }

    /// A is lost at a rate by the C of its voxel. Where all move fast through N voxels, with M of C in all, each of A survives a time t
    /// with probability exp(-rate M t / N).
    private static Network meeting() {
        Network still = network(List.of());
        Expression rate = Expression.parameter(0).times(A).times(C);
        return new Network(
                still.species(),
                List.of(new Parameter("rate", 0)),
                List.of(),
                List.of(new Reaction("A is lost", List.of(change(0, -1)), rate)),
                still.start());
    }

    @Test
    void fastMotionInManyVoxels_equalsTheWellMixedLaw_inDistribution() {
        // A ball of filler of 4 mm^3 in voxels of 0.4 mm keeps the region as it is: filled once, never pushed again.
        double[] start = {300, 400, 3.9e6, 0};
        double rate = 0.2;
        double time = 0.5;
        Plan fast = plan(meeting(), 0.4, 1e-7, 40, Set.of());
        int voxels = mixed(fast, start, 1).voxels();
        double survival = Math.exp(-rate * start[1] * time / voxels);
        double mean = start[0] * survival;
        int runs = 150;
        // Means of binomial counts: 5 standard errors.
        double error = Math.sqrt(mean * (1 - survival) / runs);
        assertEquals(mean, survivors(fast, start, rate, time, runs), 5 * error);
        Plan slow = plan(meeting(), 0.4, 1e-7, 0.01, Set.of());
        assertTrue(
                mean - survivors(slow, start, rate, time, 20) > 10 * error, "cells that stay together are told apart");
    }

    private static Spatial mixed(Plan plan, double[] start, int run) {
        Spatial subject = new Spatial(plan, new double[1], start, 5, run, Options.fixed(1.0 / 24), Crew.ALONE);
        subject.advance(0.25, List.of());
        return subject;
    }

    private static double survivors(Plan plan, double[] start, double rate, double time, int runs) {
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            Spatial subject = mixed(plan, start, run);
            subject.parameters()[0] = rate;
            subject.changed();
            subject.advance(0.25 + time, List.of());
            sum += subject.state()[0];
        }
        return sum / runs;
    }

    @Test
    void cells_areNeitherLostNorMade_whereTheyOnlyMoveAndChange() {
        Network network = network(List.of(
                new Reaction("A becomes C", List.of(change(0, -1), change(1, 1)), A),
                new Reaction("C becomes A", List.of(change(1, -1), change(0, 1)), C),
                new Reaction("A leaves", List.of(change(0, -1), change(3, 1)), A),
                new Reaction("A enters", List.of(change(3, -1), change(0, 1)), BLOOD)));
        // Four times the capacity of the ball's voxels at first: pressure spreads them past the first region.
        Plan plan = plan(network, 0.2, 2e-5, 0.1, Set.of(3));
        double[] start = {200_000, 100_000, 12_345, 1000};
        Spatial subject = new Spatial(plan, new double[0], start, 3, 9, Options.fixed(0.25), Crew.ALONE);
        int before = 0;
        for (int day = 1; day <= 8; day++) {
            subject.state()[0] += 20_000;
            subject.changed();
            subject.advance(day, List.of());
            double[] state = subject.state();
            assertEquals(301_000 + 20_000.0 * day, state[0] + state[1] + state[3], 0);
            assertEquals(12_345, state[2], 0);
            assertTrue(subject.voxels() >= before);
            before = subject.voxels();
        }
    }

    /// Poisson of mean 3 a day in every active voxel, with cells or without; in those with cells alone it would be a hundredth.
    @Test
    void cellsThatComeFromNothing_comeInEmptyVoxelsToo() {
        Network network = network(List.of(new Reaction("C appears", List.of(change(1, 1)), Expression.of(3))));
        Plan plan = plan(network, 0.2, 1e-9, 0, Set.of());
        Spatial subject =
                new Spatial(plan, new double[0], new double[] {0, 0, 1000, 0}, 5, 1, Options.fixed(0.25), Crew.ALONE);
        subject.advance(1, List.of());
        double expected = 3.0 * subject.voxels();
        assertEquals(expected, subject.state()[1], 6 * Math.sqrt(expected));
    }

    @Test
    void workers_changeNothing() {
        Network network = crowd(0.1, 5000);
        Plan plan = plan(network, 0.2, 2e-5, 0.05, Set.of(4));
        double[] start = {100_000, 0, 5000, 5000};
        double[] alone = state(plan, start, Crew.ALONE);
        for (int threads : new int[] {2, 8}) {
            try (Workers workers = new Workers(threads)) {
                assertArrayEquals(alone, state(plan, start, workers), 0);
            }
        }
    }

    private static double[] state(Plan plan, double[] start, Crew crew) {
        Spatial subject = new Spatial(plan, new double[0], start, 3, 9, Options.DEFAULT, crew);
        subject.advance(3, List.of());
        return subject.state().clone();
    }

    @Test
    void oneRoamingCell_opensNoVoxels() {
        Plan plan = plan(network(List.of()), 0.2, 1e-7, 0.5, Set.of());
        double[] start = {1, 0, 400_000, 0};
        Spatial subject = new Spatial(plan, new double[0], start, 3, 9, Options.fixed(0.125), Crew.ALONE);
        subject.advance(0.25, List.of());
        int voxels = subject.voxels();
        subject.advance(20, List.of());
        assertEquals(voxels, subject.voxels());
        assertEquals(1, subject.state()[0], 0);
    }
}
