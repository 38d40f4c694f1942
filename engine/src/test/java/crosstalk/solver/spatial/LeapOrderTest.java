package crosstalk.solver.spatial;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Sketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the error of the mean falls with the step. With millions of cells in each voxel, chance is 1e-6 of them.
class LeapOrderTest {

    /// A growing tumour into which killers come, which divide by what they meet and become exhausted.
    private static Sketch tumour() {
        Sketch sketch = new Sketch();
        Expression tumour = sketch.counted("tumour", 2e7);
        Expression killer = sketch.counted("killer", 1e6);
        Expression exhausted = sketch.counted("exhausted", 0);
        Expression meeting =
                sketch.assign("meeting", tumour.over(tumour.plus(killer).plus(number(1e7))));
        sketch.reaction("tumour divides", number(0.6).times(tumour), change(tumour, 1))
                .reaction("tumour is killed", number(5).times(killer).times(meeting), change(tumour, -1))
                .reaction("killer divides", number(1.1).times(meeting).times(killer), change(killer, 1))
                .reaction("killer tires", number(0.4).times(killer), change(killer, -1), change(exhausted, 1))
                .reaction("killer is made", number(0.02).times(tumour), change(killer, 1))
                .reaction("exhausted dies", number(0.9).times(exhausted), change(exhausted, -1));
        return sketch;
    }

    /// Newcomers matter: each kind comes from the one before, divides, and leaves quickly.
    private static Sketch chain() {
        Sketch sketch = new Sketch();
        Expression a = sketch.counted("a", 2e7);
        Expression b = sketch.counted("b", 0);
        Expression c = sketch.counted("c", 0);
        sketch.reaction("a to b", number(0.4).times(a), change(a, -1), change(b, number(2.5)))
                .reaction("b divides", number(0.35).times(b), change(b, 1))
                .reaction("b to c", number(0.65).times(b), change(b, -1), change(c, 1))
                .reaction("a makes c", number(0.15).times(a), change(c, 1.5))
                .reaction("c to a", number(0.45).times(c), change(c, -1), change(a, 1));
        return sketch;
    }

    /// The mean field at day 6, by Runge and Kutta's classical method with 6,000 steps: good to 1e-10.
    private static double[] exact(Network network, double[] start) {
        Interpreter kernel = new Interpreter(network);
        double[] state = start.clone();
        double h = 1e-3;
        double[][] k = new double[4][state.length];
        for (int i = 0; i < 6000; i++) {
            double[] at = state.clone();
            for (int s = 0; s < 4; s++) {
                double[] assigned = new double[network.assignments().size()];
                double[] work = new double[kernel.flowWork()];
                kernel.assign(0, at, new double[0], assigned);
                kernel.flow(0, at, new double[0], work, k[s]);
                for (int j = 0; j < at.length; j++) {
                    at[j] = state[j] + h * (s == 2 ? 1 : 0.5) * k[s][j];
                }
            }
            for (int j = 0; j < state.length; j++) {
                state[j] += h / 6 * (k[0][j] + 2 * k[1][j] + 2 * k[2][j] + k[3][j]);
            }
        }
        return state;
    }

    /// Relative errors of each kind after 6 days at steps of 12, 6 and 3 hours.
    private static double[][] errors(Sketch sketch, boolean isMiddle) {
        double[] exact = exact(sketch.network(), sketch.start());
        double[][] errors = new double[3][exact.length];
        for (int i = 0; i < 3; i++) {
            Expression[] cells = java.util.stream.IntStream.range(0, exact.length)
                    .mapToObj(Expression::species)
                    .toArray(Expression[]::new);
            Dish dish = new Dish(sketch, 400, cells);
            for (int k = 0; k < exact.length; k++) {
                dish.fill(k, (int) sketch.start()[k]);
            }
            double dt = 0.5 / (1 << i);
            if (isMiddle) {
                dish.run(12 << i, dt);
            } else {
                dish.runFrozen(12 << i, dt);
            }
            for (int k = 0; k < exact.length; k++) {
                errors[i][k] = dish.mean(k) / exact[k] - 1;
            }
        }
        return errors;
    }

    /// Halving the step divides the error by about 4 (at least 3; order 1, as the twin with hazards of the start has, divides it by 2); chance is
    /// 1e-5, six deviations of 400 voxels.
    @Test
    void leap_halfTheStep_aQuarterOfTheError() {
        for (Sketch sketch : List.of(tumour(), chain())) {
            double[][] errors = errors(sketch, true);
            for (int k = 0; k < errors[0].length; k++) {
                String what = java.util.Arrays.deepToString(errors);
                assertTrue(Math.abs(errors[0][k]) < 0.05, what);
                assertTrue(Math.abs(errors[1][k]) < Math.abs(errors[0][k]) / 3 + 1e-5, what);
                assertTrue(Math.abs(errors[2][k]) < Math.abs(errors[1][k]) / 3 + 1e-5, what);
            }
        }
        double[][] frozen = errors(tumour(), false);
        assertTrue(Math.abs(frozen[2][0]) > Math.abs(frozen[1][0]) / 3, java.util.Arrays.deepToString(frozen));
    }
}
