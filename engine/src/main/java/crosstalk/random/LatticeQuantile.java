package crosstalk.random;

/// The quantile of a whole-number law near the normal one, by its third and fourth cumulant (Cornish and Fisher's
/// expansion with the correction for whole numbers), and how far that may be off.
///
/// Shape: the law has mean `whole + fraction`, deviation `spread`, third cumulant `skew * spread^2`, fourth `tails * spread^2`.
/// Error: at most [#doubt], found by comparison with exact quantiles; where a whole number is as near, the caller must ask
/// the law itself. Source: cornish1938; giles2016 for the way of making it exact.
final class LatticeQuantile {
    /// The variance from which the expansion is worth it.
    static final double VARIANCE_FROM = 10;

    private LatticeQuantile() {}

    /// The quantile at the normal score `z`, less the whole part of the mean: the count is its floor unless in doubt.
    static double shift(double z, double fraction, double spread, double skew, double tails) {
        double square = z * z;
        double third = skew * (square - 1) / 6;
        double fourth = z * (tails * (square - 3) / 24 - skew * skew * (2 * square - 5) / 36 - 1.0 / 24);
        return fraction + 0.5 + spread * z + third + fourth / spread;
    }

    /// How far [#shift] may be off.
    static double doubt(double z, double variance) {
        double square = z * z;
        return (0.03 + square * (0.02 + square * (0.008 + square * 0.0005))) / variance;
    }
}
