package crosstalk.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// Cox's proportional hazards model: each column multiplies the hazard by a factor that does not change with time. Sources: cox1972;
/// efron1977 and breslow1974 for ties; heinze2001 for Firth's correction.
///
/// @param terms one per column, in order
/// @param overall likelihood ratio test that no column matters; penalised under Firth's correction
/// @param logLikelihoodNull with all coefficients 0
/// @param logLikelihood at the estimate
/// @param n animals
/// @param events how many had the event
/// @param kind of the fit
public record CoxModel(
        List<Term> terms,
        HypothesisTest overall,
        double logLikelihoodNull,
        double logLikelihood,
        int n,
        int events,
        Kind kind) {
    /// How ties and sparse arms are treated.
    public enum Kind {
        /// Ties by Efron's approximation.
        EFRON,
        /// Ties by Breslow's approximation.
        BRESLOW,
        /// Efron's ties and Firth's penalty: finite estimates even if no animal of an arm had the event.
        FIRTH;

        /// How it is cited.
        public Method method() {
            return switch (this) {
                case EFRON -> Method.of("Cox proportional hazards, Efron ties, Wald interval", "cox1972", "efron1977");
                case BRESLOW ->
                    Method.of("Cox proportional hazards, Breslow ties, Wald interval", "cox1972", "breslow1974");
                case FIRTH ->
                    Method.of(
                            "Cox proportional hazards with Firth's correction, Efron ties, profile likelihood interval",
                            "cox1972",
                            "efron1977",
                            "firth1993",
                            "heinze2001");
            };
        }
    }

    /// One coefficient.
    ///
    /// @param logHazard change of the log hazard per unit of the column
    /// @param standardError by the information at the estimate
    /// @param test of the hypothesis that it is 0: Wald's, or the penalised likelihood ratio under Firth's correction
    public record Term(String name, Estimate logHazard, double standardError, HypothesisTest test) {
        /// The factor on the hazard.
        public Estimate hazardRatio() {
            return logHazard.rescaled(Math::exp);
        }
    }

    public CoxModel {
        terms = List.copyOf(terms);
    }

    /// The hazard ratio of each arm to the control, arm 0. Where the likelihood has no finite maximum, since an arm has no event or all
    /// events of one arm come before the first of another, the correction of Firth is used instead, and the result's `kind` says so.
    ///
    /// @param names of the arms from 1 on
    public static Result<CoxModel> ofArms(SurvivalData data, List<String> names, double level) {
        double[][] design = Design.indicators(data.arms(), names.size() + 1);
        boolean sparse = IntStream.rangeClosed(0, names.size()).anyMatch(arm -> data.eventCount(arm) == 0);
        return bounded(data, design, names, sparse, level);
    }

    /// By Efron's ties, or with Firth's correction where that has no finite maximum.
    ///
    /// @param sparse whether it is known that there is none
    static Result<CoxModel> bounded(
            SurvivalData data, double[][] design, List<String> names, boolean sparse, double level) {
        Result<CoxModel> plain =
                sparse ? Result.unavailable("an arm has no event") : of(data, design, names, Kind.EFRON, level);
        return plain.found().isPresent() ? plain : of(data, design, names, Kind.FIRTH, level);
    }

    /// The model of any columns, stratified by the data's strata.
    ///
    /// @param design `design[animal][column]`, finite, without an intercept
    /// @throws IllegalArgumentException if shapes differ, or a number is not finite
    public static Result<CoxModel> of(
            SurvivalData data, double[][] design, List<String> names, Kind kind, double level) {
        Design.check(design, names, data.n());
        if (data.eventCount() == 0) {
            return Result.unavailable("no animal had the event, so the data say nothing of hazards");
        }
        double[][] centred = centred(design);
        if (!Design.independent(centred)) {
            return Result.unavailable("a column of " + String.join(", ", names)
                    + " is constant or a combination of others, so their coefficients can not be told apart");
        }
        CoxLikelihood likelihood = new CoxLikelihood(data, centred, kind != Kind.BRESLOW, kind == Kind.FIRTH);
        double[] zero = new double[names.size()];
        PenalisedLikelihood.Point start = likelihood.at(zero);
        if (!start.exists() || !positive(start.information())) {
            return Result.unavailable(
                    "at every event those at risk were alike, so the data say nothing of hazard ratios");
        }
        return ProfileLikelihood.maximum(likelihood, zero)
                .then(best -> finite(best, centred, likelihood, kind))
                .map(best -> {
                    double ratio = Math.max(0, 2 * (best.height() - start.value()));
                    HypothesisTest overall = new HypothesisTest(
                            Tail.chiSquare(ratio, names.size()),
                            ratio,
                            names.size(),
                            data.n(),
                            kind.method().with("likelihood ratio test"));
                    return new CoxModel(
                            terms(best, names, kind, data.n(), new Level(level)),
                            overall,
                            start.value(),
                            best.height(),
                            data.n(),
                            data.eventCount(),
                            kind);
                });
    }

    private static List<Term> terms(ProfileLikelihood best, List<String> names, Kind kind, int n, Level level) {
        double[] variances = FirthLogistic.inverseDiagonal(
                best.likelihood().at(best.estimate()).information());
        List<Term> terms = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            double value = best.estimate()[c];
            double error = Math.sqrt(variances[c]);
            boolean firth = kind == Kind.FIRTH;
            Result<Interval> interval = firth
                    ? best.interval(c, error, level)
                    : Result.of(new Interval(value - level.deviate() * error, value + level.deviate() * error));
            HypothesisTest test = firth
                    ? best.test(c, n, kind.method())
                    : new HypothesisTest(
                            Tail.normal(value / error),
                            value / error,
                            n,
                            kind.method().with("Wald test"));
            terms.add(new Term(
                    names.get(c), new Estimate(value, interval, level.probability(), n, kind.method()), error, test));
        }
        return terms;
    }

    /// A maximum at which some animals' hazards are nothing beside the others' is the start of a slope without end.
    private static Result<ProfileLikelihood> finite(
            ProfileLikelihood best, double[][] design, CoxLikelihood likelihood, Kind kind) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : design) {
            double eta = 0;
            for (int c = 0; c < row.length; c++) {
                eta += row[c] * best.estimate()[c];
            }
            low = Math.min(low, eta);
            high = Math.max(high, eta);
        }
        return high - low > 15 || !positive(likelihood.at(best.estimate()).information())
                ? Result.unavailable(
                        "the likelihood has no finite maximum: a group had no event while others were at risk"
                                + (kind == Kind.FIRTH ? ", and Firth's correction does not bound it" : ""))
                : Result.of(best);
    }

    private static boolean positive(double[][] information) {
        try {
            new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-12);
            return true;
        } catch (org.hipparchus.exception.MathRuntimeException singular) {
            return false;
        }
    }

    static double[][] centred(double[][] design) {
        double[][] centred = new double[design.length][];
        int columns = design.length == 0 ? 0 : design[0].length;
        double[] mean = new double[columns];
        for (double[] row : design) {
            for (int c = 0; c < columns; c++) {
                mean[c] += row[c] / design.length;
            }
        }
        for (int i = 0; i < design.length; i++) {
            centred[i] = new double[columns];
            for (int c = 0; c < columns; c++) {
                centred[i][c] = design[i][c] - mean[c];
            }
        }
        return centred;
    }
}
