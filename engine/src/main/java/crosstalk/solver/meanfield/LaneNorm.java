package crosstalk.solver.meanfield;

import crosstalk.network.Network;
import java.util.Arrays;

/// [ErrorNorm] for subjects side by side: the largest over lanes of each lane's own norm.
///
/// Shape: vectors by species, then lane.
final class LaneNorm {

    private static final double FIRST_FRACTION = 0.01;

    private final int lanes;
    private final int species;
    private final double relative;
    /// By species.
    private final double[] absolute;
    private final double[] ofPeak;
    /// By species and lane: the absolute error allowed, and what is allowed whatever the amount.
    private final double[] absolutes;
    private final double[] base;
    private final double[] share;
    private final double[] point;
    private final double[] errors;
    private final double[] amounts;
    private final double[] speeds;

    LaneNorm(Network network, Tolerance tolerance, int lanes) {
        this.lanes = lanes;
        species = network.species().size();
        relative = tolerance.relative();
        absolute = network.species().stream()
                .mapToDouble(each -> each.counted() ? tolerance.counted() : tolerance.continuous())
                .toArray();
        ofPeak = network.species().stream()
                .mapToDouble(each -> each.counted() ? 0 : tolerance.relative() * tolerance.ofPeak())
                .toArray();
        absolutes = new double[species * lanes];
        for (int i = 0; i < species; i++) {
            Arrays.fill(absolutes, i * lanes, (i + 1) * lanes, absolute[i]);
        }
        base = absolutes.clone();
        share = new double[base.length];
        point = new double[base.length];
        errors = new double[lanes];
        amounts = new double[lanes];
        speeds = new double[lanes];
    }

    /// Absolute error allowed in a species.
    double absolute(int index) {
        return absolute[index];
    }

    /// Takes note of amounts that were reached: what they allow is allowed from now on.
    void reached(double[] state) {
        for (int i = 0; i < species; i++) {
            double allowed = ofPeak[i];
            if (allowed > 0) {
                for (int at = i * lanes; at < (i + 1) * lanes; at++) {
                    base[at] = Math.max(base[at], allowed * Math.abs(state[at]));
                }
            }
        }
    }

    /// Gives a lane what another has reached.
    void copy(int from, int to) {
        for (int row = 0; row < base.length; row += lanes) {
            base[row + to] = base[row + from];
        }
    }

    /// Size of `error` in a step between two states, the largest over lanes; 1 is the limit. Infinite where some lane
    /// met a value that is not finite.
    double of(double[] error, double[] before, double[] after) {
        fill(errors, error, before, after);
        double largest = 0;
        for (double each : errors) {
            largest = Double.isFinite(each) ? Math.max(largest, each) : Double.POSITIVE_INFINITY;
        }
        return largest;
    }

    /// By lane, the last errors measured, live.
    double[] errors() {
        return errors;
    }

    private void fill(double[] sizes, double[] error, double[] before, double[] after) {
        weigh(error, before, after);
        final double[] share = this.share;
        Arrays.fill(sizes, 0);
        for (int i = 0; i < species; i++) {
            int row = i * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                double each = share[row + lane];
                sizes[lane] += each * each;
            }
        }
        double count = Math.max(1, species);
        for (int lane = 0; lane < lanes; lane++) {
            sizes[lane] = Math.sqrt(sizes[lane] / count);
        }
    }

    private void weigh(double[] error, double[] before, double[] after) {
        final double[] share = this.share;
        final double[] absolute = absolutes;
        final double[] floor = base;
        final double part = relative;
        for (int i = 0; i < share.length; i++) {
            double amount = Math.max(Math.abs(before[i]), Math.abs(after[i]));
            share[i] = error[i] / Math.max(floor[i], absolute[i] + part * amount);
        }
    }

    /// A first length of step, the least over lanes of what [ErrorNorm#firstStep] would take.
    /// Source: hairer1993, section II.4.
    double firstStep(Field field, int order, double time, double[] state, double[] startSlope) {
        fill(amounts, state, state, state);
        fill(speeds, startSlope, state, state);
        double guess = Double.MAX_VALUE;
        for (int lane = 0; lane < lanes; lane++) {
            if (speeds[lane] > 0) {
                boolean slow = amounts[lane] < 1e-5 || speeds[lane] < 1e-5;
                guess = Math.min(guess, slow ? 1e-6 : FIRST_FRACTION * amounts[lane] / speeds[lane]);
            }
        }
        if (guess == Double.MAX_VALUE) {
            return guess;
        }
        double[] slope = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            point[i] = state[i] + guess * startSlope[i];
        }
        field.slope(time + guess, point, slope);
        for (int i = 0; i < state.length; i++) {
            slope[i] -= startSlope[i];
        }
        fill(errors, slope, state, state);
        double steepest = 0;
        for (int lane = 0; lane < lanes; lane++) {
            double bend = errors[lane] / guess;
            steepest = Math.max(
                    steepest, Double.isNaN(bend) ? Double.POSITIVE_INFINITY : Math.max(speeds[lane], bend));
        }
        double refined = Math.pow(FIRST_FRACTION / steepest, 1.0 / order);
        return Math.max(Math.min(100 * guess, refined), 16 * Math.ulp(time));
    }
}
