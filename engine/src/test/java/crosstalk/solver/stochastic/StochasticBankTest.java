package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.bank.Bank;
import crosstalk.solver.bank.SolvedProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bank of solved problems, in whole numbers and in flows.
///
/// Left out: stiff problems, whose flows would need explicit steps without end ([SolvedProblem#stiff]).
class StochasticBankTest {

    private static final int RUNS = 400;

    static List<SolvedProblem> flows() {
        return Bank.all().stream()
                .filter(problem -> !problem.stiff() && problem.individuals() == 0)
                .toList();
    }

    static List<SolvedProblem> counts() {
        return Bank.all().stream().filter(problem -> problem.individuals() > 0).toList();
    }

    private static Stochastic simulate(SolvedProblem problem, Options options, int subject) {
        Network network = problem.sketch().network();
        Plan plan = new Plan(network, Interpreter::new);
        return new Stochastic(
                plan, network.defaultParameters(), problem.sketch().start(), 20260202, subject, options);
    }

    /// Flows are followed to 1e-5 a step; a hundred steps add up to less than one in ten thousand.
    @ParameterizedTest
    @MethodSource("flows")
    void advance_flows_staysOnTheSolution(SolvedProblem problem) {
        double error = problem.largestError(simulate(problem, Options.DEFAULT, 0));
        assertTrue(error < 1e-4, "relative error " + error + "; reference: " + problem.recipe());
    }

    /// The same while cells come and go beside them and cut the steps.
    @ParameterizedTest
    @MethodSource("flows")
    void advance_flowsBesideCells_staysOnTheSolution(SolvedProblem problem) {
        Expression cells = problem.sketch().counted("cells", 50);
        problem.sketch().reaction("divide", number(0.3).times(cells), change(cells, 1));
        problem.sketch().reaction("die", number(0.3).times(cells), change(cells, -1));
        double error = problem.largestError(simulate(problem, Options.DEFAULT, 0));
        assertTrue(error < 1e-4, "relative error " + error + "; reference: " + problem.recipe());
    }

    /// Each individual is on its own, so a count is binomial: the mean of n runs has the standard error
    /// sqrt(N p (1-p) / n). Five species at four times: 6 standard errors leave 4e-8 of false alarm. One by one only:
    /// leaps are held to their own error in LeapTest.
    @ParameterizedTest
    @MethodSource("counts")
    void advance_individuals_meanIsTheSolution(SolvedProblem problem) {
        assertTrue(offMean(problem, 1) < 6, "off by " + offMean(problem, 1) + " standard errors");
    }

    /// The same against a solution that is wrong by 2 %: seen.
    @ParameterizedTest
    @MethodSource("counts")
    void offMean_wrongSolution_isSeen(SolvedProblem problem) {
        assertTrue(offMean(problem, 1.02) > 6, "off by " + offMean(problem, 1.02) + " standard errors");
    }

    /// Largest distance of a mean from the solution times `factor`, in standard errors.
    private static double offMean(SolvedProblem problem, double factor) {
        int times = problem.solution().times().length;
        int width = problem.compared().size();
        double[] sums = new double[times * width];
        double[] exact = new double[times * width];
        for (int subject = 0; subject < RUNS; subject++) {
            int[] next = {0};
            problem.run(simulate(problem, Options.DEFAULT.withEpsilon(0), subject), (time, found) -> {
                double[] expected = problem.solution().course().at(time);
                for (int i = 0; i < width; i++) {
                    sums[next[0]] += found[i];
                    exact[next[0]++] = factor * expected[i];
                }
            });
        }
        double largest = 0;
        for (int i = 0; i < sums.length; i++) {
            double share = Math.clamp(exact[i] / problem.individuals(), 0, 1);
            // One in a hundred at least: rarer ones are not normal after so few runs.
            double variance = problem.individuals() * Math.max(share * (1 - share), 0.01);
            largest = Math.max(largest, Math.abs(sums[i] / RUNS - exact[i]) / Math.sqrt(variance / RUNS));
        }
        return largest;
    }
}
