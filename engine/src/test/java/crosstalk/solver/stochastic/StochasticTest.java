package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.solver.Sketch;
import crosstalk.solver.SolverException;
import crosstalk.solver.TypicalNetwork;
import crosstalk.solver.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StochasticTest {

    private static Stochastic simulate(Sketch sketch, long subject, Options options) {
        Network network = sketch.network();
        Plan plan = new Plan(network, Interpreter::new);
        return new Stochastic(plan, network.defaultParameters(), sketch.start(), 1, subject, options);
    }

    private static double[] typicalEnd(Plan plan, double[] start, long seed, long subject) {
        Stochastic run = new Stochastic(plan, new double[0], start, seed, subject, Options.DEFAULT);
        run.advance(20, List.of());
        return run.state().clone();
    }

    @Test
    void advance_sameAddress_givesTheSameBytes() {
        Sketch sketch = TypicalNetwork.of(500);
        Plan plan = new Plan(sketch.network(), KernelCompiler::compile);
        double[] start = sketch.start();
        double[] first = typicalEnd(plan, start, 3, 4);
        assertArrayEquals(first, typicalEnd(plan, start, 3, 4));
        assertNotEquals(Arrays.toString(first), Arrays.toString(typicalEnd(plan, start, 3, 5)));
        assertNotEquals(Arrays.toString(first), Arrays.toString(typicalEnd(plan, start, 4, 4)));
    }

    @Test
    void advance_manyThreads_givesTheSameBytes() {
        Sketch sketch = TypicalNetwork.of(500);
        Plan plan = new Plan(sketch.network(), KernelCompiler::compile);
        double[] start = sketch.start();
        List<CompletableFuture<double[]>> parallel = IntStream.range(0, 6)
                .mapToObj(subject -> CompletableFuture.supplyAsync(() -> typicalEnd(plan, start, 3, subject)))
                .toList();
        for (int subject = 0; subject < 6; subject++) {
            assertArrayEquals(
                    typicalEnd(plan, start, 3, subject), parallel.get(subject).join());
        }
    }

    /// Arrivals of A at 3 a day, with or without arrivals of B: A's clock does not notice.
    @Test
    void advance_otherArm_sharesTheDrawsReactionByReaction() {
        double[] arrivals = new double[2];
        for (int arm = 0; arm < 2; arm++) {
            Sketch s = new Sketch();
            Expression b = s.counted("B", 0);
            Expression a = s.counted("A", 0);
            s.reaction("b arrives", number(5.0 * arm), change(b, 1));
            s.reaction("b leaves", b, change(b, -1));
            s.reaction("a arrives", number(3), change(a, 1));
            s.reaction("a leaves", number(0.01).times(a), change(a, -1));
            Stochastic run = simulate(s, 8, Options.DEFAULT.withEpsilon(0));
            run.advance(40, List.of());
            arrivals[arm] = run.state()[1];
        }
        assertEquals(arrivals[0], arrivals[1]);
        assertTrue(arrivals[0] > 50);
    }

    /// A network with rates that do not vanish with what they consume, drawn at random.
    private static Sketch harsh(SplittableRandom random) {
        Sketch s = new Sketch();
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(s.counted("X" + i, random.nextInt(60)));
        }
        all.add(s.continuous("drug", random.nextDouble() * 10));
        for (int r = 0; r < 12; r++) {
            Expression taken = all.get(random.nextInt(all.size()));
            Expression other = all.get(random.nextInt(all.size()));
            Expression given = all.get(random.nextInt(all.size()));
            Expression rate = switch (random.nextInt(4)) {
                case 0 -> number(random.nextDouble() * 200);
                case 1 -> number(random.nextDouble() * 20).times(taken);
                case 2 -> number(random.nextDouble()).times(taken).times(other);
                default -> number(10).minus(taken).times(number(random.nextDouble() * 5));
            };
            List<Reaction.Change> changes = new ArrayList<>();
            changes.add(change(taken, -1 - random.nextInt(3)));
            if (random.nextBoolean() && !other.equals(taken)) {
                changes.add(change(other, -1 - random.nextInt(2)));
            }
            if (random.nextBoolean()) {
                changes.add(change(given, 1 + random.nextInt(2)));
            }
            if (changes.stream().noneMatch(c -> c.species() < 5)) {
                changes.add(change(all.get(0), 1));
            }
            s.reaction("r" + r, rate, changes.toArray(Reaction.Change[]::new));
        }
        return s;
    }

    @Test
    void advance_harshRates_neverNegativeAndWhole() {
        Options coarse = new Options(0.9, 0, 0, 5, 1e9, 1e-5, 1e-9, 20_000);
        Options usual = new Options(0.03, 10, 10, 0.1, 0.004, 1e-5, 1e-9, 20_000);
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 300; k++) {
            Stochastic run = simulate(harsh(random), k, k % 2 == 0 ? coarse : usual);
            for (int t = 1; t <= 20; t++) {
                if (!advances(run, t * 0.1)) {
                    break;
                }
                for (int i = 0; i < run.state().length; i++) {
                    double amount = run.state()[i];
                    assertTrue(amount >= 0, "network " + k + ", species " + i + ": " + amount);
                    assertTrue(
                            i == 5 || amount == Math.rint(amount), "network " + k + ", species " + i + ": " + amount);
                }
            }
        }
    }

    /// Some of these networks explode; that is not what is tested.
    private static boolean advances(Stochastic run, double end) {
        try {
            run.advance(end, List.of());
            return true;
        } catch (SolverException e) {
            return false;
        }
    }

    /// Binding at 1e5 a day is far too stiff for explicit steps; the bound fraction is 1/(1 + 1/100) at all times.
    @Test
    void advance_stiffFlow_staysInEquilibrium() {
        Sketch s = new Sketch();
        Expression free = s.continuous("free", 100);
        Expression bound = s.continuous("bound", 0);
        Expression cells = s.counted("cells", 50);
        s.reaction("bind", number(1e5).times(free), change(free, -1), change(bound, 1));
        s.reaction("release", number(1e3).times(bound), change(bound, -1), change(free, 1));
        s.reaction("clear", number(0.1).times(bound), change(bound, -1));
        s.reaction("die", number(0.05).times(cells), change(cells, -1));
        Stochastic run = simulate(s, 1, Options.DEFAULT);
        run.advance(10, List.of());
        assertEquals(100 * Math.exp(-0.1 * 10 / 1.01) / 1.01, run.state()[1], 1e-2);
        assertEquals(run.state()[1] / 100, run.state()[0], 1e-4);
    }

    /// Killing by a drug that fades: survival exp(-integral). 400 runs of 1000 cells; standard error sqrt(p(1-p)/4e5) = 0.0008.
    @Test
    void advance_cellsUnderAFadingDrug_dieByItsIntegral() {
        Sketch s = new Sketch();
        Expression drug = s.continuous("drug", 1);
        Expression cells = s.counted("cells", 1000);
        s.reaction("fade", number(2).times(drug), change(drug, -1));
        s.reaction("kill", drug.times(cells), change(cells, -1));
        double survival = Math.exp(-(1 - Math.exp(-4)) / 2);
        Runs runs = Runs.of(s, Options.DEFAULT, 400, 2).getFirst();
        assertEquals(survival, Runs.mean(runs.values(1)) / 1000, 5 * 0.0008);
    }

    @Test
    void advance_extinctionWatched_stopsAtTheEvent() {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 20);
        s.assign("size", x);
        s.reaction("death", x, change(x, -1));
        Stochastic run = simulate(s, 1, Options.DEFAULT);
        assertEquals(OptionalInt.of(0), run.advance(1000, List.of(new Watch(0, 0, false))));
        assertEquals(0, run.state()[0]);
        assertTrue(run.time() > 0.5 && run.time() < 50);
        assertEquals(OptionalInt.empty(), run.advance(1000, List.of(new Watch(0, 0, false))));
        assertEquals(1000, run.time());
    }

    @Test
    void advance_rateBelowZero_countsAsZero() {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 100);
        s.reaction("crowded birth", x.times(number(1).minus(x.over(number(50)))), change(x, 1));
        Stochastic run = simulate(s, 1, Options.DEFAULT);
        run.advance(10, List.of());
        assertEquals(100, run.state()[0]);
    }

    @Test
    void advance_eventRateNotFinite_namesTheReaction() {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 0);
        s.reaction("lost root", number(1).over(x), change(x, 1));
        Stochastic run = simulate(s, 1, Options.DEFAULT);
        SolverException e = assertThrows(SolverException.class, () -> run.advance(1, List.of()));
        assertTrue(String.valueOf(e.getMessage()).contains("lost root"), e::getMessage);
    }

    @Test
    void changed_negativeCount_isRefused() {
        Sketch s = new Sketch();
        s.counted("X", 5);
        Stochastic run = simulate(s, 1, Options.DEFAULT);
        run.state()[0] = -1;
        assertThrows(IllegalArgumentException.class, run::changed);
    }

    @Test
    void plan_fractionTaken_isRefused() {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 5);
        s.reaction("half", x, change(x, -0.5));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Plan(s.network(), Interpreter::new));
        assertTrue(String.valueOf(e.getMessage()).contains("half"), e::getMessage);
    }
}
