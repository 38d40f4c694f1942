package crosstalk.quantity;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number with its unit, as written and as computed with.
///
/// @param value in the canonical unit of the dimension; finite
/// @param dimension what it measures
/// @param text as written, for messages and reports
public record Quantity(double value, Dimension dimension, String text) {
    private static final Pattern SHAPE =
            Pattern.compile("(?<number>[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?)(?<unit>(?![\\d.,_]).*)");

    private static final int LONGEST = 200;

    /// @throws UnitException if the value is not finite
    public Quantity {
        if (!Double.isFinite(value)) {
            throw new UnitException("\"" + text + "\" is not a finite number");
        }
    }

    /// A value in canonical units, its text made from both.
    public static Quantity of(double value, Dimension dimension) {
        return new Quantity(value, dimension, dimension.isNone() ? String.valueOf(value) : value + " " + dimension);
    }

    /// Reads a number and its unit: `6 1/day`, `1.7 mL`, `12 %`, `1e6 cells`, `0.5`. The decimal number is converted exactly and
    /// rounded once, so that `0.1 ug` is 100 ng.
    ///
    /// @throws UnitException if the text is not a finite number followed by a legal unit
    public static Quantity parse(String text) {
        String stripped = text.strip();
        Matcher matcher = SHAPE.matcher(stripped);
        if (stripped.length() > LONGEST || !matcher.matches()) {
            throw new UnitException("\"" + text + "\" is not a quantity, expected a number and a unit such as "
                    + "\"6 1/day\" or \"1e6 cells\", without thousands separators");
        }
        String rest = matcher.group("unit").strip();
        BigDecimal number = new BigDecimal(matcher.group("number"));
        Unit unit = rest.isEmpty() ? Unit.canonical(Dimension.NONE) : unitOf(text, rest);
        double value = unit.toCanonical(number).doubleValue();
        if (Double.isInfinite(value) || (value == 0 && number.signum() != 0)) {
            throw new UnitException("\"" + text + "\" is beyond the range of a double");
        }
        return new Quantity(value, unit.dimension(), stripped);
    }

    /// Reads a quantity of a given dimension.
    ///
    /// @throws UnitException if the text is not a quantity, or is one of another dimension
    public static Quantity parse(String text, Dimension expected) {
        return parse(text).require(expected);
    }

    /// This, if it has the dimension.
    ///
    /// @throws UnitException that names both dimensions otherwise
    public Quantity require(Dimension expected) {
        if (!dimension.equals(expected)) {
            throw UnitException.mismatch(text, dimension, expected);
        }
        return this;
    }

    /// The value in another unit of the same dimension, rounded once.
    ///
    /// @throws UnitException if the unit has another dimension
    public double in(Unit unit) {
        require(unit.dimension());
        return unit.fromCanonical(value);
    }

    /// [#in(Unit)] of a unit given as text.
    public double in(String unit) {
        return in(Unit.parse(unit));
    }

    /// The amount of substance in a mass, for instance fmol of an antibody in ng. It holds as well for a mass per something: a
    /// mass concentration gives a molar one.
    ///
    /// @param mass a mass, or a mass per something
    /// @param molarMass mass per amount, such as `150 kDa`; positive
    /// @throws UnitException if either has another dimension, or the molar mass is not positive
    public static Quantity massToAmount(Quantity mass, Quantity molarMass) {
        molarMass.require(Dimension.MASS.per(Dimension.AMOUNT));
        if (mass.dimension().mass() != 1) {
            throw UnitException.mismatch(mass.text(), mass.dimension(), Dimension.MASS);
        }
        if (molarMass.value() <= 0) {
            throw new UnitException("\"" + molarMass.text() + "\" is not a molar mass, expected more than 0");
        }
        Dimension amount = mass.dimension().per(Dimension.MASS).times(Dimension.AMOUNT);
        return of(mass.value() / molarMass.value(), amount);
    }

    private static Unit unitOf(String text, String rest) {
        try {
            return Unit.parse(rest);
        } catch (UnitException e) {
            throw new UnitException("\"" + text + "\": " + e.getMessage(), e);
        }
    }
}
