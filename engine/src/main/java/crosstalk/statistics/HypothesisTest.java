package crosstalk.statistics;

import java.util.OptionalDouble;

/// The outcome of a significance test.
///
/// @param p the probability of data at least as far from the hypothesis, if the hypothesis holds; 0 to 1
/// @param statistic on which the test rests; empty for exact tests, which rest on the whole table
/// @param degreesOfFreedom of the statistic's distribution; empty where it has none
/// @param n how many animals it rests on, unless the method says otherwise
/// @param method how it was found
public record HypothesisTest(
        double p, OptionalDouble statistic, OptionalDouble degreesOfFreedom, int n, Method method) {
    /// Sums of many probabilities that are 1 in truth miss it by less.
    private static final double ROUNDING = 1e-12;

    /// @throws IllegalArgumentException if p is not 0 to 1
    public HypothesisTest {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(method.name() + " gave p = " + p);
        }
        p = p > 1 - ROUNDING ? 1 : p;
    }

    /// An exact test.
    HypothesisTest(double p, int n, Method method) {
        this(Math.min(1, Math.max(0, p)), OptionalDouble.empty(), OptionalDouble.empty(), n, method);
    }

    /// A test by a statistic that has a normal distribution: no degrees of freedom.
    HypothesisTest(double p, double statistic, int n, Method method) {
        this(p, OptionalDouble.of(statistic), OptionalDouble.empty(), n, method);
    }

    HypothesisTest(double p, double statistic, double degreesOfFreedom, int n, Method method) {
        this(p, OptionalDouble.of(statistic), OptionalDouble.of(degreesOfFreedom), n, method);
    }
}
