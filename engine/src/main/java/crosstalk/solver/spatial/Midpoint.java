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
    private final int[][] births;
    private final int[][] exits;
    private final Fates.Fate[][] own;

    Midpoint(Fates fates, int[][] births, int[][] exits) {
        this.fates = fates;
        this.births = births;
        this.exits = exits;
        own = fates.exits.stream().map(all -> all.toArray(Fates.Fate[]::new)).toArray(Fates.Fate[][]::new);
    }

    /// Writes `middle`; leaves in `mean` the mean of exp over the half step.
    void expect(LeapStrip strip, double half) {
        strip.look();
        for (int k = 0; k < fates.size(); k++) {
            Arrays.fill(strip.middle[k], 0, strip.length, 0);
            Arrays.fill(strip.mean[k], 0, strip.length, 1);
            grow(strip, k, half);
        }
        for (int k = 0; k < fates.size(); k++) {
            if (strip.present[k] > 0) {
                for (Fates.Fate fate : own[k]) {
                    leave(strip, fate, k, half);
                }
            }
        }
        for (Fates.Fate making : fates.makings) {
            make(strip, making, half);
        }
    }

    private void grow(LeapStrip strip, int k, double half) {
        int[] counts = strip.counts[k];
        double[] mean = strip.mean[k];
        double[] middle = strip.middle[k];
        double[][] rates = strip.rates;
        int[] gains = births[k];
        int[] losses = exits[k];
        int[] at = strip.presentAt[k];
        for (int i = 0; i < strip.present[k]; i++) {
            int v = at[i];
            int n = counts[strip.at[v]];
            double net = 0;
            for (int r : gains) {
                net += Math.max(0, rates[r][v]);
            }
            for (int r : losses) {
                net -= Math.max(0, rates[r][v]);
            }
            double x = net * half / n;
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

    /// Adds what cells of kind k that leave become, where there are any.
    private static void leave(LeapStrip strip, Fates.Fate fate, int k, double half) {
        int[] at = strip.presentAt[k];
        double[] rate = strip.rates[fate.reaction()];
        double[] from = strip.mean[k];
        for (Fates.Product product : fate.products()) {
            if (product.cell() >= 0) {
                double[] to = strip.middle[product.cell()];
                double[] mean = strip.mean[product.cell()];
                for (int i = 0; i < strip.present[k]; i++) {
                    int v = at[i];
                    to[v] += Math.max(0, rate[v]) * half * from[v] * mean[v] * strip.amount(product, v);
                }
            }
        }
    }

    private void make(LeapStrip strip, Fates.Fate making, double half) {
        double[] rate = strip.rates[making.reaction()];
        for (Fates.Product product : making.products()) {
            if (product.cell() >= 0) {
                double[] to = strip.middle[product.cell()];
                double[] mean = strip.mean[product.cell()];
                for (int v = 0; v < strip.length; v++) {
                    double firings = Math.max(0, rate[v]) * half;
                    if (!(firings <= Double.MAX_VALUE)) {
                        throw new SolverException(strip.trouble(fates, making.reaction(), v));
                    }
                    to[v] += firings * mean[v] * strip.amount(product, v);
                }
            }
        }
    }
}
