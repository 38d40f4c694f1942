package crosstalk.statistics;

import java.util.List;
import java.util.stream.IntStream;

/// Which arms make a combination and its parts.
///
/// @param control the arm without any of the drugs
/// @param parts the arms of each drug, or set of drugs, alone; at least two
/// @param whole the arm of all of them together
public record Combination(int control, List<Integer> parts, int whole) {
    /// @throws IllegalArgumentException if there are fewer than two parts, or an arm comes twice
    public Combination {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a combination of " + parts.size() + " parts, expected at least 2");
        }
        long distinct = IntStream.concat(
                        IntStream.of(control, whole), parts.stream().mapToInt(Integer::intValue))
                .distinct()
                .count();
        if (distinct != parts.size() + 2) {
            throw new IllegalArgumentException("a combination in which an arm comes twice: control " + control
                    + ", parts " + parts + ", whole " + whole);
        }
    }

    /// The arms: control, parts, whole.
    int[] arms() {
        return IntStream.concat(
                        IntStream.concat(IntStream.of(control), parts.stream().mapToInt(Integer::intValue)),
                        IntStream.of(whole))
                .toArray();
    }
}
