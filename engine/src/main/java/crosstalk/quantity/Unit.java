package crosstalk.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// A unit of measurement: its text, its exact ratio to the canonical unit, and its dimension.
///
/// The ratio is a fraction in lowest terms, because 1/24 day is no `double`; each conversion rounds once, at its end.
///
/// @param text as written
/// @param numerator of the canonical units in one of this, positive
/// @param denominator of the canonical units in one of this, positive
/// @param dimension what it measures
public record Unit(String text, BigInteger numerator, BigInteger denominator, Dimension dimension) {
    private static final MathContext DIGITS = new MathContext(60);

    /// @throws IllegalArgumentException if the ratio is not positive
    public Unit {
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("the ratio of unit \"" + text + "\" must be positive");
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /// Reads a unit.
    ///
    /// Products are written with `*`, `.` or a space; quotients with `/`, from left to right, so that `1/nM/day` is
    /// `1/(nM*day)`; powers as `mm^3`, `mm3`, `day^-1`; groups in parentheses; `1` where nothing stands above the line. The micro
    /// sign may stand for `u`. A space after a `/`, as in `mg/kg day`, is refused as ambiguous.
    ///
    /// @throws UnitException if the text is not a unit; the message names the nearest legal one
    public static Unit parse(String text) {
        return new UnitReader(text).read();
    }

    /// The canonical unit of a dimension.
    public static Unit canonical(Dimension dimension) {
        return new Unit(dimension.toString(), BigInteger.ONE, BigInteger.ONE, dimension);
    }

    /// How many canonical units one of this is, rounded to the nearest `double`.
    public double factor() {
        return toCanonical(BigDecimal.ONE).doubleValue();
    }

    /// A number of these units as a number of canonical units, rounded once.
    public double toCanonical(double value) {
        return value == 0 ? value : toCanonical(new BigDecimal(value)).doubleValue();
    }

    /// A number of canonical units as a number of these, rounded once.
    public double fromCanonical(double value) {
        return value == 0
                ? value
                : new BigDecimal(value)
                        .multiply(new BigDecimal(denominator))
                        .divide(new BigDecimal(numerator), DIGITS)
                        .doubleValue();
    }

    /// The product of two units; its text is one that [#parse] reads.
    public Unit times(Unit other) {
        return new Unit(
                text + "*" + grouped(other.text),
                numerator.multiply(other.numerator),
                denominator.multiply(other.denominator),
                dimension.times(other.dimension));
    }

    /// The quotient of two units; its text is one that [#parse] reads.
    public Unit per(Unit other) {
        return new Unit(
                text + "/" + grouped(other.text),
                numerator.multiply(other.denominator),
                denominator.multiply(other.numerator),
                dimension.per(other.dimension));
    }

    @Override
    public String toString() {
        return text;
    }

    BigDecimal toCanonical(BigDecimal value) {
        return value.multiply(new BigDecimal(numerator)).divide(new BigDecimal(denominator), DIGITS);
    }

    Unit named(String name) {
        return new Unit(name, numerator, denominator, dimension);
    }

    /// This unit to a power within the limit of [Dimension], negative ones included.
    Unit power(int exponent) {
        Dimension raised = dimension.power(exponent);
        int size = Math.abs(exponent);
        BigInteger above = (exponent < 0 ? denominator : numerator).pow(size);
        BigInteger below = (exponent < 0 ? numerator : denominator).pow(size);
        return new Unit(text + "^" + exponent, above, below, raised);
    }

    private static String grouped(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '^' || c == '%')
                ? text
                : "(" + text + ")";
    }
}
