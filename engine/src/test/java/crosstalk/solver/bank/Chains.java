package crosstalk.solver.bank;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static crosstalk.solver.Sketch.time;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Chains of first-order steps, and growth with a rate that names the time: closed forms in elementary functions.
final class Chains {

    private static final double[] RATES = {1.1, 0.7, 0.45, 0.2};
    private static final int STAGES = 10;
    private static final double STAGE_RATE = 2;

    private Chains() {}

    static List<SolvedProblem> all() {
        return List.of(
                bateman("chain", 1, false),
                bateman("chain of 1,000 individuals", 1000, true),
                equalStages(),
                cycle(),
                drivenLogistic());
    }

    /// Steps of different rates, the last product kept: Bateman's sum of exponentials.
    private static SolvedProblem bateman(String name, int amount, boolean whole) {
        Sketch s = new Sketch();
        List<Expression> species = new ArrayList<>();
        for (int i = 0; i <= RATES.length; i++) {
            double start = i == 0 ? amount : 0;
            species.add(whole ? s.counted("s" + i, start) : s.continuous("s" + i, start));
        }
        for (int i = 0; i < RATES.length; i++) {
            s.reaction(
                    "step" + i,
                    number(RATES[i]).times(species.get(i)),
                    change(species.get(i), -1),
                    change(species.get(i + 1), 1));
        }
        double[] times = {0.5, 2, 6, 15};
        SolvedProblem problem =
                SolvedProblem.of(name, "Bateman's sum, in the code", s, species, times, t -> batemanAt(amount, t));
        double[] ones = new double[species.size()];
        Arrays.fill(ones, 1);
        return problem.withFloor(1e-3 * amount).conserving(ones).ofIndividuals(whole ? amount : 0);
    }

    private static double[] batemanAt(double amount, double t) {
        double[] values = new double[RATES.length + 1];
        double product = 1;
        double sum = 0;
        for (int n = 0; n < RATES.length; n++) {
            double exponentials = 0;
            for (int i = 0; i <= n; i++) {
                double apart = 1;
                for (int j = 0; j <= n; j++) {
                    apart *= j == i ? 1 : RATES[j] - RATES[i];
                }
                exponentials += Math.exp(-RATES[i] * t) / apart;
            }
            values[n] = amount * product * exponentials;
            product *= RATES[n];
            sum += values[n];
        }
        values[RATES.length] = amount - sum;
        return values;
    }

    /// Ten stages of one rate: amounts are Poisson probabilities of the number of steps made.
    private static SolvedProblem equalStages() {
        Sketch s = new Sketch();
        List<Expression> stages = new ArrayList<>();
        for (int i = 0; i < STAGES; i++) {
            stages.add(s.continuous("stage" + i, i == 0 ? 1 : 0));
        }
        for (int i = 0; i < STAGES; i++) {
            Expression rate = number(STAGE_RATE).times(stages.get(i));
            if (i + 1 < STAGES) {
                s.reaction("step" + i, rate, change(stages.get(i), -1), change(stages.get(i + 1), 1));
            } else {
                s.reaction("leave", rate, change(stages.get(i), -1));
            }
        }
        double[] times = {0.5, 2, 5};
        return SolvedProblem.of("equal stages", "Poisson probabilities, in the code", s, stages, times, t -> {
                    double[] values = new double[STAGES];
                    double mean = STAGE_RATE * t;
                    values[0] = Math.exp(-mean);
                    for (int i = 1; i < STAGES; i++) {
                        values[i] = values[i - 1] * mean / i;
                    }
                    return values;
                })
                .withFloor(1e-3);
    }

    /// Three states in a ring at one rate k. Differences turn and shrink:
    /// x0 = 1/3 + 2/3 exp(-3kt/2) cos(wt), w = k sqrt(3)/2, the others a third of a turn behind.
    private static SolvedProblem cycle() {
        Sketch s = new Sketch();
        List<Expression> ring = List.of(s.continuous("r0", 1), s.continuous("r1", 0), s.continuous("r2", 0));
        for (int i = 0; i < 3; i++) {
            Expression from = ring.get(i);
            s.reaction("turn" + i, number(0.8).times(from), change(from, -1), change(ring.get((i + 1) % 3), 1));
        }
        double[] times = {1, 3, 8};
        return SolvedProblem.of("cycle", "a turning exponential, in the code", s, ring, times, t -> {
                    double shrunk = 2.0 / 3 * Math.exp(-1.2 * t);
                    double angle = 0.8 * Math.sqrt(3) / 2 * t;
                    double third = 2 * Math.PI / 3;
                    return new double[] {
                        1.0 / 3 + shrunk * Math.cos(angle),
                        1.0 / 3 + shrunk * Math.cos(angle - third),
                        1.0 / 3 + shrunk * Math.cos(angle + third)
                    };
                })
                .conserving(1, 1, 1);
    }

    /// y' = 2 t y (1 - y): logit(y) = logit(y at 0) + t^2.
    private static SolvedProblem drivenLogistic() {
        Sketch s = new Sketch();
        Expression y = s.continuous("y", 0.01);
        s.assign("level", y);
        Expression rate = number(2).times(time()).times(y).times(number(1).minus(y));
        s.reaction("grow", rate, change(y, 1));
        double[] times = {0.5, 1.5, 2.5};
        return SolvedProblem.of("driven logistic", "logit linear in t^2, in the code", s, List.of(y), times, t ->
                new double[] {1 / (1 + 99 * Math.exp(-t * t))});
    }
}
