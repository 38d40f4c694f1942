package crosstalk.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    /// The factors are exact in decimal, or quotients `a/b` of whole numbers; the dimension is in canonical units.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m             | 1000      | mm
            cm            | 10        | mm
            mm            | 1         | mm
            um            | 0.001     | mm
            \u00b5m       | 0.001     | mm
            \u03bcm       | 0.001     | mm
            nm            | 1e-6      | mm
            L             | 1e6       | mm^3
            mL            | 1000      | mm^3
            uL            | 1         | mm^3
            pL            | 1e-6      | mm^3
            s             | 1/86400   | day
            min           | 1/1440    | day
            h             | 1/24      | day
            hours         | 1/24      | day
            d             | 1         | day
            days          | 1         | day
            weeks         | 7         | day
            month         | 487/16    | day
            year          | 365.25    | day
            cell          | 1         | cell
            cells         | 1         | cell
            mol           | 1e15      | fmol
            nmol          | 1e6       | fmol
            fmol          | 1         | fmol
            M             | 1e9       | fmol/mm^3
            uM            | 1000      | fmol/mm^3
            nM            | 1         | fmol/mm^3
            pM            | 0.001     | fmol/mm^3
            kg            | 1         | kg
            g             | 1e9       | ng
            mg            | 1e6       | ng
            pg            | 0.001     | ng
            Da            | 1e-6      | ng/fmol
            kDa           | 0.001     | ng/fmol
            g/mol         | 1e-6      | ng/fmol
            %             | 0.01      | 1
            1             | 1         | 1
            ug/mL         | 1         | ng/mm^3
            mg/L          | 1         | ng/mm^3
            nmol/L        | 1         | fmol/mm^3
            mg/kg         | 1e6       | ng/kg
            mL/kg         | 1000      | mm^3/kg
            mL/day/kg     | 1000      | mm^3/(kg*day)
            mL/(day*kg)   | 1000      | mm^3/(kg*day)
            mg/m2         | 1         | ng/mm^2
            mg/m^2        | 1         | ng/mm^2
            1/hour        | 24        | 1/day
            1/s           | 86400     | 1/day
            day^-1        | 1         | 1/day
            1/nM/day      | 1         | mm^3/(fmol*day)
            1/(nM*day)    | 1         | mm^3/(fmol*day)
            1/(cell*day)  | 1         | 1/(cell*day)
            cells/mm3     | 1         | cell/mm^3
            cells / mm^3  | 1         | cell/mm^3
            cell mm^-3    | 1         | cell/mm^3
            cell.mm^-3    | 1         | cell/mm^3
            cell\u00b7mm^-3 | 1       | cell/mm^3
            um2/min       | 0.00144   | mm^2/day
            cm^2/s        | 8640000   | mm^2/day
            um^3          | 1e-9      | mm^3
            um\u00b3      | 1e-9      | mm^3
            mm3/cell      | 1         | mm^3/cell
            fmol/cell/day | 1         | fmol/(cell*day)
            1/(mm3*day)   | 1         | 1/(mm^3*day)
            %/day         | 0.01      | 1/day
            ((mm))^2      | 1         | mm^2
            """)
    void parse_legalText_givesFactorAndDimension(String text, String factor, String dimension) {
        Unit unit = Unit.parse(text);
        String[] parts = factor.split("/", 2);
        BigDecimal expected = new BigDecimal(parts[0])
                .divide(parts.length == 1 ? BigDecimal.ONE : new BigDecimal(parts[1]), MathContext.DECIMAL128);
        assertEquals(expected.doubleValue(), unit.factor(), text);
        assertEquals(dimension, unit.dimension().toString(), text);
        assertEquals(text, unit.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1/dya        | unit "1/dya": unknown unit "dya"; did you mean "day"?
            ML           | unit "ML": unknown unit "ML"; did you mean "mL"?
            nMol         | unit "nMol": unknown unit "nMol"; did you mean "nmol"?
            houres       | unit "houres": unknown unit "houres"; did you mean "hours"?
            seconds      | unit "seconds": unknown unit "seconds"; did you mean "s"?
            furlong      | unit "furlong": unknown unit "furlong"
            /day         | unit "/day": starts with "/"; did you mean "1/day"?
            mg/          | unit "mg/": ends too early, expected a unit
            mg//kg       | unit "mg//kg": found "/", expected a unit
            mg/kg day    | unit "mg/kg day": is ambiguous after "/"; write the product with "*", or in parentheses
            1/(cell*day  | unit "1/(cell*day": lacks a ")"
            mg)          | unit "mg)": found ")", expected "*", "/", "^" or the end
            day-1        | unit "day-1": found "-"; a negative power is written "day^-1"
            mm^          | unit "mm^": lacks a whole number after "^"
            mm^0.5       | unit "mm^0.5": found "5", expected a unit
            mm^99        | unit "mm^99": has a power beyond 24
            10 mm        | unit "10 mm": holds a number; the only number in a unit is 1, and a power is written "mm^3"
            """)
    void parse_illegalText_saysWhatWasFound(String text, String message) {
        UnitException refusal = assertThrows(UnitException.class, () -> Unit.parse(text));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void parse_emptyText_isRefused() {
        assertThrows(UnitException.class, () -> Unit.parse(" "));
        assertThrows(UnitException.class, () -> Unit.parse("(".repeat(100_000)));
    }

    @Test
    void parse_powerOfPower_beyondLimit_isRefused() {
        assertThrows(UnitException.class, () -> Unit.parse("((mm^24)^24)^24"));
    }

    @Test
    void parse_everyNameOfTheTable_roundTripsThroughItsCanonicalUnit() {
        for (Unit unit : LegalUnits.BY_NAME.values()) {
            Unit canonical = Unit.parse(unit.dimension().toString());
            assertEquals(unit.dimension(), canonical.dimension());
            assertEquals(1.0, canonical.factor());
            assertEquals(7.0, unit.fromCanonical(unit.toCanonical(7.0)), Math.ulp(7.0), unit.text());
        }
    }

    @Test
    void fromCanonical_hoursOfDays_isExact() {
        assertEquals(1.0, Unit.parse("1/hour").fromCanonical(24.0));
        assertEquals(24.0, Unit.parse("1/hour").toCanonical(1.0));
        assertEquals(86_400.0, Unit.parse("s").fromCanonical(1.0));
        assertEquals(1.0, Unit.parse("s").toCanonical(86_400.0));
    }

    @Test
    void times_and_per_textsAreReadBack() {
        Unit clearance = Unit.parse("mL").per(Unit.parse("day*kg"));
        assertEquals("mL/(day*kg)", clearance.text());
        assertEquals(clearance.dimension(), Unit.parse(clearance.text()).dimension());
        Unit product = Unit.parse("nM").times(Unit.parse("day"));
        assertEquals("nM*day", product.text());
        assertTrue(Unit.parse("nM").per(Unit.parse("fmol/uL")).dimension().isNone());
    }

    @Test
    void constructor_ratioNotInLowestTerms_isReduced() {
        Unit unit = new Unit("x", BigInteger.valueOf(10), BigInteger.valueOf(4), Dimension.NONE);
        assertEquals(BigInteger.valueOf(5), unit.numerator());
        assertEquals(BigInteger.TWO, unit.denominator());
        assertThrows(
                IllegalArgumentException.class, () -> new Unit("x", BigInteger.ZERO, BigInteger.ONE, Dimension.NONE));
    }
}
