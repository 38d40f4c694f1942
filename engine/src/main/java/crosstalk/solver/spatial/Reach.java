package crosstalk.solver.spatial;

import org.apache.commons.numbers.gamma.Erf;

/// How far a level spreads from the voxel in which it is made, by the ratio of the voxel's edge to the decay length.
///
/// What is made evenly in a voxel has, in the steady state of diffusion and loss, an exact share in the mean over each voxel. The
/// seven-point stencil alone keeps too much in the voxel (81 % instead of 55 % where the length is a fifth of the edge). Two
/// numbers repair that: `spill`, the share of production handed to each of the two neighbours along an axis before solving,
/// and `conductance`, by which the stencil's diffusion is multiplied. They are chosen so that the variance of the spread along an axis,
/// which is coth(y/2)/y, with y = edge/length, and the share of the voxel itself are exact. Where the first would ask for more
/// conductance than diffusion has (y above about 6), conductance is 1 and only the second is met.
///
/// Both kernels are integrals over the time a molecule lives of products of three heat kernels, one per axis: between the
/// means of voxels for the exact one, on the lattice (Bessel functions) for the scheme.
///
/// Error: shares of the voxel itself 2e-4 (interpolation); face neighbours 3 to 9 % high, edge neighbours 3 to 21 % and corners 9 to 54 % low; the second
/// voxel along an axis 13 % (reach of two voxels) to 170 % (0.3) high. Along an axis a stencil of seven points carries too far.
final class Reach {

    /// From this ratio of edge to length on, three passes of a kernel are as good as solving.
    static final double SHORT = 5;

    private static final int PER_UNIT = 16;
    private static final int COARSE = 4;
    private static final float LAST = 16;
    private static final double LOWEST = -20;
    private static final double HIGHEST = 9;
    private static final int NODES = 80;

    private static final Reach TABLE = new Reach();

    private final float[] spill = new float[(int) (LAST * PER_UNIT) + 2];
    private final float[] conductance = new float[spill.length];
    private final float[] kernel = new float[spill.length];
    private final float[] spillRoot = new float[spill.length];
    private final float[] conductanceRoot = new float[spill.length];

    private final double[] time = new double[NODES];
    private final double[] exact = new double[NODES];

    private Reach() {
        double step = (HIGHEST - LOWEST) / NODES;
        for (int i = 0; i < NODES; i++) {
            time[i] = Math.exp(LOWEST + i * step);
            exact[i] = Math.pow(heat(time[i]), 3);
        }
        double[] solved = new double[(int) (LAST * PER_UNIT) / COARSE + 3];
        double[] kept = new double[solved.length];
        for (int n = 0; n < solved.length; n++) {
            double y = (double) n * COARSE / PER_UNIT;
            solved[n] = solveSpill(y, n == 0 ? 0.12 : solved[n - 1]);
            kept[n] = own(y);
        }
        for (int n = 0; n < spill.length; n++) {
            double y = (double) n / PER_UNIT;
            spill[n] = (float) between(solved, n);
            conductance[n] = (float) conductance(y, spill[n]);
            spillRoot[n] = (float) Math.sqrt(spill[n]);
            conductanceRoot[n] = (float) Math.sqrt(conductance[n]);
            kernel[n] = (float) ((1 - Math.cbrt(between(kept, n))) / 2);
        }
    }

    static Reach table() {
        return TABLE;
    }

    /// Share of production handed to each neighbour along an axis, 0 to 0.128.
    ///
    /// @param ratio of the voxel's edge to the decay length, at least 0
    float spill(float ratio) {
        return ratio < LAST ? at(spill, ratio) : at(spill, LAST) * LAST / ratio;
    }

    /// Factor of the stencil's diffusion, 0.66 to 1.
    ///
    /// @param ratio of the voxel's edge to the decay length, at least 0
    float conductance(float ratio) {
        return at(conductance, Math.min(ratio, LAST));
    }

    /// Square roots of [#conductance], and of loss times [#spill], for a run of voxels.
    ///
    /// @param perRoot edge over the root of diffusion: times the root of loss it is the ratio of edge to length
    void roots(float[] loss, float perRoot, int from, int to, float[] conductances, float[] spills) {
        float[] conductanceTable = conductanceRoot;
        float[] spillTable = spillRoot;
        for (int i = from; i < to; i++) {
            float rootLoss = (float) Math.sqrt(loss[i]);
            float ratio = rootLoss * perRoot;
            float place = Math.min(ratio, LAST) * PER_UNIT;
            int below = (int) place;
            float part = place - below;
            float spillThere = spillTable[below] + part * (spillTable[below + 1] - spillTable[below]);
            conductances[i] = conductanceTable[below] + part * (conductanceTable[below + 1] - conductanceTable[below]);
            spills[i] = rootLoss * (ratio < LAST ? spillThere : spillThere * (float) Math.sqrt(LAST / ratio));
        }
    }

    /// Share of what is made that each neighbour along an axis gets where three passes, one per axis, are the whole answer: the
    /// share of the voxel itself is exact.
    ///
    /// @param ratio of the voxel's edge to the decay length, at least [#SHORT]
    float kernel(float ratio) {
        return ratio < LAST ? at(kernel, ratio) : at(kernel, LAST) * LAST / ratio;
    }

    private static float at(float[] table, float ratio) {
        float place = ratio * PER_UNIT;
        int below = (int) place;
        return table[below] + (place - below) * (table[below + 1] - table[below]);
    }

    /// Cubic interpolation in a table with one of every [#COARSE] places.
    private static double between(double[] coarse, int place) {
        int at = place / COARSE;
        double t = (double) (place % COARSE) / COARSE;
        double before = coarse[Math.max(0, at - 1)];
        double after = coarse[Math.min(coarse.length - 1, at + 2)];
        double slope = (coarse[at + 1] - before) / (at == 0 ? 1 : 2);
        double slopeAfter = (after - coarse[at]) / 2;
        double rise = coarse[at + 1] - coarse[at];
        return coarse[at] + t * (slope + t * (3 * rise - 2 * slope - slopeAfter + t * (slope + slopeAfter - 2 * rise)));
    }

    /// Conductance that makes the variance along an axis exact: half of it is coth(y/2)/(2y) = conductance/y^2 + spill.
    private static double conductance(double y, double spill) {
        double variance = y < 1e-3 ? 1 + y * y / 12 : y / (2 * Math.tanh(y / 2));
        return Math.min(1, variance - y * y * spill);
    }

    /// Secant steps to the spill with which the voxel's own share is exact.
    private double solveSpill(double y, double guess) {
        double before = guess * 1.02;
        double errorBefore = ownError(y, before);
        double now = guess;
        for (int round = 0; round < 30; round++) {
            double error = ownError(y, now);
            if (Math.abs(now - before) < 1e-9 || error == errorBefore) {
                break;
            }
            double next = now - error * (now - before) / (error - errorBefore);
            before = now;
            errorBefore = error;
            now = next;
        }
        return now;
    }

    /// The scheme's own share less the exact one, over y^2.
    private double ownError(double y, double spill) {
        double conductance = conductance(y, spill);
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double weight = time[i] * Math.exp(-time[i] * y * y);
            if (weight > 1e-14) {
                sum += weight * (Math.pow(kept(2 * conductance * time[i], spill), 3) - exact[i]);
            }
        }
        return sum;
    }

    /// The exact share of the voxel itself; meant for y well above 0.
    private double own(double y) {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            sum += time[i] * Math.exp(-time[i] * y * y) * exact[i];
        }
        return sum * y * y * (HIGHEST - LOWEST) / NODES;
    }

    /// Probability that a molecule starting anywhere in an interval of length 1 is in it when its place has gained variance 2 `time`.
    private static double heat(double time) {
        return Erf.value(0.5 / Math.sqrt(time)) + 2 * Math.sqrt(time / Math.PI) * Math.expm1(-0.25 / time);
    }

    /// What of a spilled source is still in its voxel after a walk on the lattice along one axis: (1 - 2 spill) times
    /// exp(-x) I0(x) plus 2 spill times exp(-x) I1(x). The Bessel functions by a trapezoidal sum over their integral, from 30 on
    /// by the asymptotic series; relative error below 1e-7.
    private static double kept(double x, double spill) {
        if (x >= 30) {
            return ((1 - 2 * spill) * asymptotic(0, x) + 2 * spill * asymptotic(1, x)) / Math.sqrt(2 * Math.PI * x);
        }
        int points = 8 + (int) (3 * Math.sqrt(x));
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double cosine = Math.cos((i + 0.5) * Math.PI / points);
            sum += Math.exp(x * (cosine - 1)) * (1 - 2 * spill * (1 - cosine));
        }
        return sum / points;
    }

    private static double asymptotic(int order, double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k <= 5; k++) {
            double odd = 2 * k - 1;
            term *= -(4 * order * order - odd * odd) / (8 * x * k);
            sum += term;
        }
        return sum;
    }
}
