package crosstalk.results;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in sentences.
final class Text {
    private static final MathContext SHORT = new MathContext(6);
    private static final int MOST_ZEROS = 6;

    private Text() {}

    /// A number as short as it can be written: `7`, `0.25`, `1E+9`.
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SHORT).stripTrailingZeros();
        return Math.abs(rounded.precision() - rounded.scale()) > MOST_ZEROS + 1
                ? rounded.toString()
                : rounded.toPlainString();
    }

    /// A length in mm as `200 um`.
    static String micrometres(double mm) {
        return number(mm * 1000) + " um";
    }
}
