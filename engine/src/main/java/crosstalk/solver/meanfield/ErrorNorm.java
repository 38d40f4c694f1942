package crosstalk.solver.meanfield;

import crosstalk.network.Network;

/// Measures errors by what [Tolerance] allows: the root mean square over species of error / allowed.
final class ErrorNorm {

    private static final double FIRST_FRACTION = 0.01;

    private final double relative;
    private final double[] absolute;
    /// By species: relative error allowed of the peak; 0 for counted species.
    private final double[] ofPeak;
    /// Allowed whatever the amount: the absolute error, and what the peak so far allows.
    private final double[] base;
    private final double[] point;
    private final double[] slope;
    private final double[] share;

    ErrorNorm(Network network, Tolerance tolerance) {
        relative = tolerance.relative();
        absolute = network.species().stream()
                .mapToDouble(species -> species.counted() ? tolerance.counted() : tolerance.continuous())
                .toArray();
        ofPeak = network.species().stream()
                .mapToDouble(species -> species.counted() ? 0 : tolerance.relative() * tolerance.ofPeak())
                .toArray();
        base = absolute.clone();
        point = new double[absolute.length];
        slope = new double[absolute.length];
        share = new double[absolute.length];
    }

    /// Absolute error allowed in a species.
    double absolute(int species) {
        return absolute[species];
    }

    /// Takes note of amounts that were reached: what they allow is allowed from now on.
    void reached(double[] state) {
        for (int i = 0; i < base.length; i++) {
            base[i] = Math.max(base[i], ofPeak[i] * Math.abs(state[i]));
        }
    }

    /// The species with the largest share in the last error measured.
    int worst() {
        int worst = 0;
        for (int i = 1; i < share.length; i++) {
            if (Math.abs(share[i]) > Math.abs(share[worst])) {
                worst = i;
            }
        }
        return worst;
    }

    /// Size of `error` in a step between two states; 1 is the limit.
    double of(double[] error, double[] before, double[] after) {
        final double[] share = this.share;
        final double[] floor = base;
        for (int i = 0; i < share.length; i++) {
            double amount = Math.max(Math.abs(before[i]), Math.abs(after[i]));
            share[i] = error[i] / Math.max(floor[i], absolute[i] + relative * amount);
        }
        double sum = 0;
        for (double each : share) {
            sum += each * each;
        }
        return absolute.length == 0 ? 0 : Math.sqrt(sum / absolute.length);
    }

    /// Distance of two vectors of states or of slopes, species weighed by what is allowed at `state`.
    double distance(double[] one, double[] other, double[] state) {
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            double share = (one[i] - other[i]) / Math.max(base[i], absolute[i] + relative * Math.abs(state[i]));
            sum += share * share;
        }
        return Math.sqrt(sum);
    }

    /// A first length of step: one whose explicit error is about a hundredth of the allowed.
    /// Source: hairer1993, section II.4.
    double firstStep(Field field, int order, double time, double[] state, double[] startSlope) {
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
        double refined = Math.pow(FIRST_FRACTION / steepest, 1.0 / order);
        return Math.max(Math.min(100 * guess, refined), 16 * Math.ulp(time));
    }
}
