package crosstalk.measured;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in sentences.
final class Numbers {
    private static final MathContext SHORT = new MathContext(6);

    private Numbers() {}

    /// As short as it can be written, six significant digits at most.
    static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        return new BigDecimal(value).round(SHORT).stripTrailingZeros().toPlainString();
    }
}
