package crosstalk.solver.meanfield;

import java.util.Arrays;

/// Steps of [Rodas5P]: order 5, error of order 4, dense output of order 4, L-stable; for stiff equations.
///
/// Source: steinebach2023.
final class Rosenbrock implements Method {

    private static final int STAGES = Rodas5P.STAGES;
    private static final int POWER_TURNS = 4;

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
    private final double[] mode;
    private boolean insideReady;

    Rosenbrock(Field field, PivotOrder pivots) {
        this.field = field;
        size = field.size();
        sparse = new SparseFactor(pivots);
        dense = new DenseFactor(pivots);
        slope = new double[size];
        inTime = new double[size];
        jacobian = new double[field.cells()];
        k = new double[STAGES][size];
        next = new double[size];
        point = new double[size];
        mode = new double[size];
        Arrays.fill(mode, 1);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = new double[size];
        }
    }

    @Override
    public int order() {
        return Rodas5P.ORDER;
    }

    @Override
    public void forget() {
        // Nothing is kept from one point to the next.
    }

    @Override
    public boolean begin(double time, double[] state) {
        start = state;
        startTime = time;
        field.linearise(time, state, slope, jacobian, inTime);
        return Finite.all(slope) && Finite.all(inTime);
    }

    @Override
    public double[] slope() {
        return slope;
    }

    @Override
    public boolean attempt(double h) {
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
        return Finite.all(next);
    }

    /// The fastest rate at the start, about: the length of J^2 v over that of v, its root, for a v that earlier calls have
    /// turned towards the fastest mode.
    double fastestRate() {
        double rate = 0;
        for (int turn = 0; turn < POWER_TURNS; turn++) {
            field.multiply(jacobian, mode, point);
            field.multiply(jacobian, point, next);
            double length = largest(next);
            double before = largest(mode);
            if (!(length > 0) || !Double.isFinite(length)) {
                Arrays.fill(mode, 1);
                return rate;
            }
            rate = Math.sqrt(length / before);
            for (int i = 0; i < size; i++) {
                mode[i] = next[i] / length;
            }
        }
        return rate;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
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

    @Override
    public double[] next() {
        return next;
    }

    @Override
    public double[] error() {
        return k[STAGES - 1];
    }

    @Override
    public void at(double s, double[] out) {
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
