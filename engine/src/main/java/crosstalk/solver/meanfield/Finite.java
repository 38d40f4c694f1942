package crosstalk.solver.meanfield;

/// Whether numbers are numbers.
final class Finite {

    private Finite() {}

    /// Whether all are finite.
    static boolean all(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += 0 * value;
        }
        return sum == 0;
    }
}
