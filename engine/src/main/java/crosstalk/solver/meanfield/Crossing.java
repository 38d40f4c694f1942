package crosstalk.solver.meanfield;

import java.util.function.DoubleUnaryOperator;

/// Where a function of the fraction of a step crosses zero.
///
/// False position (Illinois), with bisection whenever three trials have not halved the bracket or the far end is 0, so
/// that a jump is found as surely as a smooth crossing. Source: dahlquist2008, section 6.2.2.
final class Crossing {

    private static final int MOST_TRIALS = 200;

    private Crossing() {}

    /// The far end of a bracket of at most `width` around a crossing: a fraction at which the sign is that of the
    /// far side, or the value is 0.
    ///
    /// @param value the function; `value(near)` and `value(far)` differ in sign
    /// @param near fraction before the crossing
    /// @param far fraction at or beyond the crossing
    /// @param width largest width of the bracket, as a fraction of the step
    static double locate(DoubleUnaryOperator value, double near, double far, double width) {
        double a = near;
        double b = far;
        double atA = value.applyAsDouble(a);
        double atB = value.applyAsDouble(b);
        double halved = (b - a) / 2;
        int sinceHalved = 0;
        for (int trial = 0; trial < MOST_TRIALS && b - a > width; trial++) {
            double middle = a + (b - a) * atA / (atA - atB);
            boolean bisects = sinceHalved >= 3 || !(middle > a && middle < b);
            double m = bisects ? a + (b - a) / 2 : inward(middle, a, b, width);
            double atM = value.applyAsDouble(m);
            if (isFar(atM, atB)) {
                b = m;
                atB = atM;
                atA /= 2;
            } else {
                a = m;
                atA = atM;
                atB /= 2;
            }
            if (b - a <= halved) {
                halved = (b - a) / 2;
                sinceHalved = 0;
            } else {
                sinceHalved++;
            }
        }
        return b;
    }

    /// Keeps a trial half a width away from both ends, so that the last trial brackets instead of creeping.
    private static double inward(double middle, double a, double b, double width) {
        double margin = Math.min(width, b - a) / 2;
        return Math.max(a + margin, Math.min(b - margin, middle));
    }

    private static boolean isFar(double value, double atFar) {
        return value == 0 || Math.signum(value) == Math.signum(atFar);
    }
}
