package crosstalk.statistics;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// Logistic regression by the likelihood that Firth penalised with Jeffreys' prior: finite estimates also where an outcome is separated,
/// such as an arm without any response. Sources: firth1993, heinze2002 (intervals and tests by the profile of the penalised likelihood).
///
/// @param terms one per column, in order
/// @param penalisedLogLikelihood at the estimate
/// @param n animals
public record FirthLogistic(List<Term> terms, double penalisedLogLikelihood, int n) {
    static final Method METHOD = Method.of(
            "logistic regression with Firth's penalised likelihood, profile likelihood interval",
            "firth1993",
            "heinze2002");

    /// One coefficient.
    ///
    /// @param logOdds change of the log odds per unit of the column, with its profile interval
    /// @param standardError by the Fisher information at the estimate, without the penalty
    /// @param test penalised likelihood ratio, of the hypothesis that it is 0
    public record Term(String name, Estimate logOdds, double standardError, HypothesisTest test) {
        /// The factor on the odds.
        public Estimate oddsRatio() {
            return logOdds.rescaled(Math::exp);
        }
    }

    public FirthLogistic {
        terms = List.copyOf(terms);
    }

    /// The regression of an outcome.
    ///
    /// @param outcome of each animal
    /// @param design `design[animal][column]`, finite; a column of 1 for the intercept is given, not added
    /// @param names of the columns
    /// @throws IllegalArgumentException if lengths differ, or a number is not finite
    public static Result<FirthLogistic> of(boolean[] outcome, double[][] design, List<String> names, double level) {
        Design.check(design, names, outcome.length);
        if (outcome.length == 0) {
            return Result.unavailable("no animal");
        }
        if (!Design.independent(design)) {
            return Result.unavailable("the columns " + String.join(", ", names)
                    + " are not independent of each other, so their coefficients can not be told apart");
        }
        PenalisedLikelihood likelihood = new LogisticLikelihood(outcome, design);
        Level asked = new Level(level);
        return ProfileLikelihood.maximum(likelihood, new double[names.size()]).map(best -> {
            List<Term> terms = new ArrayList<>();
            double[] variances = inverseDiagonal(likelihood.at(best.estimate()).information());
            for (int c = 0; c < names.size(); c++) {
                double error = Math.sqrt(variances[c]);
                Result<Interval> interval = best.interval(c, error, asked);
                Estimate logOdds = new Estimate(best.estimate()[c], interval, level, outcome.length, METHOD);
                terms.add(new Term(names.get(c), logOdds, error, best.test(c, outcome.length, METHOD)));
            }
            return new FirthLogistic(terms, best.height(), outcome.length);
        });
    }

    static double[] inverseDiagonal(double[][] information) {
        double[][] inverse = new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-300)
                .getSolver()
                .getInverse()
                .getData();
        double[] diagonal = new double[inverse.length];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = inverse[i][i];
        }
        return diagonal;
    }
}
