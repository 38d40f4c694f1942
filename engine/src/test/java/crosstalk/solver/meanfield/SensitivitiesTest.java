package crosstalk.solver.meanfield;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import crosstalk.solver.Sketch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivitiesTest {

    private static final Tolerance TIGHT = Tolerance.DEFAULT.withErrors(1e-9, 1e-7, 1e-11);

    private static SensitivityPlan plan(Network network) {
        List<Integer> all =
                IntStream.range(0, network.parameters().size()).boxed().toList();
        return new SensitivityPlan(new Plan(network, new Interpreter(network)), all);
    }

    private static Sensitivities follow(Sketch sketch, Tolerance tolerance) {
        Network network = sketch.network();
        return new Sensitivities(plan(network), network.defaultParameters(), sketch.start(), tolerance);
    }

    /// Decay of 100 at rate 0.3; assigned: the square of the amount over the rate.
    private static Sketch decay() {
        Sketch s = new Sketch();
        Expression rate = s.parameter("rate", 0.3);
        Expression drug = s.continuous("drug", 100);
        s.assign("ratio", drug.times(drug).over(rate));
        return s.reaction("decay", rate.times(drug), change(drug, -1));
    }

    /// x = 100 e^(-kt): dx/dk = -t x; of x^2/k: 2 x/k dx/dk - x^2/k^2.
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-7, 1e-9})
    void advance_decay_equalsTheClosedForm(double relative) {
        Sensitivities s = follow(decay(), Tolerance.DEFAULT.withErrors(relative, 1, 1e-6 * relative));
        for (double t : new double[] {0.5, 3, 10}) {
            s.advance(t);
            double x = 100 * Math.exp(-0.3 * t);
            assertEquals(-t * x, s.ofState()[0][0], 100 * relative * t * x);
            double output = 2 * x / 0.3 * -t * x - x * x / 0.09;
            assertEquals(output, s.ofAssigned()[0][0], 200 * relative * -output);
        }
    }

    /// A dose D at 4 is a jump that no parameter moves: dx/dk = -t 100 e^(-kt) - (t-4) D e^(-k(t-4)). Writing the
    /// amount anew, whatever it was, forgets: then the caller clears the derivative.
    @Test
    void changed_doses_carryTheDerivativeOver() {
        Sensitivities s = follow(decay(), TIGHT);
        s.advance(4);
        s.course().state()[0] += 50;
        s.changed();
        s.advance(9);
        double expected = -9 * 100 * Math.exp(-2.7) - 5 * 50 * Math.exp(-1.5);
        assertEquals(expected, s.ofState()[0][0], 1e-7 * -expected);
        s.course().state()[0] = 20;
        s.ofState()[0][0] = 0;
        s.changed();
        s.advance(12);
        assertEquals(-3 * 20 * Math.exp(-0.9), s.ofState()[0][0], 1e-6);
    }

    /// Depot and blood, C = D ka/(V (ka-k)) (e^(-kt) - e^(-ka t)): by ka, by k and by V, in closed form.
    @Test
    void advance_depot_equalsTheClosedForm() {
        Sketch sketch = new Sketch();
        Expression absorption = sketch.parameter("ka", 0.6);
        Expression elimination = sketch.parameter("k", 0.0625);
        Expression volume = sketch.parameter("V", 4);
        Expression gut = sketch.continuous("gut", 140);
        Expression blood = sketch.continuous("blood", 0);
        sketch.assign("C", blood.over(volume));
        sketch.reaction("absorb", absorption.times(gut), change(gut, -1), change(blood, 1));
        sketch.reaction("clear", elimination.times(blood), change(blood, -1));
        Sensitivities s = follow(sketch, TIGHT);
        double ka = 0.6;
        double k = 0.0625;
        for (double t : new double[] {0.5, 2, 10, 40}) {
            s.advance(t);
            double early = Math.exp(-ka * t);
            double late = Math.exp(-k * t);
            double part = 140 * ka / (4 * (ka - k));
            double c = part * (late - early);
            double byKa = -k / (ka * (ka - k)) * c + part * t * early;
            double byK = c / (ka - k) - part * t * late;
            double[][] found = s.ofAssigned();
            assertEquals(byKa, found[0][0], 1e-6 * (Math.abs(byKa) + 1e-3));
            assertEquals(byK, found[1][0], 1e-6 * (Math.abs(byK) + 1e-3));
            assertEquals(-c / 4, found[2][0], 1e-6 * c);
        }
    }

    /// What an output is at the end of a course with other parameters.
    @FunctionalInterface
    private interface Outputs {
        double[] of(double[] parameters);
    }

    /// Central differences at h and h/2 and their extrapolation, by output. The truncation left is of order h^4, far
    /// below the difference of the two, which is of order h^2; the solver's error over h comes on top.
    private record Richardson(double[] value, double[] doubt) {
        static Richardson of(Outputs outputs, double[] parameters, int parameter, double h, double solverError) {
            double[] wide = central(outputs, parameters, parameter, h);
            double[] narrow = central(outputs, parameters, parameter, h / 2);
            double[] value = new double[wide.length];
            double[] doubt = new double[wide.length];
            for (int i = 0; i < wide.length; i++) {
                value[i] = narrow[i] + (narrow[i] - wide[i]) / 3;
                doubt[i] = Math.abs(narrow[i] - wide[i]) / 10 + 4 * solverError / h;
            }
            return new Richardson(value, doubt);
        }

        private static double[] central(Outputs outputs, double[] parameters, int parameter, double h) {
            double[] up = parameters.clone();
            double[] down = parameters.clone();
            up[parameter] += h;
            down[parameter] -= h;
            double[] above = outputs.of(up);
            double[] below = outputs.of(down);
            return IntStream.range(0, above.length)
                    .mapToDouble(i -> (above[i] - below[i]) / (2 * h))
                    .toArray();
        }
    }

    private static double[] starts(Network network, double[] parameters) {
        return network.start().stream()
                .mapToDouble(e -> Interpreter.evaluate(e, 0, new double[0], parameters, new double[0]))
                .toArray();
    }

    private static Sketch lotkaVolterra() {
        Sketch s = new Sketch();
        Expression breed = s.parameter("breed", 1.1);
        Expression eat = s.parameter("eat", 0.4);
        Expression gain = s.parameter("gain", 0.25);
        Expression starve = s.parameter("starve", 0.4);
        Expression prey = s.continuous("prey", 10);
        Expression predator = s.continuous("predator", 10);
        s.assign("meals", eat.times(prey).times(predator));
        s.reaction("breeding", breed.times(prey), change(prey, 1));
        // The gain of predators is a yield that names a parameter and the state.
        Expression yield = gain.times(number(1).plus(number(0.01).times(prey)));
        s.reaction("eating", Expression.assigned(0), change(prey, -1), change(predator, yield));
        s.reaction("starving", starve.times(predator), change(predator, -1));
        return s;
    }

    @Test
    void advance_lotkaVolterraWithYields_equalsDifferences() {
        assertDifferences(lotkaVolterra(), 7, 1);
    }

    /// Derivatives that are wrong by one part in a thousand are seen.
    @Test
    void assertDifferences_wrongDerivatives_fails() {
        assertThrows(AssertionError.class, () -> assertDifferences(lotkaVolterra(), 7, 1.001));
    }

    /// Starts that depend on parameters: x at 0 is a b, so dx/da is b e^(-t), dx/db a e^(-t).
    @Test
    void ofState_startThatDependsOnParameters_beginsWithItsDerivative() {
        Expression a = Expression.parameter(0);
        Expression b = Expression.parameter(1);
        Expression x = Expression.species(0);
        Network network = new Network(
                List.of(new Species("x", false)),
                List.of(new Parameter("a", 3), new Parameter("b", 5)),
                List.of(),
                List.of(new Reaction("decay", List.of(change(x, -1)), x)),
                List.of(a.times(b)));
        double[] parameters = network.defaultParameters();
        Sensitivities s = new Sensitivities(plan(network), parameters, starts(network, parameters), TIGHT);
        assertEquals(5, s.ofState()[0][0]);
        s.advance(1);
        assertEquals(5 * Math.exp(-1), s.ofState()[0][0], 1e-8);
        assertEquals(3 * Math.exp(-1), s.ofState()[1][0], 1e-8);
    }

    /// Michaelis-Menten at a rate a million times the flow through it, so stiff: x follows v K/(Vm - v), whose
    /// derivatives are v K' and -v K/(Vm - v)^2. What lags behind is of the order of 1e-6.
    @Test
    void advance_stiffBalance_staysOnIt() {
        Sketch s = new Sketch();
        Expression most = s.parameter("most", 3e6);
        Expression half = s.parameter("half", 2);
        Expression x = s.continuous("x", 1);
        s.reaction("in", number(1e6), change(x, 1));
        s.reaction("out", most.times(x).over(half.plus(x)), change(x, -1));
        Sensitivities follows = follow(s, TIGHT);
        follows.advance(10);
        assertEquals(1e6 / 2e6, follows.ofState()[1][0], 1e-8);
        assertEquals(-1e6 * 2 / 4e12, follows.ofState()[0][0], 1e-14);
        assertTrue(follows.steps() < 500, "steps " + follows.steps());
    }

    /// x' = a min(x, c) from 1: x = e^(at) up to c at ln(c)/a, then straight on, x = c + c (a t - ln c), so
    /// dx/da = c t and dx/dc = a t - ln c.
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-7, 1e-9})
    void advance_cornerOfAMinimum_isPassedExactly(double relative) {
        Sketch s = new Sketch();
        Expression a = s.parameter("a", 0.7);
        Expression c = s.parameter("c", 5);
        Expression x = s.continuous("x", 1);
        s.reaction("grow", a.times(Expression.call(Operation.MIN, x, c)), change(x, 1));
        Sensitivities follows = follow(s, Tolerance.DEFAULT.withErrors(relative, 1, 1e-3 * relative));
        follows.advance(6);
        assertEquals(5 * 6, follows.ofState()[0][0], 100 * relative * 30);
        assertEquals(0.7 * 6 - Math.log(5), follows.ofState()[1][0], 100 * relative * 30);
    }

    @Test
    void constructor_unknownParameter_isRefused() {
        Network network = decay().network();
        Plan plan = new Plan(network, new Interpreter(network));
        assertThrows(IllegalArgumentException.class, () -> new SensitivityPlan(plan, List.of(1)));
    }

    /// Every smooth function that rates may use, time, chains of assigned quantities.
    @Test
    void advance_everyFunction_equalsDifferences() {
        Sketch s = new Sketch();
        Expression half = s.parameter("half", 2);
        Expression power = s.parameter("power", 2.5);
        Expression speed = s.parameter("speed", 0.7);
        Expression exponent = s.parameter("exponent", 0.8);
        Expression x = s.continuous("x", 3);
        Expression y = s.continuous("y", 1);
        Expression share = s.assign("share", Expression.call(Operation.HILL, x, half, power));
        Expression fading = s.assign(
                "fading",
                Expression.call(Operation.EXP, number(0).minus(speed.times(Sketch.time())))
                        .times(share));
        Expression bent = s.assign("bent", Expression.call(Operation.POWER, y, exponent));
        s.reaction("in", fading.plus(Expression.call(Operation.LOG, number(1).plus(half))), change(x, 1));
        s.reaction("over", Expression.call(Operation.SQRT, x.times(speed)), change(x, -1), change(y, 1));
        s.reaction("out", bent, change(y, -1));
        assertDifferences(s, 5, 1);
    }

    /// Compares with differences of runs at 1e-12; `factor` is what the derivatives found are multiplied by.
    private static void assertDifferences(Sketch sketch, double end, double factor) {
        Network network = sketch.network();
        SensitivityPlan plan = plan(network);
        double[] parameters = network.defaultParameters();
        Sensitivities s = new Sensitivities(plan, parameters, sketch.start(), TIGHT);
        s.advance(end);
        double[][] assigned = s.ofAssigned();
        Tolerance tightest = Tolerance.DEFAULT.withErrors(1e-12, 1e-10, 1e-14);
        Outputs outputs = values -> {
            MeanField run = new MeanField(plan.plan(), values, sketch.start(), tightest);
            run.advance(end, List.of());
            return join(run.state(), run.assigned());
        };
        for (int p = 0; p < parameters.length; p++) {
            Richardson expected = Richardson.of(outputs, parameters, p, 1e-3 * parameters[p], 1e-10);
            double[] found = join(s.ofState()[p], assigned[p]);
            for (int i = 0; i < found.length; i++) {
                double allowed = expected.doubt()[i] + 1e-6 * Math.abs(expected.value()[i]);
                assertEquals(expected.value()[i], factor * found[i], allowed, "parameter " + p + ", output " + i);
            }
        }
    }

    private static double[] join(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
