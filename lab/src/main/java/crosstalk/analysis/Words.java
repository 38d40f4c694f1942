package crosstalk.analysis;

import crosstalk.statistics.Estimate;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Interval;
import crosstalk.statistics.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as sentences print them.
public final class Words {
    private static final double SMALLEST_P = 0.0001;

    private Words() {}

    /// Three significant digits, without needless zeros; whole numbers whole.
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        MathContext digits = new MathContext(
                Math.abs(value) >= 1000 ? Math.max(3, (int) Math.ceil(Math.log10(Math.abs(value)))) : 3);
        return exact.round(digits).stripTrailingZeros().toPlainString();
    }

    public static String percent(double fraction) {
        double percent = fraction * 100;
        boolean small = Math.abs(percent) > 0 && Math.abs(percent) < 1;
        return String.format(Locale.ROOT, small ? "%.1f %%" : "%.0f %%", percent + 0.0);
    }

    /// `p = 0.03`, `p < 0.0001`.
    public static String p(double p) {
        return p < SMALLEST_P ? "p < 0.0001" : "p = " + pValue(p);
    }

    /// `0.03`, `<0.0001`.
    public static String pValue(double p) {
        if (p < SMALLEST_P) {
            return "<0.0001";
        }
        String text = p >= 0.1
                ? String.format(Locale.ROOT, "%.2f", p)
                : new BigDecimal(p)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
        return text.equals("1.00") ? "1" : text;
    }

    public static String p(Result<HypothesisTest> test) {
        return test.found().map(found -> p(found.p())).orElse("–");
    }

    /// `0.3 (0.1 to 0.6)`.
    public static String estimate(Estimate estimate) {
        return number(estimate.value()) + interval(estimate.interval());
    }

    public static String estimate(Result<Estimate> estimate) {
        return estimate.found().map(Words::estimate).orElse("–");
    }

    private static String interval(Result<Interval> interval) {
        return interval.found()
                .map(i -> " (" + number(i.low()) + " to " + number(i.high()) + ")")
                .orElse(" (no interval)");
    }

    /// `30 % (15 to 51 %)`.
    public static String percentEstimate(Estimate estimate) {
        return percent(estimate.value())
                + estimate.interval()
                        .found()
                        .map(i -> " (" + percent(i.low()).replace(" %", "") + " to " + percent(i.high()) + ")")
                        .orElse("");
    }
}
