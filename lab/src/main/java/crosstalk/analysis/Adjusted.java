package crosstalk.analysis;

import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Multiplicity;
import crosstalk.statistics.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The p-values of a family of comparisons, adjusted for their number.
///
/// @param holm controls the chance of any false finding; empty where there is no p
/// @param benjaminiHochberg controls the expected part of false findings; empty where there is no p
/// @param comparisons in the family
public record Adjusted(Optional<Double> holm, Optional<Double> benjaminiHochberg, int comparisons) {
    /// One for each test; those that can not be had do not count.
    static List<Adjusted> of(List<Result<HypothesisTest>> tests) {
        int[] had = IntStream.range(0, tests.size())
                .filter(i -> tests.get(i).found().isPresent())
                .toArray();
        double[] p = IntStream.of(had)
                .mapToDouble(i -> tests.get(i).orElseThrow().p())
                .toArray();
        double[] holm = Multiplicity.HOLM.adjust(p);
        double[] discovery = Multiplicity.BENJAMINI_HOCHBERG.adjust(p);
        Adjusted[] all = new Adjusted[tests.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Adjusted(Optional.empty(), Optional.empty(), had.length);
        }
        for (int i = 0; i < had.length; i++) {
            all[had[i]] = new Adjusted(Optional.of(holm[i]), Optional.of(discovery[i]), had.length);
        }
        return List.of(all);
    }
}
