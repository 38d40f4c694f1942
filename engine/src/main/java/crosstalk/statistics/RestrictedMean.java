package crosstalk.statistics;

/// The mean time free of the event up to a horizon: the area below the product-limit curve. Source: royston2013, uno2014.
///
/// @param horizon to which the time counts, in the unit of time
/// @param mean 0 to the horizon
/// @param standardError by Greenwood's variance
/// @param n animals
public record RestrictedMean(double horizon, double mean, double standardError, int n) {
    static final Method MEAN =
            Method.of("restricted mean survival time, Greenwood's variance", "royston2013", "uno2014");
    static final Method DIFFERENCE =
            Method.of("difference of restricted mean survival times, normal interval", "royston2013", "uno2014");
    static final Method RATIO =
            Method.of("ratio of restricted mean survival times, delta method on the logarithm", "uno2014");
    static final Method LOST =
            Method.of("ratio of restricted mean times lost, delta method on the logarithm", "uno2014");

    /// An arm against its control.
    ///
    /// @param difference of the mean times, arm less control
    /// @param differenceTest that it is 0
    /// @param ratio of the mean times, arm over control
    /// @param lostRatio of the mean times lost before the horizon
    public record Contrast(
            Result<Estimate> difference,
            Result<HypothesisTest> differenceTest,
            Result<Estimate> ratio,
            Result<Estimate> lostRatio) {}

    /// The latest horizon to which every arm was followed: the smallest, over arms with animals, of their latest times.
    public static Result<Double> latestHorizon(SurvivalData data) {
        double[] latest = new double[data.armCount()];
        java.util.Arrays.fill(latest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < data.n(); i++) {
            double known = latest[data.arms()[i]];
            latest[data.arms()[i]] = Double.isInfinite(known) ? data.times()[i] : Math.max(known, data.times()[i]);
        }
        double horizon = java.util.Arrays.stream(latest).min().orElse(0);
        return horizon > 0 && horizon < Double.POSITIVE_INFINITY
                ? Result.of(horizon)
                : Result.unavailable("an arm was not followed at all");
    }

    /// The restricted mean of a curve.
    ///
    /// @param horizon above 0
    public static Result<RestrictedMean> of(KaplanMeier curve, double horizon) {
        if (!(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a horizon of " + horizon + ", expected finite and above 0");
        }
        KaplanMeier.Step last = curve.steps().getLast();
        if (horizon > last.time() && last.survival() > 0) {
            return Result.unavailable("follow-up ends at " + last.time() + ", before the horizon of " + horizon
                    + ", with animals still free of the event");
        }
        if (curve.survival(horizon) == 1) {
            return Result.of(new RestrictedMean(horizon, horizon, 0, curve.subjects()));
        }
        double right = horizon;
        double area = 0;
        double variance = 0;
        for (int i = curve.steps().size() - 1; i >= 0; i--) {
            KaplanMeier.Step step = curve.steps().get(i);
            if (step.time() > horizon) {
                continue;
            }
            area += step.survival() * (right - step.time());
            right = step.time();
            int left = step.atRisk() - step.events();
            variance += left == 0 ? 0 : area * area * step.events() / ((double) step.atRisk() * left);
        }
        return Result.of(new RestrictedMean(horizon, area + right, Math.sqrt(variance), curve.subjects()));
    }

    /// The mean with its normal interval.
    public Estimate estimate(double level) {
        Level asked = new Level(level);
        double half = asked.deviate() * standardError;
        return new Estimate(mean, mean - half, mean + half, asked, n, MEAN);
    }

    /// This arm against its control, to the same horizon.
    public Contrast against(RestrictedMean control, double level) {
        if (control.horizon != horizon) {
            throw new IllegalArgumentException("horizons " + horizon + " and " + control.horizon + ", expected one");
        }
        Level asked = new Level(level);
        int all = n + control.n;
        double difference = mean - control.mean;
        double error = Math.hypot(standardError, control.standardError);
        String flat = "no event happened before the horizon in either arm";
        Result<Estimate> found = error == 0
                ? Result.unavailable(difference == 0 ? flat : "neither arm's mean varies")
                : Result.of(new Estimate(
                        difference,
                        difference - asked.deviate() * error,
                        difference + asked.deviate() * error,
                        asked,
                        all,
                        DIFFERENCE));
        Result<HypothesisTest> test = found.map(
                e -> new HypothesisTest(Tail.normal(difference / error), difference / error, all, DIFFERENCE));
        return new Contrast(
                found,
                test,
                ratio(mean, standardError, control.mean, control.standardError, asked, all, RATIO),
                ratio(horizon - mean, standardError, horizon - control.mean, control.standardError, asked, all, LOST));
    }

    private static Result<Estimate> ratio(
            double arm, double armError, double control, double controlError, Level level, int n, Method method) {
        if (control <= 0) {
            return Result.unavailable("the control's mean is 0, and nothing can be divided by it");
        }
        if (arm <= 0 || (armError == 0 && controlError == 0)) {
            Result<Interval> none = Result.unavailable(
                    arm <= 0
                            ? "no interval on the logarithm of 0"
                            : "no event happened before the horizon in either arm");
            return Result.of(new Estimate(Math.max(0, arm) / control, none, level.probability(), n, method));
        }
        double log = Math.log(arm / control);
        double half = level.deviate() * Math.hypot(armError / arm, controlError / control);
        return Result.of(new Estimate(log, log - half, log + half, level, n, method).rescaled(Math::exp));
    }
}
