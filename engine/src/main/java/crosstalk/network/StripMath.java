package crosstalk.network;

/// The operations that branch, for the code that [StripWriter] writes: the same values as [Operation#apply] to the bit.
final class StripMath {

    private StripMath() {}

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
