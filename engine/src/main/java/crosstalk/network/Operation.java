package crosstalk.network;

/// What a [Expression.Call] does to its arguments.
///
/// `LOG` is natural. `HILL(x, half, power)` is x^power / (x^power + half^power) for x, half > 0 and 0 for x <= 0.
/// `IF(condition, then, otherwise)` evaluates to one of the two. Comparisons give 1 or 0. Angles are in radians.
/// `REMAINDER(a, b)` is a less b times the whole part of a/b, with the sign of a. `FACTORIAL(x)` is the product of the
/// whole numbers up to x for whole x from 0, infinite above 170, and not a number elsewhere.
public enum Operation {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    POWER(2),
    NEGATE(1),
    EXP(1),
    LOG(1),
    LOG10(1),
    SQRT(1),
    SIN(1),
    COS(1),
    TAN(1),
    ARCSIN(1),
    ARCCOS(1),
    ARCTAN(1),
    SINH(1),
    COSH(1),
    TANH(1),
    ARSINH(1),
    ARCOSH(1),
    ARTANH(1),
    FACTORIAL(1),
    ABS(1),
    FLOOR(1),
    CEIL(1),
    REMAINDER(2),
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

    /// From here on 1 is lost beside the square of a number.
    private static final double LARGE_ROOT = 1e9;

    /// The factorial of the next whole number is above the largest double.
    private static final int LARGEST_FACTORIAL = 170;

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
            case LOG10 -> Math.log10(a);
            case SQRT -> Math.sqrt(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TAN -> Math.tan(a);
            case ARCSIN -> Math.asin(a);
            case ARCCOS -> Math.acos(a);
            case ARCTAN -> Math.atan(a);
            case SINH -> Math.sinh(a);
            case COSH -> Math.cosh(a);
            case TANH -> Math.tanh(a);
            case ARSINH -> arsinh(a);
            case ARCOSH -> arcosh(a);
            case ARTANH -> artanh(a);
            case FACTORIAL -> factorial(a);
            case ABS -> Math.abs(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case REMAINDER -> a % b;
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

    /// The inverse of the hyperbolic sine; called by compiled kernels too.
    public static double arsinh(double x) {
        double size = Math.abs(x);
        if (size > LARGE_ROOT) {
            return Math.copySign(Math.log(size) + Math.log(2), x);
        }
        // ln(x + sqrt(x^2 + 1)) with the 1 taken out, which keeps the digits of a small x.
        return Math.copySign(Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1))), x);
    }

    /// The inverse of the hyperbolic cosine, at least 0; not a number below 1; called by compiled kernels too.
    public static double arcosh(double x) {
        if (x > LARGE_ROOT) {
            return Math.log(x) + Math.log(2);
        }
        double above = x - 1;
        return Math.log1p(above + Math.sqrt(above * (x + 1)));
    }

    /// The inverse of the hyperbolic tangent; not a number beyond -1 and 1; called by compiled kernels too.
    public static double artanh(double x) {
        return 0.5 * Math.log1p(2 * x / (1 - x));
    }

    /// The factorial; called by compiled kernels too.
    public static double factorial(double x) {
        if (!(x >= 0) || x != Math.rint(x)) {
            return Double.NaN;
        }
        double product = 1;
        for (int factor = 2; factor <= Math.min(x, LARGEST_FACTORIAL + 1); factor++) {
            product *= factor;
        }
        return product;
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
