package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// Whether hazard ratios change with time: the score test of a slope of each coefficient against one minus the survival, which
/// the Schoenfeld residuals show. Sources: grambsch1994, schoenfeld1982; as `cox.zph` of R's survival 3.
///
/// @param terms one per column
/// @param overall of all columns together
public record ProportionalHazards(List<Term> terms, HypothesisTest overall) {
    static final Method METHOD =
            Method.of("score test of proportional hazards against 1 - Kaplan-Meier", "grambsch1994", "schoenfeld1982");

    public record Term(String name, HypothesisTest test) {}

    public ProportionalHazards {
        terms = List.copyOf(terms);
    }

    /// The check of a model that was fitted to these data and columns by [CoxModel#of].
    public static Result<ProportionalHazards> of(
            SurvivalData data, double[][] design, List<String> names, CoxModel model) {
        if (model.kind() == CoxModel.Kind.FIRTH) {
            return Result.unavailable("the check is defined for the likelihood without Firth's correction");
        }
        if (model.events() < 3) {
            return Result.unavailable("fewer than three events, too few for hazards to be seen to change");
        }
        double[] coefficients =
                model.terms().stream().mapToDouble(t -> t.logHazard().value()).toArray();
        Sums sums = new Sums(data, CoxModel.centred(design), coefficients, model.kind() == CoxModel.Kind.EFRON);
        List<Term> terms = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            Result<HypothesisTest> test = sums.test(c);
            if (test.found().isEmpty()) {
                return Result.unavailable(test.whyNot().orElseThrow());
            }
            terms.add(new Term(names.get(c), test.orElseThrow()));
        }
        int[] all = IntStream.range(0, names.size()).toArray();
        return sums.test(all).map(overall -> new ProportionalHazards(terms, overall));
    }

    private static final class Sums {
        private final int p;
        private final int n;
        private final double[] score;
        private final double[][] plain;
        private final double[][] once;
        private final double[][] twice;

        Sums(SurvivalData data, double[][] design, double[] coefficients, boolean efron) {
            n = data.n();
            p = coefficients.length;
            score = new double[p];
            plain = new double[p][p];
            once = new double[p][p];
            twice = new double[p][p];
            KaplanMeier all = KaplanMeier.of(data.times(), data.events());
            double[] passed = new double[n]; // 1 - survival just before, of each event
            double mean = 0;
            int events = data.eventCount();
            for (int i = 0; i < n; i++) {
                passed[i] = 1 - before(all, data.times()[i]);
                mean += data.events()[i] ? passed[i] / events : 0;
            }
            double centre = mean;
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < p && data.events()[i]; c++) {
                    score[c] += (passed[i] - centre) * design[i][c];
                }
            }
            new CoxLikelihood(data, design, efron, false)
                    .walk(coefficients, new double[p], new double[p][p], new double[0][][], (time, x, covariance) -> {
                        double g = 1 - before(all, time) - centre;
                        for (int j = 0; j < p; j++) {
                            score[j] -= g * x[j];
                            for (int k = 0; k < p; k++) {
                                plain[j][k] += covariance[j][k];
                                once[j][k] += g * covariance[j][k];
                                twice[j][k] += g * g * covariance[j][k];
                            }
                        }
                    });
        }

        private static double before(KaplanMeier curve, double time) {
            double survival = 1;
            for (KaplanMeier.Step step : curve.steps()) {
                if (step.time() >= time) {
                    break;
                }
                survival = step.survival();
            }
            return survival;
        }

        Result<HypothesisTest> test(int... columns) {
            int k = columns.length;
            double[][] information = new double[p + k][p + k];
            double[] slope = new double[p + k];
            for (int j = 0; j < p; j++) {
                System.arraycopy(plain[j], 0, information[j], 0, p);
                for (int c = 0; c < k; c++) {
                    information[j][p + c] = once[j][columns[c]];
                    information[p + c][j] = once[j][columns[c]];
                }
            }
            for (int a = 0; a < k; a++) {
                slope[p + a] = score[columns[a]];
                for (int b = 0; b < k; b++) {
                    information[p + a][p + b] = twice[columns[a]][columns[b]];
                }
            }
            try {
                var vector = MatrixUtils.createRealVector(slope);
                double chi = vector.dotProduct(
                        new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-14)
                                .getSolver()
                                .solve(vector));
                return Result.of(new HypothesisTest(Tail.chiSquare(chi, k), chi, k, n, METHOD));
            } catch (org.hipparchus.exception.MathRuntimeException singular) {
                return Result.unavailable("too few distinct event times for hazards to be seen to change in columns "
                        + Arrays.toString(columns));
            }
        }
    }
}
