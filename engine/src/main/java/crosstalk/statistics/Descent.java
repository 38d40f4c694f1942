package crosstalk.statistics;

import java.util.Arrays;

/// The minimum of a smooth function of a few parameters: Newton's steps, the curvature from differences of the exact gradient, damped
/// (Levenberg) where it is not positive. Hipparchus has no such search for a function with a gradient but its conjugate gradients.
final class Descent {
    private static final int STEPS = 200;
    private static final double DIFFERENCE = 1e-5;
    private static final double TOLERANCE = 1e-9;

    private Descent() {}

    /// A function with its gradient.
    interface Smooth {
        /// The height at a place.
        ///
        /// @param gradient written to
        /// @return the height, infinite where it can not be computed
        double at(double[] place, double[] gradient);
    }

    /// Descends from a place.
    ///
    /// @param place where it starts, and is then lowest
    /// @return the height there
    static double minimise(Smooth f, double[] place) {
        int k = place.length;
        double[] gradient = new double[k];
        double height = f.at(place, gradient);
        double damping = 0;
        for (int step = 0; step < STEPS && Double.isFinite(height); step++) {
            double[][] curvature = curvature(f, place, gradient);
            double scale = 0;
            for (int i = 0; i < k; i++) {
                scale = Math.max(scale, Math.abs(curvature[i][i]));
            }
            if (largest(gradient) <= TOLERANCE * (1 + scale)) {
                return height;
            }
            boolean moved = false;
            for (int tries = 0; tries < 60 && !moved; tries++) {
                double[] there = newton(place, gradient, curvature, damping);
                double[] slope = new double[k];
                double found = there.length == 0 ? Double.POSITIVE_INFINITY : f.at(there, slope);
                if (found <= height + 1e-13 * Math.abs(height)) {
                    boolean settled =
                            height - found < 1e-12 * (1 + Math.abs(height)) && distance(place, there) < TOLERANCE;
                    System.arraycopy(there, 0, place, 0, k);
                    gradient = slope;
                    height = found;
                    damping = damping < 1e-8 * (1 + scale) ? 0 : damping / 10;
                    moved = true;
                    if (settled) {
                        return height;
                    }
                } else {
                    damping = damping == 0 ? 1e-4 * (1 + scale) : damping * 10;
                }
            }
            if (!moved) {
                return height;
            }
        }
        return height;
    }

    private static double[][] curvature(Smooth f, double[] place, double[] gradient) {
        int k = place.length;
        double[][] curvature = new double[k][k];
        double[] there = new double[k];
        for (int i = 0; i < k; i++) {
            double[] beside = place.clone();
            double by = DIFFERENCE * Math.max(0.1, Math.abs(place[i]));
            beside[i] += by;
            f.at(beside, there);
            for (int j = 0; j < k; j++) {
                curvature[j][i] = (there[j] - gradient[j]) / by;
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (curvature[i][j] + curvature[j][i]) / 2;
                curvature[i][j] = mean;
                curvature[j][i] = mean;
            }
        }
        return curvature;
    }

    /// @return empty if the damped curvature is not positive definite
    private static double[] newton(double[] place, double[] gradient, double[][] curvature, double damping) {
        int k = place.length;
        double[][] damped = new double[k][];
        for (int i = 0; i < k; i++) {
            damped[i] = curvature[i].clone();
            damped[i][i] += damping;
            if (!(damped[i][i] > 0)) {
                return new double[0];
            }
        }
        Cholesky root = Cholesky.of(damped);
        if (!root.exists()) {
            return new double[0];
        }
        double[] step = root.solve(gradient);
        double[] there = new double[k];
        Arrays.setAll(there, i -> place[i] - step[i]);
        return there;
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
