package crosstalk.measured;

import java.util.List;

/// Something in a table that can be read, but hardly believed.
///
/// @param kind what is doubtful
/// @param file where
/// @param rows in that file, ascending; empty when it concerns a whole column
/// @param animal whose, empty when it concerns no single one
/// @param found what stands there
/// @param done what the analysis does with it
public record Doubt(Kind kind, String file, List<Integer> rows, String animal, String found, String done) {
    /// The checks.
    public enum Kind {
        NEGATIVE_VOLUME("negative volume"),
        DAYS_GO_BACK("days go back"),
        TWO_ARMS("animal in two arms"),
        ARM_SPELLING("arm spelt in two ways"),
        TWO_CAGES("animal in two cages"),
        ZERO_OR_MISSING("0 or missing"),
        DUPLICATED_ROW("duplicated row"),
        TWO_VALUES("two values on one day"),
        TENFOLD_JUMP("tenfold in a day"),
        LONE_OUTLIER("far from both neighbours"),
        FAR_AT_THE_END("far from the value before"),
        UNIT_UNSURE("unit unsure"),
        WIDER_THAN_LONG("width above length"),
        AFTER_THE_END("measured after its end"),
        LONG_UNMEASURED("long unmeasured before its end"),
        STOPPED_EARLY("stopped without a reason"),
        NO_TUMOUR("never had a tumour"),
        OVER_AT_BASELINE("at the endpoint from the start"),
        COLUMN_UNUSED("column of numbers not used"),
        LATE_START("first measured late"),
        WORD_AS_END("word taken as an end"),
        NEVER_MEASURED("never measured");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public Doubt {
        rows = List.copyOf(rows);
    }

    /// One line: where, who, what, and what was done.
    public String sentence() {
        String where = rows.isEmpty() ? file : file + (rows.size() == 1 ? " row " : " rows ") + rowList();
        return where + ": " + kind.text() + (animal.isEmpty() ? "" : ", animal " + animal) + ": " + found + "; " + done;
    }

    /// Rows, shortened: `4, 9, 12 and 17 more`.
    public String rowList() {
        return shortened(rows);
    }

    static String shortened(List<Integer> rows) {
        int shown = Math.min(rows.size(), 8);
        String list = String.join(
                ", ", rows.stream().limit(shown).map(String::valueOf).toList());
        return rows.size() > shown ? list + " and " + (rows.size() - shown) + " more" : list;
    }
}
