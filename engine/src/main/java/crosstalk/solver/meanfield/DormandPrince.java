package crosstalk.solver.meanfield;

import java.util.Arrays;

/// Explicit steps of order 5 with an error of order 4 and dense output of order 4; the last evaluation of a step is the
/// first of the next.
///
/// Stability: steps up to about 3.3 / fastest rate of decay, [#STABLE]; [#stiffness] tells how near a step came.
/// Source: dormand1980; dense output and detection of stiffness: hairer1993 section II.6, hairer1996 section IV.2.
final class DormandPrince implements Method {

    /// Largest step times rate of decay that is stable.
    static final double STABLE = 3.3;

    /// Evaluations that a step costs.
    static final int EVALUATIONS = 6;

    private final Field field;
    private final int size;
    private double[] k1;
    private final double[] k2;
    private final double[] k3;
    private final double[] k4;
    private final double[] k5;
    private final double[] k6;
    private double[] k7;
    /// Where the sixth evaluation was made, at the end of the step.
    private final double[] sixth;
    private final double[] point;
    private final double[] next;
    private final double[] error;
    private double[] start = {};
    private double startTime;
    private double length;
    private boolean lastSlopeHolds;

    DormandPrince(Field field) {
        this.field = field;
        size = field.size();
        k1 = new double[size];
        k2 = new double[size];
        k3 = new double[size];
        k4 = new double[size];
        k5 = new double[size];
        k6 = new double[size];
        k7 = new double[size];
        sixth = new double[size];
        point = new double[size];
        next = new double[size];
        error = new double[size];
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public boolean begin(double time, double[] state) {
        boolean goesOn = lastSlopeHolds && time == startTime + length && Arrays.equals(state, next);
        start = state;
        startTime = time;
        lastSlopeHolds = false;
        if (goesOn) {
            double[] last = k7;
            k7 = k1;
            k1 = last;
        } else {
            field.slope(time, state, k1);
        }
        return Finite.all(k1);
    }

    @Override
    public void forget() {
        lastSlopeHolds = false;
    }

    @Override
    public double[] slope() {
        return k1;
    }

    @Override
    public boolean attempt(double h) {
        length = h;
        double t = startTime;
        second(h / 5);
        field.slope(t + h / 5, point, k2);
        third(h);
        field.slope(t + 3 * h / 10, point, k3);
        fourth(h);
        field.slope(t + 4 * h / 5, point, k4);
        fifth(h);
        field.slope(t + 8 * h / 9, point, k5);
        sixth(h);
        field.slope(t + h, sixth, k6);
        end(h);
        field.slope(t + h, next, k7);
        estimate(h);
        lastSlopeHolds = Finite.all(k7);
        return lastSlopeHolds && Finite.all(next);
    }

    // Stage by stage with numbers in place, so that each loop over species vectorises.

    private void second(double h) {
        final double[] y = start;
        final double[] a = k1;
        final double[] out = point;
        for (int i = 0; i < size; i++) {
            out[i] = y[i] + h * a[i];
        }
    }

    private void third(double h) {
        final double[] y = start;
        final double[] a = k1;
        final double[] b = k2;
        final double[] out = point;
        final double wa = h * 3 / 40;
        final double wb = h * 9 / 40;
        for (int i = 0; i < size; i++) {
            out[i] = y[i] + (wa * a[i] + wb * b[i]);
        }
    }

    private void fourth(double h) {
        final double[] y = start;
        final double[] a = k1;
        final double[] b = k2;
        final double[] c = k3;
        final double[] out = point;
        final double wa = h * 44 / 45;
        final double wb = -h * 56 / 15;
        final double wc = h * 32 / 9;
        for (int i = 0; i < size; i++) {
            out[i] = y[i] + (wa * a[i] + wb * b[i] + wc * c[i]);
        }
    }

    private void fifth(double h) {
        final double[] y = start;
        final double[] a = k1;
        final double[] b = k2;
        final double[] c = k3;
        final double[] d = k4;
        final double[] out = point;
        final double wa = h * 19372 / 6561;
        final double wb = -h * 25360 / 2187;
        final double wc = h * 64448 / 6561;
        final double wd = -h * 212 / 729;
        for (int i = 0; i < size; i++) {
            out[i] = y[i] + (wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i]);
        }
    }

    private void sixth(double h) {
        final double[] y = start;
        final double[] a = k1;
        final double[] b = k2;
        final double[] c = k3;
        final double[] d = k4;
        final double[] e = k5;
        final double[] out = sixth;
        final double wa = h * 9017 / 3168;
        final double wb = -h * 355 / 33;
        final double wc = h * 46732 / 5247;
        final double wd = h * 49 / 176;
        final double we = -h * 5103 / 18656;
        for (int i = 0; i < size; i++) {
            out[i] = y[i] + (wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i] + we * e[i]);
        }
    }

    private void end(double h) {
        final double[] y = start;
        final double[] a = k1;
        final double[] c = k3;
        final double[] d = k4;
        final double[] e = k5;
        final double[] f = k6;
        final double[] out = next;
        final double wa = h * 35 / 384;
        final double wc = h * 500 / 1113;
        final double wd = h * 125 / 192;
        final double we = -h * 2187 / 6784;
        final double wf = h * 11 / 84;
        for (int i = 0; i < size; i++) {
            out[i] = y[i] + (wa * a[i] + wc * c[i] + wd * d[i] + we * e[i] + wf * f[i]);
        }
    }

    private void estimate(double h) {
        final double[] a = k1;
        final double[] c = k3;
        final double[] d = k4;
        final double[] e = k5;
        final double[] f = k6;
        final double[] g = k7;
        final double[] out = error;
        final double wa = h * 71 / 57600;
        final double wc = -h * 71 / 16695;
        final double wd = h * 71 / 1920;
        final double we = -h * 17253 / 339200;
        final double wf = h * 22 / 525;
        final double wg = -h / 40;
        for (int i = 0; i < size; i++) {
            out[i] = wa * a[i] + wc * c[i] + wd * d[i] + we * e[i] + wf * f[i] + wg * g[i];
        }
    }

    @Override
    public double[] next() {
        return next;
    }

    @Override
    public double[] error() {
        return error;
    }

    /// Length of the last step times the fastest rate that it felt: beyond [#STABLE] errors grow.
    ///
    /// @param norm weighs the species, so that none drowns the others
    double stiffness(ErrorNorm norm) {
        double slopes = norm.distance(k7, k6, next);
        double points = norm.distance(next, sixth, next);
        return points > 0 ? length * slopes / points : 0;
    }

    @Override
    public void at(double s, double[] out) {
        final double rest = 1 - s;
        final double h = length;
        for (int i = 0; i < size; i++) {
            double weighted = -12715105075.0 / 11282082432.0 * k1[i]
                    + 87487479700.0 / 32700410799.0 * k3[i]
                    - 10690763975.0 / 1880347072.0 * k4[i]
                    + 701980252875.0 / 199316789632.0 * k5[i]
                    - 1453857185.0 / 822651844.0 * k6[i]
                    + 69997945.0 / 29380423.0 * k7[i];
            double difference = next[i] - start[i];
            double bulge = h * k1[i] - difference;
            double skew = difference - h * k7[i] - bulge;
            out[i] = start[i] + s * (difference + rest * (bulge + s * (skew + rest * h * weighted)));
        }
    }
}
