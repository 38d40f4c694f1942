package crosstalk.solver.stochastic;

/// Probabilities of leaving within a step, from z = hazard times length.
///
/// Written with the exponential where it loses no more than three digits and as a series below, since the library's `expm1`
/// costs several times as much and stands in the innermost loop.
final class Chance {

    private static final double SERIES_BELOW = 1e-2;

    private Chance() {}

    /// `1 - exp(-z)` for z >= 0: one who is there at the start leaves before the end. Error: 1e-13 relative.
    static double ofLeaving(double z) {
        return z < SERIES_BELOW
                ? z * (1 - z / 2 * (1 - z / 3 * (1 - z / 4 * (1 - z / 5 * (1 - z / 6)))))
                : 1 - Math.exp(-z);
    }

    /// `1 - (1 - exp(-z))/z` for z >= 0: one who arrives at a uniform moment leaves before the end. Error: 1e-11 relative.
    static double ofLeavingLate(double z) {
        return z < SERIES_BELOW
                ? z / 2 * (1 - z / 3 * (1 - z / 4 * (1 - z / 5 * (1 - z / 6))))
                : 1 - (1 - Math.exp(-z)) / z;
    }
}
