package crosstalk.solver.meanfield;

/// Whether numbers are numbers.
final class Finite {

    private Finite() {}

    /// Whether all are finite.
    static boolean all(double[] values) {
        // Four sums, since each addition waits for the one before.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += 0 * values[i];
            b += 0 * values[i + 1];
            c += 0 * values[i + 2];
            d += 0 * values[i + 3];
        }
        for (; i < values.length; i++) {
            a += 0 * values[i];
        }
        return a + b + (c + d) == 0;
    }
}
