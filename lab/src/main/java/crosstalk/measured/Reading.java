package crosstalk.measured;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// What stands in a cell where a number is expected.
sealed interface Reading {
    /// A number, in the unit of its column.
    record Value(double value) implements Reading {}

    /// Nothing was measured.
    record Missing() implements Reading {}

    /// A word on the animal's end instead of a number.
    record Ended(EventKind kind, String text) implements Reading {}

    /// Something else.
    record Unreadable(String text) implements Reading {}

    Set<String> MISSING = Set.of(
            "",
            "na",
            "n/a",
            "nan",
            "null",
            "none",
            ".",
            "-",
            "--",
            "–",
            "nd",
            "n.d.",
            "missing",
            "not measured",
            "nm",
            "?",
            "#n/a");
    Set<String> NOTHING_THERE =
            Set.of("np", "not palpable", "non-palpable", "nonpalpable", "nt", "no tumour", "no tumor");

    static Reading of(String cell, DecimalMark mark) {
        String plain = cell.toLowerCase(Locale.ROOT);
        if (MISSING.contains(plain)) {
            return new Missing();
        }
        OptionalDouble number = mark.parse(cell);
        if (number.isPresent()) {
            return new Value(number.getAsDouble());
        }
        if (NOTHING_THERE.contains(plain)) {
            return new Value(0);
        }
        return EventKind.of(cell).<Reading>map(kind -> new Ended(kind, cell)).orElse(new Unreadable(cell));
    }
}
