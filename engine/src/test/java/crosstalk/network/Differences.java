package crosstalk.network;

import java.util.function.DoubleUnaryOperator;

/// Derivatives by differences, to compare exact ones with.
final class Differences {

    private static final int LEVELS = 8;

    private Differences() {}

    /// The derivative at 0 by central differences, extrapolated to no step (Ridders' table): some ten digits of a
    /// function that is smooth within 0.05 of 0.
    static double of(DoubleUnaryOperator function) {
        double[][] table = new double[LEVELS][LEVELS];
        double best = 0;
        double smallestError = Double.MAX_VALUE;
        double step = 0.05;
        for (int i = 0; i < LEVELS; i++) {
            table[i][0] = (function.applyAsDouble(step) - function.applyAsDouble(-step)) / (2 * step);
            double factor = 4;
            for (int j = 1; j <= i; j++) {
                table[i][j] = (factor * table[i][j - 1] - table[i - 1][j - 1]) / (factor - 1);
                factor *= 4;
                double error =
                        Math.max(Math.abs(table[i][j] - table[i][j - 1]), Math.abs(table[i][j] - table[i - 1][j - 1]));
                if (error < smallestError) {
                    smallestError = error;
                    best = table[i][j];
                }
            }
            step /= 2;
        }
        return best;
    }
}
