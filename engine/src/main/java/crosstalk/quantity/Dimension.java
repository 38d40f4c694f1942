package crosstalk.quantity;

import java.util.ArrayList;
import java.util.List;

/// What a quantity measures: the integer exponents of the six base dimensions. A count of cells is a dimension of its own, so that
/// a number per cell and a pure number can not be confused; body mass is kept apart from the mass of a substance.
///
/// @param length exponent of length, canonical unit mm
/// @param time exponent of time, canonical unit day
/// @param cell exponent of a count of cells, canonical unit cell
/// @param amount exponent of amount of substance, canonical unit fmol
/// @param mass exponent of mass of substance, canonical unit ng
/// @param bodyMass exponent of body mass, canonical unit kg
public record Dimension(int length, int time, int cell, int amount, int mass, int bodyMass) {
    /// A pure number.
    public static final Dimension NONE = new Dimension(0, 0, 0, 0, 0, 0);

    public static final Dimension LENGTH = new Dimension(1, 0, 0, 0, 0, 0);
    public static final Dimension TIME = new Dimension(0, 1, 0, 0, 0, 0);
    public static final Dimension CELL = new Dimension(0, 0, 1, 0, 0, 0);
    public static final Dimension AMOUNT = new Dimension(0, 0, 0, 1, 0, 0);
    public static final Dimension MASS = new Dimension(0, 0, 0, 0, 1, 0);
    public static final Dimension BODY_MASS = new Dimension(0, 0, 0, 0, 0, 1);

    /// Length cubed, canonical unit mm^3.
    public static final Dimension VOLUME = LENGTH.power(3);

    /// The largest exponent, up or down, that a legal unit may have.
    static final int LARGEST = 24;

    /// @throws UnitException if an exponent is beyond 24 either way, which no unit of this science is
    public Dimension {
        for (int exponent : new int[] {length, time, cell, amount, mass, bodyMass}) {
            if (Math.abs((long) exponent) > LARGEST) {
                throw new UnitException("a unit to the power " + exponent + ", expected at most " + LARGEST);
            }
        }
    }

    /// The dimension of a product.
    public Dimension times(Dimension other) {
        return new Dimension(
                length + other.length,
                time + other.time,
                cell + other.cell,
                amount + other.amount,
                mass + other.mass,
                bodyMass + other.bodyMass);
    }

    /// The dimension of a quotient.
    public Dimension per(Dimension other) {
        return times(other.power(-1));
    }

    /// The dimension of an integer power, negative ones included.
    public Dimension power(int exponent) {
        return new Dimension(
                scaled(length, exponent),
                scaled(time, exponent),
                scaled(cell, exponent),
                scaled(amount, exponent),
                scaled(mass, exponent),
                scaled(bodyMass, exponent));
    }

    /// The dimension of a root, such as 2 for the square root.
    ///
    /// @throws UnitException if an exponent is not divisible by `degree`: the square root of a volume has no unit here
    public Dimension root(int degree) {
        if (degree < 1) {
            throw new IllegalArgumentException("a root of degree " + degree + ", expected at least 1");
        }
        for (int exponent : new int[] {length, time, cell, amount, mass, bodyMass}) {
            if (exponent % degree != 0) {
                throw new UnitException("%s has no root of degree %d with whole exponents".formatted(this, degree));
            }
        }
        return new Dimension(
                length / degree, time / degree, cell / degree, amount / degree, mass / degree, bodyMass / degree);
    }

    /// Whether this is a pure number.
    public boolean isNone() {
        return equals(NONE);
    }

    /// The canonical unit, as [Unit#parse] reads it: `1/day`, `cell/mm^3`, `1/(cell*day)`, and `1` for a pure number.
    @Override
    public String toString() {
        String[] names = {"ng", "fmol", "cell", "mm", "kg", "day"};
        int[] exponents = {mass, amount, cell, length, bodyMass, time};
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            int size = Math.abs(exponents[i]);
            if (size != 0) {
                (exponents[i] > 0 ? above : below).add(size == 1 ? names[i] : names[i] + "^" + size);
            }
        }
        String numerator = above.isEmpty() ? "1" : String.join("*", above);
        return switch (below.size()) {
            case 0 -> numerator;
            case 1 -> numerator + "/" + below.getFirst();
            default -> numerator + "/(" + String.join("*", below) + ")";
        };
    }

    private static int scaled(int exponent, int by) {
        long product = (long) exponent * by;
        return Math.clamp(product, -1_000_000, 1_000_000); // beyond the limit either way: the constructor refuses it
    }
}
