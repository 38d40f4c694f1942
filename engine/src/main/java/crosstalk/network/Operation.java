package crosstalk.network;

/// What a [Expression.Call] does to its arguments.
///
/// `LOG` is natural. `HILL(x, half, power)` is x^power / (x^power + half^power) for x, half > 0 and 0 for x <= 0.
/// `IF(condition, then, otherwise)` evaluates to one of the two. Comparisons give 1 or 0.
public enum Operation {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    POWER(2),
    NEGATE(1),
    EXP(1),
    LOG(1),
    SQRT(1),
    ABS(1),
    FLOOR(1),
    CEIL(1),
    MIN(2),
    MAX(2),
    HILL(3),
    IF(3),
    LESS(2),
    AT_MOST(2),
    EQUAL(2),
    AND(2),
    OR(2),
    NOT(1);

    /// Whole exponents up to this, and their negatives, are multiplied out.
    private static final int LARGEST_WHOLE_POWER = 16;

    /// Below this, a sum of powers may have lost digits to underflow.
    private static final double SMALLEST_HILL_SUM = 1e-290;

    private final int arity;

    Operation(int arity) {
        this.arity = arity;
    }

    /// Number of arguments.
    public int arity() {
        return arity;
    }

    /// Whether the value is always 0 or 1.
    boolean isLogical() {
        return switch (this) {
            case LESS, AT_MOST, EQUAL, AND, OR, NOT -> true;
            default -> false;
        };
    }

    void requireArity(int found) {
        if (found != arity) {
            throw new IllegalArgumentException(this + " takes " + arity + " arguments, found " + found);
        }
    }

    /// The value for arguments `a`, `b`, `c`; those beyond the arity are ignored.
    public double apply(double a, double b, double c) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> power(a, b);
            case NEGATE -> -a;
            case EXP -> Math.exp(a);
            case LOG -> Math.log(a);
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case HILL -> hill(a, b, c);
            case IF -> a != 0 ? b : c;
            case LESS -> truth(a < b);
            case AT_MOST -> truth(a <= b);
            case EQUAL -> truth(a == b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            case NOT -> truth(a == 0);
        };
    }

    /// The Hill function; called by compiled kernels too.
    ///
    /// @param x argument; 0 or less gives 0
    /// @param half argument at half effect, above 0
    /// @param power steepness, above 0
    public static double hill(double x, double half, double power) {
        if (x <= 0) {
            return 0;
        }
        if (power == 1) {
            return x / (x + half);
        }
        if (power == 2 || power == 3 || power == 4) {
            // One division, the dearest step, instead of two; out of its range powers overflow or vanish.
            double raised = power(x, power);
            double sum = raised + power(half, power);
            if (sum > SMALLEST_HILL_SUM && sum <= Double.MAX_VALUE) {
                return raised / sum;
            }
        }
        return 1 / (1 + power(half / x, power));
    }

    /// `base` to the power of `exponent`; called by compiled kernels too.
    ///
    /// Whole exponents from -16 to 16 are multiplied out and 0.5 is a square root, which is several times faster
    /// than `Math.pow` and within a few units in the last place of it. Every kernel goes by this one rule, so
    /// that all agree to the bit.
    public static double power(double base, double exponent) {
        // What the loop in raise would do, without the loop, which the JVM does not unroll.
        if (exponent == 2) {
            return base * base;
        }
        if (exponent == 3) {
            return base * (base * base);
        }
        if (exponent == 4) {
            return base * base * (base * base);
        }
        if (isWholePower(exponent)) {
            int whole = (int) exponent;
            return whole >= 0 ? raise(base, whole) : 1 / raise(base, -whole);
        }
        return exponent == 0.5 ? Math.sqrt(base) : Math.pow(base, exponent);
    }

    /// Whether an exponent is one that [#power] multiplies out.
    static boolean isWholePower(double exponent) {
        return (int) exponent == exponent && Math.abs(exponent) <= LARGEST_WHOLE_POWER;
    }

    private static double raise(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int bits = exponent; bits != 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
