package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What each of k members (drugs) contributes to the outcome of all of them together, from the outcomes of all 2^k subsets (arms).
///
/// A member's Shapley value is its gain averaged over every order in which the members can be added; the values sum to the outcome of
/// all less that of none. The interaction of a pair is how much more the two gain together than apart, averaged likewise. Subset
/// `s` holds member `i` if bit `i` of `s` is set. Source: shapley1953; grabisch1999 for interactions.
///
/// @param total the mean outcome of all members less that of none
/// @param shares one per member, in order; they sum to the total
/// @param interactions one per pair, (0, 1), (0, 2), ..., (1, 2), ...
public record Shapley(double total, List<Share> shares, List<Interaction> interactions) {
    /// The most members: 2^16 subsets.
    public static final int LARGEST = 16;

    /// The contribution of one member, in the unit of the outcome.
    public record Share(int member, double value, Interval interval) {}

    /// The synergy of two members: above 0, they help each other; below 0, they stand in for each other.
    public record Interaction(int first, int second, double value, Interval interval) {}

    public Shapley {
        shares = List.copyOf(shares);
        interactions = List.copyOf(interactions);
    }

    /// [#of(double[][], int, double, RandomGenerator)] of an outcome that happens (1) or not (0), with 95 % intervals.
    public static Shapley of(boolean[][] outcomes, int resamples, RandomGenerator random) {
        double[][] numbers = new double[outcomes.length][];
        for (int subject = 0; subject < outcomes.length; subject++) {
            boolean[] row = outcomes[subject];
            numbers[subject] = new double[row.length];
            Arrays.setAll(numbers[subject], s -> row[s] ? 1 : 0);
        }
        return of(numbers, resamples, Level.USUAL.probability(), random);
    }

    /// The decomposition of mean outcomes, with percentile bootstrap intervals over subjects.
    ///
    /// Shape: `outcomes[subject][subset]`, 2^k finite values for each subject, the same subjects in every arm.
    ///
    /// @param resamples at least 100
    /// @throws IllegalArgumentException if there is no subject, or a row has another shape or a value that is not finite
    public static Shapley of(double[][] outcomes, int resamples, double level, RandomGenerator random) {
        if (outcomes.length == 0) {
            throw new IllegalArgumentException("outcomes of no subject, expected at least 1");
        }
        int k = members(outcomes[0].length);
        // Values and interactions are linear in the outcomes: each subject has its own, and those of the means are
        // their means.
        double[][] own = new double[outcomes.length][];
        for (int subject = 0; subject < outcomes.length; subject++) {
            check(outcomes[subject], 1 << k, subject);
            own[subject] = valuesAndInteractions(outcomes[subject], k);
        }
        List<Interval> intervals = Bootstrap.means(own, resamples, new Level(level), random);
        double[] means = columnMeans(own);
        List<Share> shares = new ArrayList<>();
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            shares.add(new Share(i, means[i], intervals.get(i)));
        }
        int column = k;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++, column++) {
                interactions.add(new Interaction(i, j, means[column], intervals.get(column)));
            }
        }
        double[] arms = columnMeans(outcomes);
        return new Shapley(arms[arms.length - 1] - arms[0], shares, interactions);
    }

    /// The Shapley value of each member.
    ///
    /// @param outcomes one per subset, 2^k of them
    /// @throws IllegalArgumentException if their number is no power of two, or one is not finite
    public static double[] values(double[] outcomes) {
        int k = members(outcomes.length);
        check(outcomes, 1 << k, 0);
        return Arrays.copyOf(valuesAndInteractions(outcomes, k), k);
    }

    /// The Shapley interaction index of two members.
    ///
    /// @param outcomes one per subset, 2^k of them
    /// @throws IllegalArgumentException as [#values], or if the members are not two of the k
    public static double interaction(double[] outcomes, int first, int second) {
        int k = members(outcomes.length);
        check(outcomes, 1 << k, 0);
        if (first == second || Math.min(first, second) < 0 || Math.max(first, second) >= k) {
            throw new IllegalArgumentException("members " + first + " and " + second + ", expected two of " + k);
        }
        return interaction(outcomes, k, first, second);
    }

    private static double[] valuesAndInteractions(double[] outcomes, int k) {
        double[] found = new double[k + k * (k - 1) / 2];
        int column = k;
        for (int i = 0; i < k; i++) {
            found[i] = value(outcomes, k, i);
            for (int j = i + 1; j < k; j++, column++) {
                found[column] = interaction(outcomes, k, i, j);
            }
        }
        return found;
    }

    private static double value(double[] outcomes, int k, int member) {
        int bit = 1 << member;
        double sum = 0;
        for (int s = 0; s < outcomes.length; s++) {
            if ((s & bit) == 0) {
                sum += weight(Integer.bitCount(s), k) * (outcomes[s | bit] - outcomes[s]);
            }
        }
        return sum;
    }

    private static double interaction(double[] outcomes, int k, int first, int second) {
        int a = 1 << first;
        int b = 1 << second;
        double sum = 0;
        for (int s = 0; s < outcomes.length; s++) {
            if ((s & (a | b)) == 0) {
                double synergy = outcomes[s | a | b] - outcomes[s | a] - outcomes[s | b] + outcomes[s];
                sum += weight(Integer.bitCount(s), k - 1) * synergy;
            }
        }
        return sum;
    }

    /// size! (k - 1 - size)! / k!, the probability that exactly these members come before in a random order of k.
    private static double weight(int size, int k) {
        double choose = 1;
        for (int i = 1; i <= size; i++) {
            choose = choose * (k - i) / i;
        }
        return 1 / (k * choose);
    }

    private static double[] columnMeans(double[][] rows) {
        double[] means = new double[rows[0].length];
        for (double[] row : rows) {
            for (int c = 0; c < means.length; c++) {
                means[c] += row[c];
            }
        }
        for (int c = 0; c < means.length; c++) {
            means[c] /= rows.length;
        }
        return means;
    }

    private static int members(int subsets) {
        if (Integer.bitCount(subsets) != 1 || subsets < 2 || subsets > 1 << LARGEST) {
            throw new IllegalArgumentException(
                    subsets + " subsets, expected a power of two, from 2 to " + (1 << LARGEST));
        }
        return Integer.numberOfTrailingZeros(subsets);
    }

    private static void check(double[] row, int subsets, int subject) {
        if (row.length != subsets) {
            throw new IllegalArgumentException(
                    row.length + " outcomes of subject " + subject + ", expected " + subsets);
        }
        for (int s = 0; s < subsets; s++) {
            if (!Double.isFinite(row[s])) {
                throw new IllegalArgumentException(
                        "outcome " + row[s] + " of subject " + subject + " in subset " + s + ", expected finite");
            }
        }
    }
}
