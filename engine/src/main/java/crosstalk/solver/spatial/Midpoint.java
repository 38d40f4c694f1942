package crosstalk.solver.spatial;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /// Of each exit of each kind, and of each making: what it gives to voxels.
    private final Flow[][] own;
    private final Flow[] makings;

    /// What a reaction gives.
    private record Flow(int reaction, Fates.Product[] products) {
        static Flow[] of(List<Fates.Fate> fates) {
            return fates.stream()
                    .map(fate -> new Flow(
                            fate.reaction(),
                            fate.products().stream()
                                    .filter(product -> product.cell() >= 0)
                                    .toArray(Fates.Product[]::new)))
                    .filter(flow -> flow.products.length > 0)
                    .toArray(Flow[]::new);
        }
    }

    Midpoint(Fates fates, int[][] births, int[][] exits) {
        this.fates = fates;
        this.births = births;
        this.exits = exits;
        makings = Flow.of(fates.makings);
        own = fates.exits.stream().map(Flow::of).toArray(Flow[][]::new);
    }

    /// Writes `middle` and `net`; leaves in `mean` the mean of exp over the half step.
    void expect(LeapStrip strip, double half) {
        strip.look();
        for (int k = 0; k < births.length; k++) {
            strip.isExpected[k] = strip.present[k] > 0;
            if (strip.isExpected[k]) {
                strip.addUp(births[k], strip.gains[k]);
                strip.addUp(exits[k], strip.losses[k]);
                grow(strip, k, half);
            } else {
                Arrays.fill(strip.middle[k], 0, strip.length, 0);
                Arrays.fill(strip.mean[k], 0, strip.length, 1);
            }
        }
        for (int k = 0; k < births.length; k++) {
            if (strip.present[k] > 0) {
                for (Flow flow : own[k]) {
                    leave(strip, flow, k, half);
                }
            }
        }
        for (Flow making : makings) {
            make(strip, making, half);
        }
    }

    private void grow(LeapStrip strip, int k, double half) {
        double[] number = strip.number[k];
        double[] gains = strip.gains[k];
        double[] losses = strip.losses[k];
        double[] net = strip.net[k];
        double[] mean = strip.mean[k];
        double[] middle = strip.middle[k];
        int length = strip.length;
        double steepest = 0;
        for (int v = 0; v < length; v++) {
            double x = (gains[v] - losses[v]) * half / Math.max(number[v], 1);
            net[v] = x;
            mean[v] = 12 / (12 - x * (6 - x));
        }
        for (int v = 0; v < length; v++) {
            steepest = Math.max(steepest, Math.abs(net[v]));
        }
        for (int v = 0; v < length; v++) {
            middle[v] = number[v] * (1 + net[v] * mean[v]);
        }
        if (!(steepest <= SMALL_EXPONENT)) {
            steep(strip, k);
        }
    }

    /// Where a kind of cell grows or shrinks by more than the ratio of polynomials holds for.
    private void steep(LeapStrip strip, int k) {
        for (int v = 0; v < strip.length; v++) {
            double x = strip.net[k][v];
            if (strip.number[k][v] == 0) {
                strip.net[k][v] = 0;
                strip.mean[k][v] = 1;
            } else if (!(Math.abs(x) <= Double.MAX_VALUE)) {
                throw strip.blame(fates, k, v);
            } else if (Math.abs(x) > SMALL_EXPONENT) {
                double cut = Math.clamp(x, -LARGEST_EXPONENT, LARGEST_EXPONENT);
                double grown = Math.exp(cut);
                strip.net[k][v] = cut;
                strip.mean[k][v] = (grown - 1) / cut;
                strip.middle[k][v] = strip.number[k][v] * grown;
            }
        }
    }

    /// Adds what cells of kind k that leave become, where there are any.
    private static void leave(LeapStrip strip, Flow flow, int k, double half) {
        for (Fates.Product product : flow.products) {
            strip.isExpected[product.cell()] = true;
            if (strip.present[k] == strip.length) {
                give(strip, flow.reaction, product, strip.mean[k], half);
            } else {
                giveWhereAny(strip, flow.reaction, product, k, half);
            }
        }
    }

    private void make(LeapStrip strip, Flow making, double half) {
        double most = strip.highest(making.reaction);
        if (!(most <= Double.MAX_VALUE)) {
            throw strip.blame(fates, making.reaction);
        }
        if (most > 0) {
            for (Fates.Product product : making.products) {
                strip.isExpected[product.cell()] = true;
                give(strip, making.reaction, product, null, half);
            }
        }
    }

    /// What a reaction gives to a kind of cell in every voxel of the strip.
    ///
    /// @param from the mean of exp of those that it takes; null where it takes none
    private static void give(
            LeapStrip strip, int reaction, Fates.Product product, double @Nullable [] from, double half) {
        double[] rate = strip.rates[reaction];
        double[] to = strip.middle[product.cell()];
        double[] mean = strip.mean[product.cell()];
        int length = strip.length;
        if (product.yield() >= 0) {
            double[] yield = strip.yields[product.yield()];
            for (int v = 0; v < length; v++) {
                double all = Math.max(0, rate[v]) * half * mean[v] * Math.max(0, yield[v]);
                to[v] += from == null ? all : all * from[v];
            }
            return;
        }
        double each = half * product.amount();
        if (from == null) {
            for (int v = 0; v < length; v++) {
                to[v] += Math.max(0, rate[v]) * each * mean[v];
            }
        } else {
            for (int v = 0; v < length; v++) {
                to[v] += Math.max(0, rate[v]) * each * from[v] * mean[v];
            }
        }
    }

    private static void giveWhereAny(LeapStrip strip, int reaction, Fates.Product product, int k, double half) {
        int[] at = strip.presentAt[k];
        double[] rate = strip.rates[reaction];
        double[] from = strip.mean[k];
        double[] to = strip.middle[product.cell()];
        double[] mean = strip.mean[product.cell()];
        for (int i = 0; i < strip.present[k]; i++) {
            int v = at[i];
            to[v] += Math.max(0, rate[v]) * half * from[v] * mean[v] * strip.amount(product, v);
        }
    }
}
