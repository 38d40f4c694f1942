package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12345.678, 12350",
        "0.000123456, 0.0001235",
        "1, 1",
        "-2.5, -2.5",
        "1e6, 1E+6",
        "3.14159e12, 3.142E+12",
        "4.56789e-9, 4.568E-9",
        "1500, 1500",
        "99999, 1E+5"
    })
    void number_fourDigits_isShort(double value, String text) {
        assertEquals(text, Json.number(value, 4).toString());
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void numberOrNull_noNumber_isNull(double value) {
        assertEquals("null", Json.numberOrNull(value).toString());
    }

    @ParameterizedTest
    @CsvSource({"'[1,null,2]', 1, NaN, 2, NaN", "'[]', NaN, NaN, NaN, NaN"})
    void series_endWithoutNumbers_isCut(String text, double a, double b, double c, double d) {
        assertEquals(text, Json.series(new double[] {a, b, c, d}).toString());
    }
}
