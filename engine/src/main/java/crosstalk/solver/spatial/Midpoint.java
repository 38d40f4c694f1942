package crosstalk.solver.spatial;

import crosstalk.solver.SolverException;
import java.util.Arrays;

/// The cells that a strip of voxels is expected to hold after half a step, in real numbers, with the rates of its start.
///
/// Each kind grows or shrinks exponentially; what leaves one kind, and what is made, flows into others. Error: second order in the
/// step, which is enough for hazards at the middle; no number below 0, however long the step.
final class Midpoint {

    /// Beyond this, exponentials of growth are cut: a hazard is a ratio to what is left, which must not be 0.
    private static final double LARGEST_EXPONENT = 50;
    /// Up to here a ratio of polynomials gives exp to 5e-5.
    private static final double SMALL_EXPONENT = 0.5;

    private final Fates fates;

    Midpoint(Fates fates) {
        this.fates = fates;
    }

    /// Writes `middle`; leaves in `grow` the mean of exp over the half step.
    void expect(LeapStrip strip, double half) {
        strip.look();
        for (int k = 0; k < fates.size(); k++) {
            if (strip.isPresent[k]) {
                grow(strip, k, half);
            } else {
                Arrays.fill(strip.middle[k], 0, strip.length, 0);
                Arrays.fill(strip.grow[k], 0, strip.length, 1);
            }
        }
        for (int k = 0; k < fates.size(); k++) {
            if (strip.isPresent[k]) {
                for (Fates.Fate fate : fates.exits.get(k)) {
                    flow(strip, fate, strip.grow[k], half);
                }
            }
        }
        Arrays.fill(strip.ones, 0, strip.length, 1);
        for (Fates.Fate making : fates.makings) {
            flow(strip, making, strip.ones, half);
        }
    }

    private void grow(LeapStrip strip, int k, double half) {
        int length = strip.length;
        double[] net = strip.go[k];
        Arrays.fill(net, 0, length, 0);
        for (int r : fates.births.get(k)) {
            double[] rate = strip.rates[r];
            for (int v = 0; v < length; v++) {
                net[v] += Math.max(0, rate[v]);
            }
        }
        for (Fates.Fate fate : fates.exits.get(k)) {
            double[] rate = strip.rates[fate.reaction()];
            for (int v = 0; v < length; v++) {
                net[v] -= Math.max(0, rate[v]);
            }
        }
        int[] counts = strip.counts[k];
        double[] mean = strip.grow[k];
        double[] middle = strip.middle[k];
        for (int v = 0; v < length; v++) {
            int n = counts[strip.offset + v];
            if (n == 0) {
                mean[v] = 1;
                middle[v] = 0;
                continue;
            }
            double x = net[v] * half / n;
            if (!(Math.abs(x) <= Double.MAX_VALUE)) {
                throw strip.blame(fates, k, v);
            }
            mean[v] = mean(x);
            middle[v] = n * (1 + x * mean[v]);
        }
    }

    /// (exp(x) - 1)/x.
    private static double mean(double x) {
        if (Math.abs(x) <= SMALL_EXPONENT) {
            return 12 / (12 - x * (6 - x));
        }
        double cut = Math.clamp(x, -LARGEST_EXPONENT, LARGEST_EXPONENT);
        return (Math.exp(cut) - 1) / cut;
    }

    /// Adds what a reaction brings to kinds of cells in half a step.
    private void flow(LeapStrip strip, Fates.Fate fate, double[] from, double half) {
        for (Fates.Product product : fate.products()) {
            if (product.cell() < 0) {
                continue;
            }
            double[] rate = strip.rates[fate.reaction()];
            double[] to = strip.middle[product.cell()];
            double[] mean = strip.grow[product.cell()];
            for (int v = 0; v < strip.length; v++) {
                double firings = Math.max(0, rate[v]) * half * from[v] * mean[v];
                if (firings > 0) {
                    to[v] += firings * strip.amount(product, v);
                }
                if (!(firings <= Double.MAX_VALUE)) {
                    throw new SolverException(strip.trouble(fates, fate.reaction(), v));
                }
            }
        }
    }
}
