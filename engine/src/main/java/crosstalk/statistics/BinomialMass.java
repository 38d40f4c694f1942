package crosstalk.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// The probabilities of every count of a binomial.
final class BinomialMass {
    private BinomialMass() {}

    /// One for each of 0 to n, by the ratio of neighbours outwards from the most likely count
    static double[] of(int n, double probability) {
        double[] mass = new double[n + 1];
        if (probability <= 0 || probability >= 1) {
            mass[probability <= 0 ? 0 : n] = 1;
            return mass;
        }
        int mode = Math.min(n, (int) ((n + 1) * probability));
        mass[mode] = BinomialDistribution.of(n, probability).probability(mode);
        double odds = probability / (1 - probability);
        for (int k = mode; k < n; k++) {
            mass[k + 1] = mass[k] * odds * (n - k) / (k + 1);
        }
        for (int k = mode; k > 0; k--) {
            mass[k - 1] = mass[k] / odds * k / (n - k + 1);
        }
        return mass;
    }
}
