package crosstalk.statistics;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/// Where functions are 0.
final class Roots {
    private static final double RELATIVE = 1e-13;
    private static final double ABSOLUTE = 1e-12;
    private static final int EVALUATIONS = 500;

    private Roots() {}

    /// The root of a function that increases over the real line, around 0.
    ///
    /// @throws IllegalStateException if its sign is the same at -1,000 and 1,000
    static double increasing(UnivariateFunction f) {
        double width = 1;
        while (f.value(-width) > 0 || f.value(width) < 0) {
            width *= 2;
            if (width > 2_000) {
                throw new IllegalStateException("a function that should cross 0 keeps its sign from -1000 to 1000");
            }
        }
        return between(f, -width, width);
    }

    /// The root between two places where the function's signs differ.
    static double between(UnivariateFunction f, double low, double high) {
        double atLow = f.value(low);
        double atHigh = f.value(high);
        if (atLow == 0 || atHigh == 0) {
            return atLow == 0 ? low : high;
        }
        return new BracketingNthOrderBrentSolver(RELATIVE, ABSOLUTE, 1e-15, 5).solve(EVALUATIONS, f, low, high);
    }
}
