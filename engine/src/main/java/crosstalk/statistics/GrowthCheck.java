package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One assumption of a growth model, looked at in the data.
///
/// @param assumption that the model makes
/// @param doubtful whether the data speak against it
/// @param words what was found, for a reader of the report
/// @param test behind it; residuals of one animal are not quite independent, so p-values are rough
public record GrowthCheck(String assumption, boolean doubtful, String words, Result<HypothesisTest> test) {
    static final Method NORMAL =
            Method.of("Anderson-Darling test of normal residuals", "stephens1974", "dagostino1986");
    static final Method SPREAD = Method.of("correlation of the residuals' size with the fitted values, Student's t");
    static final Method STRAIGHT =
            Method.of("likelihood ratio test of a curve in each arm's log volumes, maximum likelihood", "pinheiro2000");
    static final Method DISTANCE =
            Method.of("squared distance of predicted random effects, chi-square", "robinson1991");

    /// Below which a check is doubtful.
    private static final double DOUBT = 0.01;

    /// All checks of a model.
    ///
    /// @param curves that the model was fitted to
    public static List<GrowthCheck> of(GrowthModel model, List<List<GrowthCurve>> curves) {
        GrowthTable table = GrowthTable.of(model.arms(), curves, model.form(), model.zeros());
        MixedModel fit = model.fit();
        MixedLikelihood likelihood = new MixedLikelihood(
                table.data(), table.design(), fit.random(), fit.criterion() == MixedModel.Criterion.REML);
        double[] lower = root(fit, likelihood.timeScale());
        double[] fixed = fit.coefficients().stream()
                .mapToDouble(c -> c.estimate().value())
                .toArray();
        double[][] effects = IntStream.range(0, table.data().animals())
                .mapToObj(a -> likelihood.predicted(a, lower, fixed))
                .toArray(double[][]::new);
        double[] fitted = new double[table.data().size()];
        double[] residuals = new double[fitted.length];
        double[] z = new double[fit.random().size()];
        for (int i = 0; i < fitted.length; i++) {
            fit.random().fill(z, table.data().time()[i] / likelihood.timeScale());
            for (int c = 0; c < fixed.length; c++) {
                fitted[i] += table.design()[i][c] * fixed[c];
            }
            for (int k = 0; k < z.length; k++) {
                fitted[i] += z[k] * effects[table.data().animal()[i]][k];
            }
            residuals[i] = table.data().response()[i] - fitted[i];
        }
        return List.of(
                normal(residuals, fit.animals()),
                spread(residuals, fitted, fit.animals()),
                straight(model, curves),
                outlying(effects, lower, fit));
    }

    /// L of [MixedLikelihood] from the standard deviations.
    private static double[] root(MixedModel fit, double timeScale) {
        MixedModel.Spread spread = fit.spread();
        double level = spread.level().orElse(0) / spread.residual();
        double slope = spread.slope().orElse(0) * timeScale / spread.residual();
        return switch (fit.random()) {
            case INTERCEPT -> new double[] {level};
            case SLOPE -> new double[] {slope};
            case INTERCEPT_AND_SLOPE -> {
                double r = spread.correlation().orElse(0);
                yield new double[] {level, r * slope, Math.sqrt(Math.max(0, 1 - r * r)) * slope};
            }
        };
    }

    private static GrowthCheck normal(double[] residuals, int animals) {
        Result<HypothesisTest> test = andersonDarling(residuals, animals);
        boolean doubtful = doubtful(test);
        String words = test.whyNot()
                .orElse(
                        doubtful
                                ? "measurements scatter about their animal's line with heavier tails or a skew than a normal law has;"
                                        + " estimates stay usable, intervals are rough"
                                : "the scatter of measurements about their animal's line looks normal");
        return new GrowthCheck("residuals are normal", doubtful, words, test);
    }

    /// With mean and variance estimated; p by the fit of dagostino1986, table 4.9.
    static Result<HypothesisTest> andersonDarling(double[] values, int animals) {
        int n = values.length;
        if (n < 8) {
            return Result.unavailable("fewer than 8 measurements, too few to see a shape");
        }
        Summary summary = Summary.of(values);
        double sd = summary.sd().orElseThrow();
        if (sd == 0) {
            return Result.unavailable("all residuals are equal");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double low = Tail.normalBelow((sorted[i] - summary.mean()) / sd);
            double high = Tail.normalBelow(-(sorted[n - 1 - i] - summary.mean()) / sd);
            sum += (2 * i + 1) * (Math.log(Math.max(low, 1e-300)) + Math.log(Math.max(high, 1e-300)));
        }
        double a = (-n - sum / n) * (1 + 0.75 / n + 2.25 / ((double) n * n));
        double p = a < 0.2
                ? 1 - Math.exp(-13.436 + 101.14 * a - 223.73 * a * a)
                : a < 0.34
                        ? 1 - Math.exp(-8.318 + 42.796 * a - 59.938 * a * a)
                        : a < 0.6
                                ? Math.exp(0.9177 - 4.279 * a - 1.38 * a * a)
                                : Math.exp(1.2937 - 5.709 * a + 0.0186 * a * a);
        return Result.of(new HypothesisTest(a > 13 ? 0 : Math.clamp(p, 0, 1), a, animals, NORMAL));
    }

    private static GrowthCheck spread(double[] residuals, double[] fitted, int animals) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).toArray();
        Result<HypothesisTest> test = correlation(sizes, fitted, animals);
        boolean doubtful = doubtful(test);
        boolean up = test.found().map(t -> t.statistic().orElse(0) > 0).orElse(false);
        String words = test.whyNot()
                .orElse(
                        doubtful
                                ? (up ? "large" : "small")
                                        + " tumours scatter more about their line, on the log scale, than others; rates of arms with many"
                                        + " such tumours are less sure than stated"
                                : "measurements scatter alike at all volumes, on the log scale");
        return new GrowthCheck("residuals are alike at all volumes", doubtful, words, test);
    }

    private static Result<HypothesisTest> correlation(double[] x, double[] y, int animals) {
        Summary a = Summary.of(x);
        Summary b = Summary.of(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - a.mean()) * (y[i] - b.mean());
        }
        double scale = a.sd().orElse(0) * b.sd().orElse(0) * (x.length - 1);
        if (x.length < 4 || !(scale > 0)) {
            return Result.unavailable("too few measurements, or all alike");
        }
        double r = Math.clamp(sum / scale, -1, 1);
        double freedom = x.length - 2.0;
        double t = r * Math.sqrt(freedom / Math.max(1e-300, 1 - r * r));
        return Result.of(new HypothesisTest(Tail.student(t, freedom), t, freedom, animals, SPREAD));
    }

    private static GrowthCheck straight(GrowthModel model, List<List<GrowthCurve>> curves) {
        GrowthTable table = GrowthTable.of(model.arms(), curves, model.form(), model.zeros());
        int p = table.names().size();
        int arms = model.arms().size();
        double[][] bent = new double[table.data().size()][];
        List<String> names = new ArrayList<>(table.names());
        model.arms().forEach(arm -> names.add("Day^2:" + arm));
        for (int i = 0; i < bent.length; i++) {
            bent[i] = Arrays.copyOf(table.design()[i], p + arms);
            double day = table.data().time()[i];
            bent[i][p + table.armOf()[table.data().animal()[i]]] = day * day;
        }
        RandomEffects random = model.form().random();
        Result<HypothesisTest> test = MixedModel.of(
                        table.data(),
                        bent,
                        names,
                        random,
                        MixedModel.Criterion.ML,
                        model.fit().level())
                .then(large -> MixedModel.of(
                                table.data(),
                                table.design(),
                                table.names(),
                                random,
                                MixedModel.Criterion.ML,
                                model.fit().level())
                        .map(small -> {
                            HypothesisTest ratio = large.against(small);
                            return new HypothesisTest(
                                    ratio.p(), ratio.statistic(), ratio.degreesOfFreedom(), ratio.n(), STRAIGHT);
                        }));
        boolean doubtful = doubtful(test);
        String words = test.whyNot()
                .map(reason -> "could not be looked at: " + reason)
                .orElse(
                        doubtful
                                ? "log volumes bend in time, so a growth rate is the average over the days measured and depends on them"
                                : "log volumes are straight in time, as far as the data tell");
        return new GrowthCheck("growth is exponential", doubtful, words, test);
    }

    private static GrowthCheck outlying(double[][] effects, double[] lower, MixedModel fit) {
        String assumption = "animals differ by a normal law";
        double[] distances = new double[effects.length];
        double residual = fit.spread().residual();
        for (int a = 0; a < effects.length; a++) {
            // u = L v residual, v standard normal but for what the animal's own data can not tell
            double first = lower[0] > 0 ? effects[a][0] / (lower[0] * residual) : 0;
            double second = 0;
            if (lower.length == 3 && lower[2] > 0) {
                second = (effects[a][1] / residual - lower[1] * first) / lower[2];
            }
            distances[a] = first * first + second * second;
        }
        int farthest = IntStream.range(0, distances.length)
                .reduce((a, b) -> distances[a] >= distances[b] ? a : b)
                .orElse(0);
        double single = Tail.chiSquare(distances[farthest], fit.random().size());
        double p = 1 - Math.pow(1 - single, distances.length);
        HypothesisTest test = new HypothesisTest(
                Math.clamp(p, 0, 1), distances[farthest], fit.random().size(), fit.animals(), DISTANCE);
        boolean doubtful = p < DOUBT;
        return new GrowthCheck(
                assumption,
                doubtful,
                doubtful
                        ? "one animal (number " + (farthest + 1)
                                + " of those analysed) lies farther from its arm than a normal"
                                + " law lets expect; see whether the result rests on it"
                        : "no animal lies farther from its arm than a normal law lets expect",
                Result.of(test));
    }

    private static boolean doubtful(Result<HypothesisTest> test) {
        return test.found().map(t -> t.p() < DOUBT).orElse(false);
    }
}
