package crosstalk.solver.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The estimate of the error, and stiff problems; the order of convergence is in [MethodOrderTest].
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

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
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
