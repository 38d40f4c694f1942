package crosstalk.solver.meanfield;

import java.util.Arrays;

/// One step of [Rodas5P] on a [Field], and its inside.
///
/// Use: [#linearise] at a point, [#attempt] steps of any length from it until one is good, then [#at] for what lies
/// inside that step. Scratch arrays are kept; nothing is allocated per step.
///
/// Shape: every vector by species. Error: order 5 in the step, [#error] of order 4; dense output of order 4.
/// Stability: L-stable. Source: steinebach2023.
final class Rosenbrock {

    private static final int STAGES = Rodas5P.STAGES;

    private final Field field;
    private final int size;
    private final SparseFactor sparse;
    private final DenseFactor dense;
    private final double[] slope;
    private final double[] inTime;
    private final double[] jacobian;
    private final double[][] k;
    private final double[] next;
    private final double[] point;
    private final double[][] inside = new double[3][];
    private double[] start = {};
    private double startTime;
    private boolean insideReady;

    Rosenbrock(Field field, PivotOrder pivots) {
        this.field = field;
        size = field.size();
        sparse = new SparseFactor(pivots);
        dense = new DenseFactor(size);
        slope = new double[size];
        inTime = new double[size];
        jacobian = new double[size * size];
        k = new double[STAGES][size];
        next = new double[size];
        point = new double[size];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = new double[size];
        }
    }

    /// Takes `state` at `time` as the start of the steps to come; the array is kept, not copied.
    ///
    /// @return false when a derivative there is not finite
    boolean linearise(double time, double[] state) {
        start = state;
        startTime = time;
        field.linearise(time, state, slope, jacobian, inTime);
        return allFinite(slope) && allFinite(inTime);
    }

    /// Derivative by time at the start, live.
    double[] slope() {
        return slope;
    }

    /// Tries a step of length `h` from the start.
    ///
    /// @return false when it meets a value that is not finite; a shorter step can do
    boolean attempt(double h) {
        insideReady = false;
        double diagonal = 1 / (Rodas5P.GAMMA * h);
        boolean usesSparse = sparse.factor(jacobian, diagonal);
        if (!usesSparse && !dense.factor(jacobian, diagonal)) {
            return false;
        }
        for (int stage = 0; stage < STAGES; stage++) {
            double[] now = k[stage];
            if (stage == 0) {
                System.arraycopy(slope, 0, now, 0, size);
            } else {
                moveTo(stage);
                field.slope(startTime + Rodas5P.moment(stage) * h, point, now);
            }
            couple(stage, h);
            if (usesSparse) {
                sparse.solve(now);
            } else {
                dense.solve(now);
            }
        }
        double[] last = k[STAGES - 1];
        for (int i = 0; i < size; i++) {
            next[i] = point[i] + last[i];
        }
        return allFinite(next);
    }

    /// Sets `point` to where stage `stage` evaluates the rates.
    private void moveTo(int stage) {
        if (stage >= 6) {
            add(point, k[stage - 1], 1);
            return;
        }
        System.arraycopy(start, 0, point, 0, size);
        for (int j = 0; j < stage; j++) {
            add(point, k[j], Rodas5P.point(stage, j));
        }
    }

    /// Adds to stage `stage` what it takes from the stages before and from the derivative by time.
    private void couple(int stage, double h) {
        double[] now = k[stage];
        for (int j = 0; j < stage; j++) {
            add(now, k[j], Rodas5P.coupling(stage, j) / h);
        }
        double weight = h * Rodas5P.timeWeight(stage);
        if (weight != 0 && field.dependsOnTime()) {
            add(now, inTime, weight);
        }
    }

    private static void add(double[] sum, double[] term, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * term[i];
        }
    }

    private static boolean allFinite(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += 0 * value;
        }
        return sum == 0;
    }

    /// The state at the end of the last step tried, live.
    double[] next() {
        return next;
    }

    /// Estimated error at the end of the last step tried, by species, live.
    double[] error() {
        return k[STAGES - 1];
    }

    /// Fills `out` with the state at fraction `s` (0..1) of the last step tried.
    void at(double s, double[] out) {
        prepareInside();
        double[] first = inside[0];
        double[] second = inside[1];
        double[] third = inside[2];
        double rest = 1 - s;
        for (int i = 0; i < size; i++) {
            double bend = first[i] + s * (second[i] + s * third[i]);
            out[i] = rest * start[i] + s * (next[i] + rest * bend);
        }
    }

    private void prepareInside() {
        if (insideReady) {
            return;
        }
        for (int row = 0; row < inside.length; row++) {
            Arrays.fill(inside[row], 0);
            for (int j = 0; j < STAGES; j++) {
                add(inside[row], k[j], Rodas5P.dense(row, j));
            }
        }
        insideReady = true;
    }
}
