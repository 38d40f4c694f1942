package crosstalk.solver.meanfield;

import crosstalk.network.Network;

/// Measures errors by what [Tolerance] allows: the root mean square over species of error / (absolute + relative * amount).
final class ErrorNorm {

    private static final double FIRST_FRACTION = 0.01;

    private final double relative;
    private final double[] absolute;
    private final double[] point;
    private final double[] slope;
    private int worst;

    ErrorNorm(Network network, Tolerance tolerance) {
        relative = tolerance.relative();
        absolute = network.species().stream()
                .mapToDouble(species -> species.counted() ? tolerance.counted() : tolerance.continuous())
                .toArray();
        point = new double[absolute.length];
        slope = new double[absolute.length];
    }

    /// Absolute error allowed in a species.
    double absolute(int species) {
        return absolute[species];
    }

    /// The species with the largest share in the last error measured.
    int worst() {
        return worst;
    }

    /// Size of `error` in a step between two states; 1 is the limit.
    double of(double[] error, double[] before, double[] after) {
        double sum = 0;
        double largest = -1;
        for (int i = 0; i < absolute.length; i++) {
            double amount = Math.max(Math.abs(before[i]), Math.abs(after[i]));
            double share = error[i] / (absolute[i] + relative * amount);
            double square = share * share;
            sum += square;
            if (square > largest) {
                largest = square;
                worst = i;
            }
        }
        return absolute.length == 0 ? 0 : Math.sqrt(sum / absolute.length);
    }

    /// A first length of step: one whose explicit error is about a hundredth of the allowed.
    /// Source: hairer1993, section II.4.
    double firstStep(Field field, double time, double[] state, double[] startSlope) {
        double amounts = of(state, state, state);
        double speeds = of(startSlope, state, state);
        if (speeds == 0) {
            return Double.MAX_VALUE;
        }
        double guess = amounts < 1e-5 || speeds < 1e-5 ? 1e-6 : FIRST_FRACTION * amounts / speeds;
        for (int i = 0; i < state.length; i++) {
            point[i] = state[i] + guess * startSlope[i];
        }
        field.slope(time + guess, point, slope);
        for (int i = 0; i < state.length; i++) {
            slope[i] -= startSlope[i];
        }
        double bend = of(slope, state, state) / guess;
        double steepest = Double.isNaN(bend) ? Double.POSITIVE_INFINITY : Math.max(speeds, bend);
        double refined = Math.pow(FIRST_FRACTION / steepest, 1.0 / Rodas5P.ORDER);
        return Math.max(Math.min(100 * guess, refined), Double.MIN_NORMAL);
    }
}
