package crosstalk.statistics;

import java.util.function.DoubleUnaryOperator;

/// An estimate with its confidence interval.
///
/// @param value in the unit of what is estimated; infinite only for a ratio that the data do not bound (no event in one arm)
/// @param interval of the given level; an end may be infinite where the data do not bound it
/// @param level of the interval, such as 0.95
/// @param n how many animals it rests on, unless the method says otherwise
/// @param method how it was found
public record Estimate(double value, Result<Interval> interval, double level, int n, Method method) {
    /// @throws IllegalArgumentException if the value is not a number
    public Estimate {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(method.name() + " gave no number for " + n + " animals");
        }
    }

    Estimate(double value, Interval interval, Level level, int n, Method method) {
        this(value, Result.of(interval), level.probability(), n, method);
    }

    Estimate(double value, double low, double high, Level level, int n, Method method) {
        this(value, new Interval(low, high), level, n, method);
    }

    /// The estimate on another scale.
    ///
    /// @param scale increasing, such as exp for a logarithm
    public Estimate rescaled(DoubleUnaryOperator scale) {
        return new Estimate(
                scale.applyAsDouble(value),
                interval.map(i -> new Interval(scale.applyAsDouble(i.low()), scale.applyAsDouble(i.high()))),
                level,
                n,
                method);
    }

    /// Whether the interval leaves out a value, such as 0 of a difference; false if there is no interval.
    public boolean excludes(double other) {
        return interval.found().map(found -> !found.holds(other)).orElse(false);
    }
}
