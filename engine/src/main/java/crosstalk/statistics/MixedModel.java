package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// A linear mixed model of repeated measurements: fixed coefficients of the design's columns, a level or a slope or both that animals
/// draw from a normal law, and independent normal residuals. Sources: laird1982, pinheiro2000 (degrees of freedom as R's nlme: those of
/// the animals for columns that are constant within each animal, else those of the measurements).
///
/// Animals that leave because of volumes that were measured before are treated rightly by the likelihood (missing at random), as long
/// as the model holds.
///
/// @param coefficients one per column
/// @param covariance of the coefficients
/// @param spread between and within animals
/// @param logLikelihood restricted (REML) or full (ML)
/// @param criterion by which it was fitted
/// @param random what animals differ in
/// @param measurements how many
/// @param animals how many
/// @param level of the intervals
/// @param remarks about the fit, in words, such as a variance of 0
public record MixedModel(
        List<Coefficient> coefficients,
        double[][] covariance,
        Spread spread,
        double logLikelihood,
        Criterion criterion,
        RandomEffects random,
        int measurements,
        int animals,
        double level,
        List<String> remarks) {
    /// A residual variance that is rounding alone, relative to the mean square of the responses.
    private static final double EXACT = 1e-12;

    /// What the estimate maximises.
    public enum Criterion {
        /// restricted likelihood: variances without the bias of estimating the coefficients; the usual choice
        REML,
        /// full likelihood: for likelihood ratio tests of coefficients
        ML;

        /// How it is cited.
        public Method method() {
            return Method.of(
                    switch (this) {
                        case REML -> "linear mixed model, restricted maximum likelihood";
                        case ML -> "linear mixed model, maximum likelihood";
                    },
                    "laird1982",
                    "pinheiro2000");
        }
    }

    /// One fixed coefficient.
    ///
    /// @param estimate with its interval by Student's t, in the unit of the response per unit of the column
    /// @param degreesOfFreedom of t, at least 1, or 0 if there are none
    /// @param test that it is 0; unavailable without degrees of freedom
    public record Coefficient(
            String name,
            Estimate estimate,
            double standardError,
            double degreesOfFreedom,
            Result<HypothesisTest> test) {}

    /// The standard deviations.
    ///
    /// @param level of the animals' levels; empty if they have none
    /// @param slope of the animals' slopes, per day; empty if they have none
    /// @param correlation of both, -1 to 1; empty unless both vary
    /// @param residual of a measurement about its animal's line
    public record Spread(OptionalDouble level, OptionalDouble slope, OptionalDouble correlation, double residual) {}

    public MixedModel {
        coefficients = List.copyOf(coefficients);
        remarks = List.copyOf(remarks);
    }

    /// The model with 95 % intervals, by REML.
    public static Result<MixedModel> of(
            LongitudinalData data, double[][] design, List<String> names, RandomEffects random) {
        return of(data, design, names, random, Criterion.REML, Level.USUAL.probability());
    }

    /// The model.
    ///
    /// @param design `design[measurement][column]`, finite; a column of 1 for the intercept is given, not added
    /// @throws IllegalArgumentException if shapes differ, or a number is not finite
    public static Result<MixedModel> of(
            LongitudinalData data,
            double[][] design,
            List<String> names,
            RandomEffects random,
            Criterion criterion,
            double level) {
        Design.check(design, names, data.size());
        return unfit(data, design, names, random).orElseGet(() -> fit(data, design, names, random, criterion, level));
    }

    /// Why the model can not be fitted, if so.
    private static java.util.Optional<Result<MixedModel>> unfit(
            LongitudinalData data, double[][] design, List<String> names, RandomEffects random) {
        if (data.animals() < 2) {
            return refuse("fewer than two animals, so they can not be seen to differ");
        }
        if ((data.mostOfOne() == 2 && random.size() == 2) || (data.mostOfOne() == 1 && random != RandomEffects.SLOPE)) {
            return refuse("no animal has more than " + data.mostOfOne()
                    + " measurements, so its own course can not be told from measurement error");
        }
        if (data.size() <= names.size() + random.size()) {
            return refuse("only " + data.size() + " measurements for " + names.size() + " coefficients");
        }
        if (!Design.independent(design)) {
            return refuse("a column of " + String.join(", ", names)
                    + " is a combination of others, so their coefficients can not be told apart");
        }
        return java.util.Optional.empty();
    }

    private static java.util.Optional<Result<MixedModel>> refuse(String reason) {
        return java.util.Optional.of(Result.unavailable(reason));
    }

    private static Result<MixedModel> fit(
            LongitudinalData data,
            double[][] design,
            List<String> names,
            RandomEffects random,
            Criterion criterion,
            double level) {
        boolean once = data.mostOfOne() == 1;
        MixedLikelihood likelihood = new MixedLikelihood(data, design, random, criterion == Criterion.REML);
        MixedFit fit = once ? MixedFit.at(likelihood, new double[random.size()]) : MixedFit.of(likelihood, random);
        MixedLikelihood.Profile profile = fit.profile();
        double squares = Arrays.stream(data.response()).map(y -> y * y).sum() / data.size();
        if (!(profile.deviance() < Double.POSITIVE_INFINITY) || profile.variance() <= EXACT * squares) {
            return Result.unavailable("the measurements lie on their lines exactly, so nothing tells their error");
        }
        double[][] covariance = new double[names.size()][names.size()];
        for (int r = 0; r < names.size(); r++) {
            for (int c = 0; c < names.size(); c++) {
                covariance[r][c] = profile.variance() * profile.unscaled()[r][c];
            }
        }
        double[] freedom = ContainmentFreedom.of(data, design);
        Level asked = new Level(level);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            coefficients.add(coefficient(
                    names.get(c),
                    profile.fixed()[c],
                    Math.sqrt(covariance[c][c]),
                    freedom[c],
                    data.animals(),
                    asked,
                    criterion.method()));
        }
        Spread spread = spread(fit, random);
        return Result.of(new MixedModel(
                coefficients,
                covariance,
                spread,
                -profile.deviance() / 2,
                criterion,
                random,
                data.size(),
                data.animals(),
                level,
                remarks(fit, spread, once)));
    }

    private static Coefficient coefficient(
            String name, double value, double error, double freedom, int n, Level level, Method method) {
        if (freedom < 1) {
            String none = "as many coefficients as animals or measurements leave no degrees of freedom";
            Result<Interval> interval = Result.unavailable(none);
            return new Coefficient(
                    name,
                    new Estimate(value, interval, level.probability(), n, method),
                    error,
                    0,
                    Result.unavailable(none));
        }
        double half = Tail.studentDeviate(level, freedom) * error;
        return new Coefficient(
                name,
                new Estimate(value, value - half, value + half, level, n, method),
                error,
                freedom,
                Result.of(new HypothesisTest(
                        Tail.student(value / error, freedom), value / error, freedom, n, method.with("Wald t test"))));
    }

    private static Spread spread(MixedFit fit, RandomEffects random) {
        double residual = Math.sqrt(fit.profile().variance());
        double[] l = fit.lower();
        double perDay = residual / fit.likelihood().timeScale();
        return switch (random) {
            case INTERCEPT ->
                new Spread(
                        OptionalDouble.of(Math.abs(l[0]) * residual),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        residual);
            case SLOPE ->
                new Spread(
                        OptionalDouble.empty(),
                        OptionalDouble.of(Math.abs(l[0]) * perDay),
                        OptionalDouble.empty(),
                        residual);
            case INTERCEPT_AND_SLOPE -> {
                double slope = Math.hypot(l[1], l[2]);
                boolean both = l[0] != 0 && slope != 0;
                yield new Spread(
                        OptionalDouble.of(Math.abs(l[0]) * residual),
                        OptionalDouble.of(slope * perDay),
                        both
                                ? OptionalDouble.of(Math.clamp(Math.signum(l[0]) * l[1] / slope, -1, 1))
                                : OptionalDouble.empty(),
                        residual);
            }
        };
    }

    private static List<String> remarks(MixedFit fit, Spread spread, boolean once) {
        List<String> remarks = new ArrayList<>();
        if (once) {
            remarks.add(
                    "no animal was measured more than once: slopes that vary can not be told from measurement error, and"
                            + " their variance was taken to be 0");
            return remarks;
        }
        if (spread.level().isPresent() && spread.level().getAsDouble() == 0) {
            remarks.add(
                    "the levels of the animals were estimated to vary no more than measurement error explains: their"
                            + " variance is at its limit, 0");
        }
        if (spread.slope().isPresent() && spread.slope().getAsDouble() == 0) {
            remarks.add(
                    "the slopes of the animals were estimated to vary no more than measurement error explains: their"
                            + " variance is at its limit, 0");
        }
        if (fit.boundary() && spread.correlation().isPresent()) {
            remarks.add(
                    "levels and slopes of the animals were estimated to be perfectly correlated: the data do not tell"
                            + " their variances apart");
        }
        return remarks;
    }

    /// The coefficient of a column.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Coefficient coefficient(String name) {
        return coefficients.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no coefficient " + name + " among "
                        + coefficients.stream().map(Coefficient::name).toList()));
    }

    /// A weighted sum of coefficients, such as a difference of slopes, by Student's t with the fewest degrees of freedom of those in it.
    ///
    /// @param weights one per coefficient
    public Coefficient contrast(String name, double... weights) {
        return contrastWithin(name, Double.POSITIVE_INFINITY, weights);
    }

    /// The same with at most so many degrees of freedom; none below 1.
    Coefficient contrastWithin(String name, double most, double... weights) {
        double freedom = most;
        double value = 0;
        double variance = 0;
        for (int r = 0; r < weights.length; r++) {
            if (weights[r] == 0) {
                continue;
            }
            value += weights[r] * coefficients.get(r).estimate().value();
            freedom = Math.min(freedom, coefficients.get(r).degreesOfFreedom());
            for (int c = 0; c < weights.length; c++) {
                variance += weights[r] * weights[c] * covariance[r][c];
            }
        }
        return coefficient(name, value, Math.sqrt(variance), freedom, animals, new Level(level), criterion.method());
    }

    /// The likelihood ratio test of a smaller model within this one, of the same measurements: fixed columns left out (both by ML), or
    /// random effects left out (both by one criterion and with the same columns). A variance can not be below 0: the p-value of random
    /// effects is of the even mixture of two chi-squares. Sources: self1987, stram1994.
    ///
    /// @throws IllegalArgumentException if the two can not be compared so
    public HypothesisTest against(MixedModel smaller) {
        int columns = coefficients.size() - smaller.coefficients.size();
        boolean same = random == smaller.random;
        if (smaller.measurements != measurements
                || smaller.criterion != criterion
                || columns < 0
                || columns == 0 == same
                || (columns > 0 && !(same && criterion == Criterion.ML))
                || (!same && random != RandomEffects.INTERCEPT_AND_SLOPE)) {
            throw new IllegalArgumentException(
                    "the likelihoods of these two models can not be compared: " + criterion + " "
                            + random + " " + coefficients.size() + " columns, and " + smaller.criterion + " "
                            + smaller.random + " "
                            + smaller.coefficients.size() + " columns");
        }
        double ratio = Math.max(0, 2 * (logLikelihood - smaller.logLikelihood));
        Method method = Method.of("likelihood ratio test of nested mixed models", "pinheiro2000", "stram1994");
        return same
                ? new HypothesisTest(Tail.chiSquare(ratio, columns), ratio, columns, animals, method)
                : new HypothesisTest(
                        (Tail.chiSquare(ratio, 1) + Tail.chiSquare(ratio, 2)) / 2,
                        ratio,
                        2,
                        animals,
                        method.with("even mixture of chi-squares with 1 and 2 degrees of freedom"));
    }
}
