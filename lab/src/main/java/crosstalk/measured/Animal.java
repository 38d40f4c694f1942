package crosstalk.measured;

import org.jspecify.annotations.Nullable;

/// One animal as measured.
///
/// @param name as the table has it, made distinct where tables number animals anew in each arm or study
/// @param arm index into [MeasuredStudy#arms]
/// @param cage null when not known
/// @param stratum study or block; null when there is one only
/// @param days ascending, each once
/// @param volumes mm^3, at least 0, one for each day
/// @param rows of the file, one for each day
/// @param end how it left, null when nothing is said
public record Animal(
        String name,
        int arm,
        @Nullable String cage,
        @Nullable String stratum,
        double[] days,
        double[] volumes,
        int[] rows,
        @Nullable End end) {
    /// How an animal left.
    ///
    /// @param day on which it left
    /// @param reason empty when none is given
    public record End(EventKind kind, double day, String reason) {}

    public boolean isExcluded() {
        return end != null && end.kind() == EventKind.EXCLUDED;
    }

    public boolean isMeasured() {
        return days.length > 0;
    }

    public double firstDay() {
        return days[0];
    }

    public double lastDay() {
        return days[days.length - 1];
    }

    public double lastVolume() {
        return volumes[volumes.length - 1];
    }

    /// The volume on a day; NaN when it was not measured then.
    public double volumeOn(double day) {
        for (int i = 0; i < days.length; i++) {
            if (days[i] == day) {
                return volumes[i];
            }
        }
        return Double.NaN;
    }
}
