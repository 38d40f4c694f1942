package crosstalk.measured;

import org.jspecify.annotations.Nullable;

/// One measurement, or one word on an animal's end, as the table has it.
///
/// @param row in the file
/// @param animal as written
/// @param arm as written; null when the table has none
/// @param cage null when not known
/// @param stratum study or block; null when not known
/// @param day after the table's day 0
/// @param volume mm^3; NaN when nothing was measured
/// @param end null when nothing is said
record Entry(
        int row,
        String animal,
        @Nullable String arm,
        @Nullable String cage,
        @Nullable String stratum,
        double day,
        double volume,
        @Nullable End end) {

    /// @param day null when only the row says when
    record End(EventKind kind, String reason, @Nullable Double day) {}

    /// The same where there is one study only.
    Entry withoutStratum() {
        return new Entry(row, animal, arm, cage, null, day, volume, end);
    }

    /// The same with days that are dates, those from a day on, counted from the first date.
    Entry sinceDate(double first, double dates) {
        End shifted = end == null || end.day() == null || end.day() < dates
                ? end
                : new End(end.kind(), end.reason(), end.day() - first);
        return new Entry(row, animal, arm, cage, stratum, day - first, volume, shifted);
    }

    boolean isMeasured() {
        return !Double.isNaN(volume);
    }
}
