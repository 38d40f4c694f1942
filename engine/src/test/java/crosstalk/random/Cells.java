package crosstalk.random;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Reference cells of a distribution of whole numbers: consecutive counts, with pooled tails at both ends.
///
/// @param first the largest count of the lower tail
/// @param probabilities of the cells, in order
record Cells(long first, List<Double> probabilities) {
    /// The cells of one distribution in a table of cells.
    static Cells of(ReferenceTable table) {
        List<Map<String, String>> rows = table.rows();
        String start = ReferenceTable.text(rows.getFirst(), "cell");
        List<Double> probabilities =
                rows.stream().map(row -> ReferenceTable.number(row, "prob")).toList();
        return new Cells(Long.parseLong(start.substring(2)), probabilities);
    }

    /// The p-value of 1e5 draws.
    double pValue(LongSupplier sampler) {
        long[] counts = new long[probabilities.size()];
        for (int i = 0; i < 100_000; i++) {
            counts[Math.clamp(sampler.getAsLong() - first, 0, counts.length - 1)]++;
        }
        return ChiSquare.pValue(counts, probabilities);
    }
}
