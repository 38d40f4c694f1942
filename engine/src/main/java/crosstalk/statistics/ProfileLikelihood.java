package crosstalk.statistics;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// The maximum of a likelihood and the curve of its maxima with one coefficient held.
///
/// @param estimate where it is highest
/// @param height there
record ProfileLikelihood(PenalisedLikelihood likelihood, double[] estimate, double height) {
    private static final int STEPS = 500;
    private static final int HALVINGS = 40;
    private static final double TOLERANCE = 1e-11;

    /// The part of the gain that the slope promises which a step must bring: the penalty is curved up to twice as much as the
    /// information says, so that full steps could swing about the top for ever.
    private static final double ENOUGH = 0.25;

    /// Near the top a good step changes the height by rounding alone, up or down.
    private static final double ROUNDING = 1e-13;

    /// Of steps: below the first, heights differ by rounding and can not tell a swing; above the second of the step before, it is one.
    private static final double CLOSE = 1e-3;

    private static final double SWINGING = 0.75;
    private static final int NONE = -1;

    /// How far out, in standard errors, the end of an interval is sought.
    private static final double FARTHEST = 200;

    /// The maximum, by Fisher scoring with step halving.
    static Result<ProfileLikelihood> maximum(PenalisedLikelihood likelihood, double[] start) {
        return climb(likelihood, start, NONE).map(top -> new ProfileLikelihood(likelihood, top.place, top.height));
    }

    /// The values of a coefficient whose profile is no lower than half a chi-square quantile below the maximum.
    Result<Interval> interval(int coefficient, double standardError, Level level) {
        double drop = level.deviate() * level.deviate();
        Result<Double> low = end(coefficient, -standardError, drop);
        return low.then(l -> end(coefficient, standardError, drop).map(h -> new Interval(l, h)));
    }

    /// The likelihood ratio test of the hypothesis that a coefficient is 0.
    HypothesisTest test(int coefficient, int n, Method method) {
        double statistic = Math.max(0, 2 * (height - profile(coefficient, 0)));
        return new HypothesisTest(
                Tail.chiSquare(statistic, 1), statistic, 1, n, method.with("penalised likelihood ratio test"));
    }

    private Result<Double> end(int coefficient, double step, double drop) {
        double centre = estimate[coefficient];
        double inner = 0;
        for (double outer = 1; outer <= FARTHEST; outer *= 1.5) {
            if (2 * (height - profile(coefficient, centre + outer * step)) > drop) {
                double from = inner;
                double root = Roots.between(
                        at -> 2 * (height - profile(coefficient, centre + at * step)) - drop, from, outer);
                return Result.of(centre + root * step);
            }
            inner = outer;
        }
        return Result.unavailable("the likelihood does not fall far enough to bound the interval");
    }

    private double profile(int coefficient, double value) {
        double[] start = estimate.clone();
        start[coefficient] = value;
        return climb(likelihood, start, coefficient)
                .found()
                .map(top -> top.height)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private record Top(double[] place, double height) {}

    private static Result<Top> climb(PenalisedLikelihood likelihood, double[] start, int held) {
        double[] place = start.clone();
        PenalisedLikelihood.Point here = likelihood.at(place);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < STEPS && here.exists(); i++) {
            double[] step = step(here, held);
            double size = largest(step);
            if (size <= TOLERANCE * (1 + largest(place))) {
                return Result.of(new Top(place, here.value()));
            }
            double slope = slope(here, step);
            double rounding = ROUNDING * (1 + Math.abs(here.value()));
            // where the penalty is curved as much as the likelihood, a full step lands as far beyond the top as it came
            // from
            double part = size < CLOSE && size > SWINGING * before ? 0.5 : 1;
            before = size;
            double[] next = moved(place, step, part);
            PenalisedLikelihood.Point there = likelihood.at(next);
            for (int h = 0; h < HALVINGS && !(there.value() - here.value() >= ENOUGH * part * slope - rounding); h++) {
                part /= 2;
                next = moved(place, step, part);
                there = likelihood.at(next);
            }
            if (!(there.value() - here.value() >= ENOUGH * part * slope - rounding)) {
                return Result.of(new Top(place, here.value())); // no step gains more than rounding
            }
            place = next;
            here = there;
        }
        return Result.unavailable("the likelihood has no finite maximum: some coefficient grows without bound");
    }

    private static double[] step(PenalisedLikelihood.Point here, int held) {
        int all = here.gradient().length;
        int free = held == NONE ? all : all - 1;
        double[][] information = new double[free][free];
        double[] gradient = new double[free];
        for (int r = 0; r < free; r++) {
            int row = held != NONE && r >= held ? r + 1 : r;
            gradient[r] = here.gradient()[row];
            for (int c = 0; c < free; c++) {
                information[r][c] = here.information()[row][held != NONE && c >= held ? c + 1 : c];
            }
        }
        double[] step = new double[all];
        if (free == 0) {
            return step;
        }
        try {
            double[] solved = new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-300)
                    .getSolver()
                    .solve(MatrixUtils.createRealVector(gradient))
                    .toArray();
            for (int r = 0; r < free; r++) {
                // Far steps overshoot where the likelihood is flat.
                step[held != NONE && r >= held ? r + 1 : r] = Math.clamp(solved[r], -5, 5);
            }
            return step;
        } catch (MathRuntimeException flat) {
            return step;
        }
    }

    private static double slope(PenalisedLikelihood.Point here, double[] step) {
        double slope = 0;
        for (int i = 0; i < step.length; i++) {
            slope += here.gradient()[i] * step[i];
        }
        return slope;
    }

    private static double[] moved(double[] place, double[] step, double part) {
        double[] moved = place.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += part * step[i];
        }
        return moved;
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
