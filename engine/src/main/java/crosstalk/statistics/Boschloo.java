package crosstalk.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.hipparchus.analysis.UnivariateFunction;

/// Boschloo's unconditional exact test of two proportions: tables are ordered by the p-value of Fisher's test, and the p-value is the
/// largest probability, over the common proportion, of a table ordered at least as far out. Never less powerful than Fisher's test.
/// Source: boschloo1970.
///
/// The maximum is sought on a grid of 2,000 proportions and refined between the neighbours of its highest points, to 1e-9 of the
/// p-value.
final class Boschloo {
    static final Method METHOD = Method.of("Boschloo's exact test", "boschloo1970");

    /// The most animals of both arms together.
    private static final int LARGEST = 2_000;

    private static final int GRID = 2_000;
    private static final int REFINED = 4;

    private Boschloo() {}

    static Result<HypothesisTest> of(TwoByTwo table, Alternative alternative) {
        if (table.n() > LARGEST) {
            return Result.unavailable(
                    "more than " + LARGEST + " animals, too many for Boschloo's test; Fisher's differs little");
        }
        int n = table.arm().n();
        int m = table.control().n();
        double[][] ordering = ordering(n, m, alternative);
        double extreme = ordering[table.arm().count()][table.control().count()] * FisherExact.SLACK;
        boolean[][] region = new boolean[n + 1][m + 1];
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= m; y++) {
                region[x][y] = ordering[x][y] <= extreme;
            }
        }
        double p = largest(common -> probability(region, common, common));
        return Result.of(new HypothesisTest(p, table.n(), METHOD.with(FisherExact.words(alternative))));
    }

    /// Fisher's p-value of every table with arms of `n` and `m`, by the counts in them.
    static double[][] ordering(int n, int m, Alternative alternative) {
        double[][] p = new double[n + 1][m + 1];
        p[0][0] = 1;
        p[n][m] = 1;
        for (int events = 1; events < n + m; events++) {
            HypergeometricDistribution law = HypergeometricDistribution.of(n + m, events, n);
            int low = law.getSupportLowerBound();
            double[] mass = new double[law.getSupportUpperBound() - low + 1];
            Arrays.setAll(mass, k -> law.probability(low + k));
            for (int k = 0; k < mass.length; k++) {
                p[low + k][events - low - k] = Math.min(1, tail(mass, k, alternative));
            }
        }
        return p;
    }

    private static double tail(double[] mass, int at, Alternative alternative) {
        double most = mass[at] * FisherExact.SLACK;
        double sum = 0;
        for (int k = 0; k < mass.length; k++) {
            boolean counts = switch (alternative) {
                case GREATER -> k >= at;
                case LESS -> k <= at;
                case TWO_SIDED -> mass[k] <= most;
            };
            sum += counts ? mass[k] : 0;
        }
        return sum;
    }

    /// The probability of a region of counts, each arm with its own proportion.
    static double probability(boolean[][] region, double inArm, double inControl) {
        double[] arm = BinomialMass.of(region.length - 1, inArm);
        double[] control = BinomialMass.of(region[0].length - 1, inControl);
        double sum = 0;
        for (int x = 0; x < arm.length; x++) {
            double row = 0;
            boolean[] in = region[x];
            for (int y = 0; y < control.length; y++) {
                row += in[y] ? control[y] : 0;
            }
            sum += arm[x] * row;
        }
        return sum;
    }

    /// The largest value for any common proportion.
    static double largest(UnivariateFunction probability) {
        double[] grid = new double[GRID + 1];
        Arrays.setAll(grid, i -> probability.value((double) i / GRID));
        Integer[] order = new Integer[GRID + 1];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(grid[b], grid[a]));
        double best = 0;
        for (int i = 0; i < REFINED; i++) {
            double low = Math.max(0, order[i] - 1) / (double) GRID;
            double high = Math.min(GRID, order[i] + 1) / (double) GRID;
            best = Math.max(best, highest(probability, low, high));
        }
        return best;
    }

    /// Golden-section search for a maximum.
    private static double highest(UnivariateFunction f, double low, double high) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double a = low;
        double b = high;
        double best = Math.max(f.value(a), f.value(b));
        while (b - a > 1e-9) {
            double left = b - ratio * (b - a);
            double right = a + ratio * (b - a);
            double fLeft = f.value(left);
            double fRight = f.value(right);
            best = Math.max(best, Math.max(fLeft, fRight));
            if (fLeft < fRight) {
                a = left;
            } else {
                b = right;
            }
        }
        return best;
    }
}
