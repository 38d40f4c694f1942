package crosstalk.network;

/// The operations that branch, for the code that [StripWriter] writes: the same values as [Operation#apply] to the bit.
final class StripMath {

    private static final long SIZE = Long.MAX_VALUE;

    private StripMath() {}

    /// [Operation#hill] of power 1, without a branch, which no vector could follow.
    static double hill(double x, double half) {
        double above = Math.max(x, 0.0);
        // All ones where there is something above 0 (or no number), else all zeros.
        long mask = -(Double.doubleToRawLongBits(above) & SIZE) >> (Long.SIZE - 1);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(above / (above + half)) & mask);
    }

    static double choose(double condition, double then, double otherwise) {
        return condition != 0 ? then : otherwise;
    }

    static double less(double a, double b) {
        return a < b ? 1 : 0;
    }

    static double atMost(double a, double b) {
        return a <= b ? 1 : 0;
    }

    static double equal(double a, double b) {
        return a == b ? 1 : 0;
    }

    static double and(double a, double b) {
        return a != 0 && b != 0 ? 1 : 0;
    }

    static double or(double a, double b) {
        return a != 0 || b != 0 ? 1 : 0;
    }

    static double not(double a) {
        return a == 0 ? 1 : 0;
    }
}
