package crosstalk.solver.spatial;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a cell of each voxel of a sheet goes along one axis within one or two substeps.
///
/// In a substep a cell hops from voxel i to a neighbour j with the chance `reach * D B(-P)`, where `reach` is step/edge^2, D the motility at
/// their face, P = (potential of j - potential of i)/D, and B(x) = x/(exp(x) - 1). Then a cell drifts on average by exactly the
/// gradient of the potential, chances are never negative, and what is hopped back and forth between two voxels balances where
/// numbers are in the ratio exp(P). D is the harmonic mean of both voxels, the same seen from either: without a potential cells that
/// are slow in some voxels still spread evenly, and a voxel of motility 0 is neither entered nor left. Where D vanishes beside the potential's
/// difference the chance tends to that difference times `reach`, uphill only. Towards what is not active the chance is 0.
///
/// Two substeps are one draw: with chances r to rise, f to fall and s to stay, by voxel, a cell of voxel i is two above with
/// chance r_i r_(i+1), one above with r_i s_(i+1) + s_i r_i, and so on down: the law of two hops one after the other, walls included.
///
/// Shape: over a [Sheet]. Units: chances are whole multiples of 2^-29. Error: 1e-9, and that of float, 2e-7 relative. Source: scharfetter1969.
final class HopChances {

    /// Binary digits of a chance.
    static final int DIGITS = 29;

    static final double ONE = 1 << DIGITS;

    /// Places that a cell can go to, at most.
    static final int MOST = 4;

    /// Up to this slope the even part of its function is a Taylor series.
    private static final double GENTLE = 1;

    /// Differences above this many motilities: exp(-40) is lost beside 1.
    private static final double STEEP = 40;

    private float[] rise = {};
    private float[] fall = {};
    private float[] stay = {};
    private float[] other = {};
    private float[] another = {};
    private final int[][] one = new int[2][];
    private final int[][] two = new int[MOST][];
    private boolean isTwo;

    /// The chance to go up, or up and down; after two substeps two up, also one up, also one down, also two down. Each holds those before it.
    int[][] sums() {
        return isTwo ? two : one;
    }

    /// Works them out.
    ///
    /// @param active 1 in active voxels of the sheet, 0 in others
    /// @param range what the next ones are bounded by
    /// @param uniform mm^2/day, where `motility` is null
    /// @param motility by voxel of the sheet, or null where it is the same everywhere
    /// @param potential by voxel of the sheet, or null where nothing is followed
    /// @param reach substep/edge^2
    /// @param isPair whether two substeps are drawn as one
    void fill(
            Sheet sheet,
            int axis,
            float[] active,
            MotilityRange range,
            double uniform,
            float @Nullable [] motility,
            float @Nullable [] potential,
            double reach,
            boolean isPair) {
        isTwo = isPair;
        if (rise.length < sheet.size) {
            rise = new float[sheet.size];
            fall = new float[sheet.size];
            stay = new float[sheet.size];
            other = new float[sheet.size];
            another = new float[sheet.size];
            for (int[][] some : new int[][][] {one, two}) {
                Arrays.setAll(some, c -> new int[sheet.size]);
            }
        }
        int step = sheet.step(axis);
        toward(sheet, step, active, range, uniform, motility, potential, reach, rise);
        toward(sheet, -step, active, range, uniform, motility, potential, reach, fall);
        if (isPair) {
            pair(sheet, step);
        } else {
            single(sheet.start, sheet.end);
        }
    }

    /// The chances to hop to the neighbour `step` further.
    private void toward(
            Sheet sheet,
            int step,
            float[] active,
            MotilityRange range,
            double uniform,
            float @Nullable [] motility,
            float @Nullable [] potential,
            double reach,
            float[] into) {
        Arrays.fill(into, 0, sheet.start, 0);
        Arrays.fill(into, sheet.end, sheet.size, 0);
        int from = sheet.start;
        int to = sheet.end;
        sheet.shift(active, step, other);
        if (motility == null && potential == null) {
            even(active, other, reach * uniform, into, from, to);
        } else if (motility == null && potential != null && range.steepest() <= GENTLE * uniform) {
            even(active, other, 1, into, from, to);
            sheet.shift(potential, step, other);
            gentle(potential, other, reach, uniform, into, from, to);
        } else {
            any(active, step, reach, uniform, motility, potential, into, from, to);
        }
    }

    private static void even(float[] here, float[] there, double chance, float[] into, int from, int to) {
        float even = (float) chance;
        for (int i = from; i < to; i++) {
            into[i] = even * here[i] * there[i];
        }
    }

    /// @param chances 1 where there is a neighbour, else 0; changed
    private static void gentle(
            float[] here, float[] there, double reach, double face, float[] chances, int from, int to) {
        double perFace = 1 / face;
        for (int i = from; i < to; i++) {
            double difference = (double) there[i] - here[i];
            double slope = difference * perFace;
            // B(-P) = P/2 coth(P/2) + P/2.
            double chance = reach * (face * even(slope * slope) + 0.5 * difference);
            chances[i] = (float) (chance * chances[i]);
        }
    }

    private static void any(
            float[] active,
            int step,
            double reach,
            double uniform,
            float @Nullable [] motility,
            float @Nullable [] potential,
            float[] into,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            int j = i + step;
            if (active[i] * active[j] == 0) {
                into[i] = 0;
                continue;
            }
            double face = motility == null ? uniform : face(motility[i], motility[j]);
            double difference = potential == null ? 0 : (double) potential[j] - potential[i];
            into[i] = (float) (reach * biased(face, difference));
        }
    }

    private void single(int from, int to) {
        float[] r = rise;
        float[] f = fall;
        int[] up = one[0];
        int[] moved = one[1];
        for (int i = from; i < to; i++) {
            up[i] = digits(r[i]);
        }
        for (int i = from; i < to; i++) {
            moved[i] = digits(r[i] + f[i]);
        }
    }

    private void pair(Sheet sheet, int step) {
        float[] r = rise;
        float[] f = fall;
        float[] s = stay;
        int from = sheet.start;
        int to = sheet.end;
        // Beyond the sheet too, where the chances that meet these are 0.
        for (int i = 0; i < sheet.size; i++) {
            s[i] = 1 - r[i] - f[i];
        }
        int[] upTwo = two[0];
        int[] up = two[1];
        int[] down = two[2];
        int[] downTwo = two[3];
        float[] next = other;
        sheet.shift(r, step, next);
        for (int i = from; i < to; i++) {
            upTwo[i] = digits(r[i] * next[i]);
        }
        for (int i = from; i < to; i++) {
            next[i] = next[i] + s[i];
        }
        sheet.shift(s, step, another);
        for (int i = from; i < to; i++) {
            r[i] = r[i] * (next[i] + another[i]);
        }
        for (int i = from; i < to; i++) {
            up[i] = digits(r[i]);
        }
        sheet.shift(s, -step, another);
        for (int i = from; i < to; i++) {
            s[i] = s[i] + another[i];
        }
        for (int i = from; i < to; i++) {
            down[i] = digits(r[i] + f[i] * s[i]);
        }
        sheet.shift(f, -step, next);
        for (int i = from; i < to; i++) {
            downTwo[i] = digits(r[i] + f[i] * (s[i] + next[i]));
        }
    }

    private static int digits(float chance) {
        return (int) (chance * (float) ONE + 0.5f);
    }

    /// The motility at the face of two voxels.
    static double face(double one, double other) {
        return one == other ? one : 2 * one * other / (one + other);
    }

    /// D B(-difference/D): what is left of a motility D towards a potential higher by `difference`.
    static double biased(double face, double difference) {
        if (Math.abs(difference) >= STEEP * face) {
            return Math.max(0, difference);
        }
        double slope = difference / face;
        double square = slope * slope;
        if (square > GENTLE) {
            return difference / (1 - Math.exp(-slope));
        }
        return face * even(square) + difference / 2;
    }

    /// P/2 coth(P/2) by its Taylor series.
    ///
    /// @param square of P, at most 1
    private static double even(double square) {
        return 1
                + square
                        * (1.0 / 12
                                + square
                                        * (-1.0 / 720
                                                + square
                                                        * (1.0 / 30240
                                                                + square * (-1.0 / 1209600 + square / 47900160))));
    }
}
