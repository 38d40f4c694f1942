package crosstalk.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6 1/day       | 6       | 1/day
            1.7 mL        | 1700    | mm^3
            12 %          | 0.12    | 1
            12%           | 0.12    | 1
            1e6 cells     | 1e6     | cell
            0.5           | 0.5     | 1
            -3            | -3      | 1
            .5 nM         | 0.5     | fmol/mm^3
            2. day        | 2       | day
            14 day        | 14      | day
            0.1 ug        | 100     | ng
            1.3e-7 cm^2/s | 1.1232  | mm^2/day
            6.5e-5 1/s    | 5.616   | 1/day
            2000 um^3     | 2e-6    | mm^3
            150 kDa       | 0.15    | ng/fmol
            10 mg/kg      | 1e7     | ng/kg
            50 um2/min    | 0.072   | mm^2/day
            0 mg          | 0       | ng
            """)
    void parse_legalText_givesCanonicalValue(String text, double value, String dimension) {
        Quantity quantity = Quantity.parse(text);
        assertEquals(value, quantity.value()); // the nearest double: converted exactly, rounded once
        assertEquals(dimension, quantity.dimension().toString());
        assertEquals(text, quantity.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mg",
                "NaN",
                "Infinity",
                "-Infinity mg",
                "1,000 mg",
                "12,5",
                "1_000",
                "1 000 mg",
                "5 mg 3",
                "0x10",
                "1e400 mg",
                "1e-400",
                "1e99999",
                "--1",
                "1 \n mg",
                "1e"
            })
    void parse_illegalText_isRefused(String text) {
        assertThrows(UnitException.class, () -> Quantity.parse(text));
    }

    @Test
    void parse_unknownUnit_namesTheNearest() {
        UnitException refusal = assertThrows(UnitException.class, () -> Quantity.parse("3 mgg"));
        assertEquals("\"3 mgg\": unit \"mgg\": unknown unit \"mgg\"; did you mean \"mg\"?", refusal.getMessage());
    }

    @Test
    void parse_wrongDimension_namesBoth() {
        UnitException refusal =
                assertThrows(UnitException.class, () -> Quantity.parse("3 mg", Dimension.TIME.power(-1)));
        assertEquals("\"3 mg\" is in ng, expected 1/day", refusal.getMessage());
    }

    @Test
    void parse_dosePerBodyMass_isNoPureNumber() {
        UnitException refusal = assertThrows(UnitException.class, () -> Quantity.parse("10 mg/kg", Dimension.NONE));
        assertEquals(
                "\"10 mg/kg\" is in ng/kg, expected 1; \"kg\" is body mass, \"g\" to \"fg\" are mass of substance",
                refusal.getMessage());
        assertThrows(UnitException.class, () -> Quantity.parse("20 g", Dimension.BODY_MASS));
    }

    @Test
    void in_otherUnitOfSameDimension_convertsOnce() {
        assertEquals(1.0, Quantity.parse("24 1/day").in("1/hour"));
        assertEquals(1.7, Quantity.parse("1.7 mL").in("mL"));
        assertEquals(12.0, Quantity.parse("12 %").in("%"));
        assertEquals(50.0, Quantity.parse("50 um2/min").in("um^2/min"), Math.ulp(50.0));
        assertThrows(UnitException.class, () -> Quantity.parse("1 day").in("mm"));
    }

    @Test
    void massToAmount_antibody_dividesByItsMolarMass() {
        Quantity antibody = Quantity.parse("150 kDa");
        // 200 ug / (150,000 g/mol) = 4/3 nmol
        Quantity amount = Quantity.massToAmount(Quantity.parse("200 ug"), antibody);
        assertEquals(4.0 / 3.0, amount.in("nmol"), 4 * Math.ulp(4.0 / 3.0));
        // 15 ug/mL of it is 100 nM
        assertEquals(
                100.0,
                Quantity.massToAmount(Quantity.parse("15 ug/mL"), antibody).in("nM"),
                1e-13);
    }

    @Test
    void massToAmount_wrongDimension_isRefused() {
        Quantity mass = Quantity.parse("200 ug");
        assertThrows(UnitException.class, () -> Quantity.massToAmount(mass, Quantity.parse("150 mg")));
        assertThrows(UnitException.class, () -> Quantity.massToAmount(mass, Quantity.parse("0 kDa")));
        assertThrows(
                UnitException.class, () -> Quantity.massToAmount(Quantity.parse("1 kg"), Quantity.parse("150 kDa")));
    }

    @Test
    void of_nan_isRefused() {
        assertThrows(UnitException.class, () -> Quantity.of(Double.NaN, Dimension.TIME));
        assertEquals("2.5 1/day", Quantity.of(2.5, Dimension.TIME.power(-1)).text());
        assertEquals("2.5", Quantity.of(2.5, Dimension.NONE).text());
    }
}
