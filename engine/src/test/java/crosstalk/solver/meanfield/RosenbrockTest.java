package crosstalk.solver.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of the method, on problems with known solutions and steps of fixed length.
class RosenbrockTest {

    /// Rotation, and growth whose rate swings with time: y = (cos t, -sin t, exp(sin t)).
    private static final class Swing implements Field {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public boolean dependsOnTime() {
            return true;
        }

        @Override
        public void slope(double time, double[] y, double[] slope) {
            slope[0] = y[1];
            slope[1] = -y[0] * y[0] * y[0] - y[0] * y[1] * y[1];
            slope[2] = y[2] * Math.cos(time);
        }

        @Override
        public void linearise(double time, double[] y, double[] slope, double[] jacobian, double[] inTime) {
            slope(time, y, slope);
            double[] rows = {0, 1, 0, -3 * y[0] * y[0] - y[1] * y[1], -2 * y[0] * y[1], 0, 0, 0, Math.cos(time)};
            System.arraycopy(rows, 0, jacobian, 0, rows.length);
            inTime[0] = 0;
            inTime[1] = 0;
            inTime[2] = -y[2] * Math.sin(time);
        }

        static double[] exact(double t) {
            return new double[] {Math.cos(t), -Math.sin(t), Math.exp(Math.sin(t))};
        }
    }

    /// dy/dt = -stiffness (y - cos t) - sin t, whose solution from 1 is cos t: Prothero and Robinson's problem.
    private record Pull(double stiffness) implements Field {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public boolean dependsOnTime() {
            return true;
        }

        @Override
        public void slope(double time, double[] y, double[] slope) {
            slope[0] = -stiffness * (y[0] - Math.cos(time)) - Math.sin(time);
        }

        @Override
        public void linearise(double time, double[] y, double[] slope, double[] jacobian, double[] inTime) {
            slope(time, y, slope);
            jacobian[0] = -stiffness;
            inTime[0] = -stiffness * Math.sin(time) - Math.cos(time);
        }
    }

    private static PivotOrder full(int size) {
        return new PivotOrder(size, row -> IntStream.range(0, size).toArray());
    }

    /// Largest error at the ends of `steps` steps over 0..2, and inside the steps.
    private static double[] swingErrors(int steps) {
        Rosenbrock method = new Rosenbrock(new Swing(), full(3));
        double h = 2.0 / steps;
        double[] y = Swing.exact(0);
        double[] inside = new double[3];
        double atEnds = 0;
        double between = 0;
        for (int k = 0; k < steps; k++) {
            assertTrue(method.begin(k * h, y));
            assertTrue(method.attempt(h));
            for (double s : new double[] {0.25, 0.5, 0.8}) {
                method.at(s, inside);
                between = Math.max(between, distance(inside, Swing.exact((k + s) * h)));
            }
            y = method.next().clone();
            atEnds = Math.max(atEnds, distance(y, Swing.exact((k + 1) * h)));
        }
        return new double[] {atEnds, between};
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    @Test
    void attempt_halvedStep_errorFallsByOrderFive() {
        for (int steps : new int[] {10, 20, 40}) {
            double order = Math.log(swingErrors(steps)[0] / swingErrors(2 * steps)[0]) / Math.log(2);
            assertTrue(order > 4.6 && order < 6, "order " + order + " from " + steps + " steps");
        }
    }

    @Test
    void at_halvedStep_errorFallsByOrderFourAtLeast() {
        for (int steps : new int[] {10, 20, 40}) {
            double order = Math.log(swingErrors(steps)[1] / swingErrors(2 * steps)[1]) / Math.log(2);
            assertTrue(order > 3.7 && order < 6, "order " + order + " from " + steps + " steps");
        }
    }

    /// A method of the wrong order must not pass as one of order 5: the embedded error has order 5 in one step, where
    /// the method itself has 6.
    @Test
    void error_halvedStep_fallsByOrderOfTheEmbeddedMethod() {
        double[] sizes = new double[2];
        for (int i = 0; i < 2; i++) {
            Rosenbrock method = new Rosenbrock(new Swing(), full(3));
            method.begin(0.3, Swing.exact(0.3));
            method.attempt(0.1 / (1 + i));
            sizes[i] = distance(method.error(), new double[3]);
        }
        double order = Math.log(sizes[0] / sizes[1]) / Math.log(2);
        assertEquals(5, order, 0.4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e6, 1e9})
    void attempt_stiffPull_staysOnTheSolution(double stiffness) {
        Rosenbrock method = new Rosenbrock(new Pull(stiffness), full(1));
        double[] y = {1};
        for (int k = 0; k < 20; k++) {
            method.begin(k * 0.1, y);
            assertTrue(method.attempt(0.1));
            y = method.next().clone();
        }
        assertEquals(Math.cos(2), y[0], 1e-6);
    }
}
