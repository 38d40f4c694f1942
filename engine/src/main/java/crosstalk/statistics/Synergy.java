package crosstalk.statistics;

import java.util.Locale;

/// A combination against what its parts let expect.
///
/// @param expectation how the parts are put together
/// @param scale what the estimate is
/// @param day of the comparison, or the horizon
/// @param estimate on that scale
/// @param test that the combination is as expected; a statistic above 0 is synergy
/// @param remark on what the estimate can not say, in words; empty if there is nothing
public record Synergy(
        Expectation expectation,
        Scale scale,
        double day,
        Estimate estimate,
        Result<HypothesisTest> test,
        String remark) {
    /// Ends of a ratio that is as expected for practical purposes, as those of bioequivalence.
    private static final Interval RATIO_AS_EXPECTED = new Interval(0.8, 1.25);

    /// The largest part of animals that an excess as expected may have.
    private static final double PART_AS_EXPECTED = 0.1;

    Synergy(Expectation expectation, Scale scale, double day, Estimate estimate, Result<HypothesisTest> test) {
        this(expectation, scale, day, estimate, test, "");
    }

    /// What would be expected of drugs that do not interact.
    public enum Expectation {
        /// each drug lets the same part of the tumour (or of the animals) through as it does alone; sources: bliss1939, demidenko2019
        BLISS("independent action (Bliss)"),
        /// the best drug alone; source: gaddum1940
        HIGHEST_SINGLE_AGENT("the better single agent (HSA)"),
        /// effects on the measured scale add up
        RESPONSE_ADDITIVITY("the sum of the effects (response additivity)");

        private final String words;

        Expectation(String words) {
            this.words = words;
        }

        /// In words.
        public String words() {
            return words;
        }

        Method method(String how) {
            String name = words + ", " + how;
            return switch (this) {
                case BLISS -> Method.of(name, "bliss1939", "demidenko2019");
                case HIGHEST_SINGLE_AGENT -> Method.of(name, "gaddum1940");
                case RESPONSE_ADDITIVITY -> Method.of(name, "mao2023");
            };
        }
    }

    /// What is estimated.
    public enum Scale {
        /// volume of the combination over the expected one: the combination index, below 1 under synergy. Under response additivity the
        /// expected one can be below 0, so it is volumes that are added on both sides instead: (combination + control) / (A + B) for two
        /// parts, 1 if what they take from the control adds up
        VOLUME_RATIO,
        /// hazard ratio of the combination over the expected one, below 1 under synergy
        HAZARD_RATIO,
        /// part of the animals without tumour less the expected one, above 0 under synergy
        CLEARANCE_EXCESS,
        /// restricted mean time free of the event less the expected one, above 0 under synergy
        TIME_EXCESS;

        boolean ratio() {
            return this == VOLUME_RATIO || this == HAZARD_RATIO;
        }
    }

    /// What the interval says.
    public enum Verdict {
        SYNERGY,
        ANTAGONISM,
        /// The interval holds the expectation, and nothing that would matter besides: 0.8 to 1.25 of a ratio, 10 points of a part of the
        /// animals, a tenth of the time.
        AS_EXPECTED,
        /// The interval holds both.
        TOO_SMALL_TO_TELL,
        /// There is no interval.
        NO_INTERVAL
    }

    /// What the interval says.
    public Verdict verdict() {
        double none = scale.ratio() ? 1 : 0;
        return estimate.interval()
                .found()
                .map(i -> {
                    boolean below = i.high() < none;
                    boolean above = i.low() > none;
                    if (!below && !above) {
                        return negligible(i) ? Verdict.AS_EXPECTED : Verdict.TOO_SMALL_TO_TELL;
                    }
                    return below == scale.ratio() ? Verdict.SYNERGY : Verdict.ANTAGONISM;
                })
                .orElse(Verdict.NO_INTERVAL);
    }

    private boolean negligible(Interval interval) {
        return switch (scale) {
            case VOLUME_RATIO, HAZARD_RATIO ->
                RATIO_AS_EXPECTED.holds(interval.low()) && RATIO_AS_EXPECTED.holds(interval.high());
            case CLEARANCE_EXCESS -> Math.max(-interval.low(), interval.high()) <= PART_AS_EXPECTED;
            case TIME_EXCESS -> Math.max(-interval.low(), interval.high()) <= day / 10;
        };
    }

    /// What more than expected is called: that the combination beats its better part is no synergy yet.
    public String more() {
        return switch (expectation) {
            case BLISS -> "synergy";
            case HIGHEST_SINGLE_AGENT -> "better than its best part alone";
            case RESPONSE_ADDITIVITY -> "more than the sum of the effects";
        };
    }

    /// A sentence for a reader of the report.
    public String words() {
        if (scale == Scale.VOLUME_RATIO && expectation == Expectation.RESPONSE_ADDITIVITY) {
            return number(day)
                    + " days after baseline relative volumes of the combination and of the control (once for every part but one) together"
                    + " were " + number(estimate.value())
                    + " times those of the parts together, where 1 means that what each part takes from the control adds up"
                    + conclusion() + (remark.isEmpty() ? "" : "; " + remark);
        }
        String found = switch (scale) {
            case VOLUME_RATIO ->
                number(day) + " days after baseline tumours were " + number(estimate.value())
                        + " times those expected of ";
            case HAZARD_RATIO -> "the hazard was " + number(estimate.value()) + " times that expected of ";
            case CLEARANCE_EXCESS ->
                "the part of animals without tumour was " + number(estimate.value()) + " above that expected of ";
            case TIME_EXCESS ->
                "the mean time of the first " + number(day) + " days was " + number(estimate.value())
                        + " days above that expected of ";
        };
        return found + expectation.words + conclusion();
    }

    private String conclusion() {
        String percent = number(100 * estimate.level()) + " % interval ";
        return switch (verdict()) {
            case SYNERGY -> " (" + percent + range() + "): " + more();
            case AS_EXPECTED ->
                " (" + percent + range() + "): as expected, within "
                        + switch (scale) {
                            case VOLUME_RATIO, HAZARD_RATIO -> "0.8 to 1.25 times";
                            case CLEARANCE_EXCESS -> "10 % of the animals";
                            case TIME_EXCESS -> "a tenth of the time";
                        };
            case ANTAGONISM -> " (" + percent + range() + "): less than expected";
            case TOO_SMALL_TO_TELL ->
                "; the study is too small to tell: anything in its " + percent + range() + " fits the data";
            case NO_INTERVAL ->
                "; there is no interval: " + estimate.interval().whyNot().orElse("");
        };
    }

    private String range() {
        return estimate.interval()
                .map(i -> number(i.low()) + " to " + number(i.high()))
                .orElseThrow();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /// What response additivity lets expect of the combination itself, beside the index of sums.
    ///
    /// @param expected relative volume: the parts' less the control's
    /// @param found relative volume of the combination
    static String expectedVolume(double expected, double found) {
        return expected > 0
                ? "by itself the combination is expected at " + number(expected) + " times its first volume and was at "
                        + number(found) + " times, a ratio of " + number(found / expected)
                : "by itself the combination is expected at a volume below 0 (" + number(expected)
                        + " times its first), to which there is no ratio";
    }
}
