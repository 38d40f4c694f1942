package crosstalk.solver.stochastic;

import crosstalk.random.Stream;

/// Rounds to a whole number by a draw, so that the expected value is kept.
final class Rounding {

    private Rounding() {}

    /// The whole number below `value`, or the one above with the probability of the fraction; no draw for a whole value.
    static double whole(double value, Stream stream) {
        double below = Math.floor(value);
        double fraction = value - below;
        return fraction > 0 && stream.nextDouble() < fraction ? below + 1 : below;
    }
}
