package crosstalk.study;

/// A second injection, at another site, long after the first.
///
/// @param day after the first inoculation
/// @param inoculum name
/// @param cells number of living cells
/// @param site where, another than the first tumour's
/// @param subjects which animals get it
/// @param naive number of animals of the same age that get this injection and never had the first
public record Rechallenge(double day, String inoculum, double cells, String site, Subjects subjects, int naive) {

    /// Which animals get the second injection.
    public enum Subjects {
        /// Those without a living malignant cell.
        CLEARED("cleared"),
        /// Those with nothing palpable at the last calliper measurement.
        COMPLETE_RESPONSE("complete response"),
        /// All that are alive.
        ALL("all");

        private final String text;

        Subjects(String text) {
            this.text = text;
        }

        /// As a study file writes it.
        public String text() {
            return text;
        }
    }
}
