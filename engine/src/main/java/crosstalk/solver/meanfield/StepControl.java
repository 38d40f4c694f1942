package crosstalk.solver.meanfield;

/// Chooses the length of the next step from the error of the last two: a predictive (proportional-integral) controller.
///
/// The error given is relative to what is allowed, so 1 is the limit. A step grows at most 6-fold and shrinks at most
/// 5-fold at once, and does not grow right after a rejection.
/// Source: hairer1996, section IV.8, eq. 8.25.
final class StepControl {

    private static final double SAFETY = 0.9;
    private static final double MOST_GROWTH = 6;
    private static final double MOST_SHRINKING = 5;
    private static final double SMALLEST_ERROR = 1e-2;
    /// 1 / order of the methods, which is one for both.
    private static final double POWER = 0.2;

    private double lastStep;
    private double lastError;
    private boolean rejected;

    /// Forgets the past: what comes is another solution.
    void restart() {
        lastStep = 0;
        rejected = false;
    }

    /// Length to try next after a step of length `h` with `error` of at most 1.
    double afterSuccess(double h, double error) {
        double factor = divisor(error);
        if (lastStep > 0) {
            double predicted = h / lastStep;
            double bounded = Math.max(error, 1e-10);
            double predictive = Math.pow(bounded * bounded / lastError, POWER) / SAFETY / predicted;
            factor = Math.max(factor, clamp(predictive));
        }
        lastStep = h;
        lastError = Math.max(SMALLEST_ERROR, error);
        double proposed = h / factor;
        if (rejected) {
            proposed = Math.min(proposed, h);
        }
        rejected = false;
        return proposed;
    }

    /// Length to try next after a step of length `h` with `error` above 1.
    double afterRejection(double h, double error) {
        rejected = true;
        return h / Math.max(divisor(error), 1 / SAFETY);
    }

    /// Length to try next after a step of length `h` that met a value that is not finite.
    double afterFailure(double h) {
        rejected = true;
        return h / MOST_SHRINKING;
    }

    private static double divisor(double error) {
        return clamp(Math.pow(error, POWER) / SAFETY);
    }

    private static double clamp(double factor) {
        return Math.max(1 / MOST_GROWTH, Math.min(MOST_SHRINKING, factor));
    }
}
