package crosstalk.solver.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import crosstalk.solver.Watch;
import crosstalk.solver.bank.Bank;
import crosstalk.solver.bank.SolvedProblem;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The bank of solved problems, by the mean field.
class MeanFieldBankTest {

    static List<SolvedProblem> problems() {
        return Bank.all();
    }

    private static MeanField simulate(SolvedProblem problem, Tolerance tolerance) {
        Network network = problem.sketch().network();
        Plan plan = new Plan(network, new Interpreter(network));
        return new MeanField(plan, network.defaultParameters(), problem.sketch().start(), tolerance);
    }

    /// The default tolerances' own relative part, with the absolute ones in proportion.
    private static Tolerance at(double relative) {
        return Tolerance.DEFAULT.withErrors(relative, 1e3 * relative, 1e-6 * relative);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void advance_defaultTolerance_errorBelowOneInTenThousand(SolvedProblem problem) {
        double error = problem.largestError(simulate(problem, Tolerance.DEFAULT));
        assertTrue(error < 1e-4, "relative error " + error + "; reference: " + problem.recipe());
    }

    /// A clock that is wrong by one part in a thousand must be seen by that bound, on every problem.
    @ParameterizedTest
    @MethodSource("problems")
    void largestError_wrongClock_isSeen(SolvedProblem problem) {
        double error = problem.largestError(new Slower(simulate(problem, Tolerance.DEFAULT), 1.001));
        assertTrue(error > 1e-4, "relative error " + error);
    }

    /// A hundredth of the tolerance leaves at most a fifth of the error (a method whose error per step is held to the
    /// tolerance leaves 1/100 to 1/16), until 1e-7 is reached, where chance has its part.
    @ParameterizedTest
    @MethodSource("problems")
    void advance_tighterTolerance_errorFalls(SolvedProblem problem) {
        double[] errors = {
            problem.largestError(simulate(problem, at(1e-5))),
            problem.largestError(simulate(problem, at(1e-7))),
            problem.largestError(simulate(problem, at(1e-9)))
        };
        for (int i = 1; i < errors.length; i++) {
            assertTrue(errors[i] < Math.max(errors[i - 1] / 5, 1e-7), "errors " + errors[i - 1] + ", " + errors[i]);
        }
        assertTrue(errors[2] < 1e-6, "error " + errors[2]);
    }

    /// Sums are kept by every step: 1e-15 of what is summed in each of some thousand steps.
    @ParameterizedTest
    @MethodSource("problems")
    void advance_conservedSums_areKeptToRounding(SolvedProblem problem) {
        MeanField simulation = simulate(problem, Tolerance.DEFAULT);
        double[] start = problem.sketch().start();
        problem.run(simulation, (_, _) -> {
            for (double[] weights : problem.conserved()) {
                double before = dot(weights, start);
                assertEquals(before, dot(weights, simulation.state()), 1e-12 * before);
            }
        });
        assertTrue(simulation.steps() > 0);
    }

    private static double dot(double[] weights, double[] state) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * state[i];
        }
        return sum;
    }

    /// 0.1 x - 0.4 ln x + 0.4 y - 1.1 ln y never changes; each step errs by about the tolerance, over some 200 steps.
    @Test
    void advance_lotkaVolterra_keepsItsInvariant() {
        SolvedProblem problem = Bank.named("lotka");
        Simulation simulation = simulate(problem, Tolerance.DEFAULT);
        double before = invariant(simulation.state());
        simulation.advance(100, List.of());
        assertEquals(before, invariant(simulation.state()), 1e-3);
        Simulation closer = simulate(problem, at(1e-10));
        closer.advance(100, List.of());
        assertEquals(before, invariant(closer.state()), 1e-7);
    }

    private static double invariant(double[] state) {
        return 0.1 * state[0] - 0.4 * Math.log(state[0]) + 0.4 * state[1] - 1.1 * Math.log(state[1]);
    }

    /// Levels inside a step, reached at times that are known: C falls from 60 to c at (60 - c + 5 ln(60/c)) / 2; the
    /// logistic, driven, rises to y at sqrt(ln(99 y/(1-y))). The state there, divided by its slope, is off by some
    /// hundred tolerances at most.
    @ParameterizedTest
    @CsvSource({"1e-6", "1e-8", "1e-10"})
    void advance_watch_isLocatedToTheTolerance(double relative) {
        for (double level : new double[] {50, 30, 5, 0.5}) {
            double time = (60 - level + 5 * Math.log(60 / level)) / 2;
            assertStop("mm1", relative, new Watch(0, level, false), time);
        }
        for (double level : new double[] {0.02, 0.5, 0.9}) {
            double time = Math.sqrt(Math.log(99 * level / (1 - level)));
            assertStop("driven logistic", relative, new Watch(0, level, true), time);
        }
    }

    private static void assertStop(String name, double relative, Watch watch, double time) {
        Simulation simulation = simulate(Bank.named(name), at(relative));
        assertEquals(OptionalInt.of(0), simulation.advance(100, List.of(watch)));
        assertEquals(time, simulation.time(), 300 * relative * time, name + " to " + watch.level());
    }
}
