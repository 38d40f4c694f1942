package crosstalk.statistics;

/// A proportion with Wilson's score interval, without continuity correction. Source: wilson1927.
///
/// @param count of those that had the outcome
/// @param n of all
/// @param interval of the proportion, 0 to 1
public record Wilson(int count, int n, Interval interval) {
    /// A proportion with its 95 % interval.
    public static Wilson of(int count, int n) {
        return of(count, n, Level.USUAL.probability());
    }

    /// A proportion with an interval of a given level.
    ///
    /// @throws IllegalArgumentException if there are none, the count is not 0 to `n`, or the level not above 0 and below 1
    public static Wilson of(int count, int n, double level) {
        if (n < 1 || count < 0 || count > n) {
            throw new IllegalArgumentException("a proportion of " + count + " of " + n);
        }
        double z = new Level(level).deviate();
        double square = z * z;
        double centre = (count + square / 2) / (n + square);
        double half = z * Math.sqrt((double) count * (n - count) / n + square / 4) / (n + square);
        double low = count == 0 ? 0 : centre - half;
        double high = count == n ? 1 : centre + half;
        return new Wilson(count, n, new Interval(low, high));
    }

    /// The observed proportion.
    public double proportion() {
        return (double) count / n;
    }
}
