package crosstalk.solver.meanfield;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static crosstalk.solver.Sketch.time;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.solver.Sketch;
import crosstalk.solver.SolverException;
import crosstalk.solver.TypicalNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanFieldEnsembleTest {

    private static final int LANES = 8;
    private static final Tolerance TIGHT = Tolerance.DEFAULT.withErrors(1e-9, 1e-9, 1e-12);

    private static MeanFieldEnsemble ensemble(
            Sketch sketch, double[][] parameters, double[][] starts, Tolerance tolerance) {
        Network network = sketch.network();
        Plan plan = new Plan(network, new Interpreter(network));
        return new MeanFieldEnsemble(new EnsemblePlan(plan, LANES), parameters, starts, tolerance);
    }

    /// dx/dt = -rate x.
    private static Sketch decay() {
        Sketch sketch = new Sketch();
        Expression rate = sketch.parameter("rate", 1);
        Expression x = sketch.continuous("x", 1);
        sketch.assign("twice", number(2).times(x));
        return sketch.reaction("loss", rate.times(x), change(x, -1));
    }

    /// dx/dt = rate x^2: infinite at 1 / (rate x(0)).
    private static Sketch explosion() {
        Sketch sketch = new Sketch();
        Expression rate = sketch.parameter("rate", 1);
        Expression x = sketch.continuous("x", 1);
        return sketch.reaction("growth", rate.times(x).times(x), change(x, 1));
    }

    private static double[][] column(int subjects, IntToDoubleFunction values) {
        return IntStream.range(0, subjects)
                .mapToObj(s -> new double[] {values.applyAsDouble(s)})
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, LANES - 1, LANES, LANES + 1, 3 * LANES - 2})
    void advance_anyNumberOfSubjects_eachOnItsClosedForm(int subjects) {
        double[][] rates = column(subjects, s -> 0.2 + 0.1 * s);
        double[][] starts = column(subjects, s -> 1 + s);
        MeanFieldEnsemble found = ensemble(decay(), rates, starts, TIGHT);
        for (double end = 0.5; end <= 3; end += 0.5) {
            found.advance(end);
            for (int s = 0; s < subjects; s++) {
                double expected = starts[s][0] * Math.exp(-rates[s][0] * end);
                // Some 30 steps, each within 1e-9 of the amount.
                assertEquals(expected, found.amount(s, 0), 1e-7 * expected);
                assertEquals(2 * found.amount(s, 0), found.assigned(s)[0], 1e-12 * expected);
            }
        }
        assertEquals(subjects, found.subjects());
        assertEquals(3, found.time());
    }

    @Test
    void advance_statesAndParametersSetBetween_areFollowed() {
        MeanFieldEnsemble found = ensemble(decay(), column(3, _ -> 1), column(3, _ -> 1), TIGHT);
        found.advance(1);
        found.setAmount(0, 0, 5);
        found.setParameters(1, new double[] {3});
        found.setState(2, new double[] {0});
        found.changed();
        found.advance(2);
        assertEquals(5 * Math.exp(-1), found.amount(0, 0), 1e-6);
        assertEquals(Math.exp(-4), found.amount(1, 0), 1e-8);
        assertEquals(0, found.amount(2, 0));
        assertEquals(3, found.parameters(1)[0]);
    }

    @Test
    void advance_typicalNetwork_eachSubjectAsAlone() {
        Sketch sketch = TypicalNetwork.of(1000);
        Network network = sketch.network();
        Plan plan = new Plan(network, KernelCompiler.compile(network));
        Tolerance tolerance = Tolerance.DEFAULT.withErrors(1e-7, 1e-4, 1e-9);
        Random random = new Random(3);
        double[][] starts = IntStream.range(0, 5)
                .mapToObj(_ -> Arrays.stream(sketch.start())
                        .map(amount -> amount * (0.5 + random.nextDouble()))
                        .toArray())
                .toArray(double[][]::new);
        double[][] parameters = new double[5][];
        Arrays.fill(parameters, network.defaultParameters());
        MeanFieldEnsemble found =
                new MeanFieldEnsemble(new EnsemblePlan(plan, LANES), parameters, starts, tolerance);
        MeanField[] expected = IntStream.range(0, 5)
                .mapToObj(s -> new MeanField(plan, parameters[s], starts[s], tolerance))
                .toArray(MeanField[]::new);
        for (int day = 1; day <= 10; day++) {
            found.advance(day);
            for (int s = 0; s < 5; s++) {
                expected[s].advance(day, List.of());
                for (int i = 0; i < starts[s].length; i++) {
                    double amount = expected[s].state()[i];
                    // A hundred times the tolerance of a step, for the error gathered by two solvers.
                    assertEquals(amount, found.amount(s, i), 1e-5 * Math.abs(amount) + 1e-2, "species " + i);
                }
            }
        }
    }

    @Test
    void advance_twice_sameToTheBit() {
        double[][] ends = new double[2][];
        for (int run = 0; run < 2; run++) {
            MeanFieldEnsemble found =
                    ensemble(decay(), column(11, s -> 1.0 + s), column(11, _ -> 1), Tolerance.DEFAULT);
            found.advance(2);
            ends[run] = IntStream.range(0, 11)
                    .mapToDouble(s -> found.amount(s, 0))
                    .toArray();
        }
        assertArrayEquals(ends[0], ends[1]);
    }

    @Test
    void advance_oneSubjectExplodes_othersReachTheEndAndGoOn() {
        // Subject 2 is infinite at 0.5; the others only after 100.
        double[][] rates = column(LANES + 2, s -> s == 2 ? 2 : 0.01);
        MeanFieldEnsemble found = ensemble(explosion(), rates, column(LANES + 2, _ -> 1), TIGHT);
        SolverException thrown = assertThrows(SolverException.class, () -> found.advance(1));
        assertTrue(thrown.getMessage().startsWith("subject 2: "), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("species x"), thrown.getMessage());
        assertEquals(thrown.getMessage(), found.failure(2).orElseThrow());
        found.advance(4);
        for (int s = 0; s < LANES + 2; s++) {
            if (s != 2) {
                assertEquals(1 / (1 - 0.04), found.amount(s, 0), 1e-7);
                assertFalse(found.isAlone(s));
                assertTrue(found.failure(s).isEmpty());
            }
        }
    }

    @Test
    void advance_oneSubjectStartsWithoutANumber_othersAreRight() {
        Sketch sketch = new Sketch();
        Expression rate = sketch.parameter("rate", 1);
        Expression x = sketch.continuous("x", 1);
        sketch.reaction("growth", Expression.call(Operation.LOG, rate).times(x), change(x, 1));
        double[][] rates = column(3, s -> s == 0 ? -1 : Math.E);
        MeanFieldEnsemble found = ensemble(sketch, rates, column(3, _ -> 1), TIGHT);
        SolverException thrown = assertThrows(SolverException.class, () -> found.advance(1));
        assertTrue(thrown.getMessage().startsWith("subject 0: the rate of reaction growth"), thrown.getMessage());
        assertEquals(Math.E, found.amount(1, 0), 1e-7);
        assertEquals(Math.E, found.amount(2, 0), 1e-7);
    }

    @Test
    void advance_oneSubjectStiff_goesAloneAndAllAreRight() {
        Sketch sketch = new Sketch();
        Expression rate = sketch.parameter("rate", 1);
        Expression x = sketch.continuous("x", 0);
        Expression clock = sketch.continuous("clock", 0);
        // dx/dt = rate (t^2 - x): x = t^2 - 2 t / rate + 2 / rate^2 (1 - exp(-rate t)).
        sketch.reaction("pull", rate.times(time().times(time()).minus(x)), change(x, 1));
        sketch.reaction("tick", number(1), change(clock, 1));
        double[][] rates = column(6, s -> s == 4 ? 1e5 : 1 + 0.1 * s);
        double[][] starts = new double[6][2];
        MeanFieldEnsemble found = ensemble(sketch, rates, starts, Tolerance.DEFAULT);
        found.advance(10);
        for (int s = 0; s < 6; s++) {
            double k = rates[s][0];
            double expected = 100 - 20 / k + 2 / (k * k) * (1 - Math.exp(-10 * k));
            assertEquals(expected, found.amount(s, 0), 1e-4 * expected, "subject " + s);
            assertEquals(s == 4, found.isAlone(s), "subject " + s);
        }
        // Stable explicit steps of the stiff subject alone would be 10 * 1e5 / 3.3.
        assertTrue(found.steps() < 1000, found.steps() + " steps");
    }

    @Test
    void ensemble_wrongShapes_areRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ensemble(decay(), new double[0][], new double[0][], Tolerance.DEFAULT));
        assertThrows(
                IllegalArgumentException.class,
                () -> ensemble(decay(), column(2, _ -> 1), column(1, _ -> 1), Tolerance.DEFAULT));
        assertThrows(
                IllegalArgumentException.class,
                () -> ensemble(decay(), column(1, _ -> 1), new double[][] {{1, 2}}, Tolerance.DEFAULT));
        MeanFieldEnsemble made = ensemble(decay(), column(1, _ -> 1), column(1, _ -> 1), Tolerance.DEFAULT);
        made.advance(1);
        assertThrows(IllegalArgumentException.class, () -> made.advance(0.5));
    }
}
