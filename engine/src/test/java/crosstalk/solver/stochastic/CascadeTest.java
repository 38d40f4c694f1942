package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Influence;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.solver.Sketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A chain of cascades: 10,000 counted species and 30,000 reactions, exactly and in leaps.
///
/// Nothing is timed; work or memory that grew with the square of the size would not fit into the heap of the tests, or
/// into the JVM's limits of a method.
class CascadeTest {

    private static final int SPECIES = 10_000;
    private static final Plan PLAN = new Plan(cascade(50).network(), KernelCompiler::compile);

    /// Each species switches on the next, is lost, and is made at a steady rate; about 100 of each in the long run.
    private static Sketch cascade(double each) {
        Sketch s = new Sketch();
        Expression before = s.counted("X0", each);
        Expression[] all = new Expression[SPECIES];
        all[0] = before;
        for (int i = 1; i < SPECIES; i++) {
            all[i] = s.counted("X" + i, each);
        }
        for (int i = 0; i < SPECIES; i++) {
            Expression input = all[i == 0 ? 0 : i - 1];
            Expression on = number(10 + i % 7).times(Expression.call(Operation.HILL, input, number(50), number(2)));
            s.reaction("on" + i, on, change(all[i], 1));
            s.reaction("off" + i, number(0.1).times(all[i]), change(all[i], -1));
            s.reaction("leak" + i, number(1 + i % 3), change(all[i], 1));
        }
        return s;
    }

    private static Stochastic run(double each, Options options) {
        return new Stochastic(PLAN, new double[0], cascade(each).start(), 3, 1, options);
    }

    private static void requireCounts(double[] state) {
        for (double count : state) {
            assertTrue(count >= 0 && count == Math.rint(count), "found " + count);
        }
    }

    /// The total starts at 500,000 and is expected to grow by about (5 + 1.5 + 2 - 5) a day and species: 0.02 days of a flow
    /// of events of near 13 x 10,000 a day are some 2,700 events.
    @Test
    void advance_exactly_firesTheEventsOfAShortTime() {
        Network network = PLAN.network();
        double[] state = cascade(50).start();
        double[] rates = new double[3 * SPECIES];
        PLAN.kernel().rates(0, state, new double[0], new double[0], rates);
        double total = 0;
        for (double rate : rates) {
            total += rate;
        }
        Stochastic run = run(50, Options.DEFAULT.withEpsilon(0));
        run.advance(0.02, List.of());
        // The total of rates moves by less than a percent in so short a time: 5 standard errors of a Poisson count and
        // 1 %.
        double expected = 0.02 * total;
        assertEquals(expected, (double) run.steps(), 5 * Math.sqrt(expected) + 0.01 * expected);
        requireCounts(run.state());
        double[] again = new double[rates.length];
        PLAN.kernel().rates(run.time(), run.state(), new double[0], new double[0], again);
        assertArrayEquals(again, run.rates());
        assertEquals(30_000, network.reactions().size());
    }

    @Test
    void advance_inLeaps_takesFewSteps() {
        Stochastic run = run(1000, Options.DEFAULT);
        run.advance(0.1, List.of());
        requireCounts(run.state());
        assertTrue(run.steps() < 50, run.steps() + " steps, of some 12,000 events");
    }

    @Test
    void influence_ofACascade_isShort() {
        Influence influence = PLAN.kernel().update().influence();
        long entries = influence.sets().stream()
                .skip(1)
                .mapToLong(set -> set.rates().length)
                .sum();
        assertEquals(SPECIES + 1, influence.sets().size());
        // Each species is named by its own loss and by the next one's switch; the first by its own switch as well.
        assertEquals(2 * SPECIES, entries);
    }
}
