package crosstalk.statistics;

/// A confidence interval, ends included.
///
/// @param low at most `high`
/// @param high in the unit of what is estimated
public record Interval(double low, double high) {
    /// @throws IllegalArgumentException if the ends are crossed, or not numbers
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /// Whether a value lies within, ends included.
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
