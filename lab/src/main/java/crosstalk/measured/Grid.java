package crosstalk.measured;

import java.util.List;

/// The cells of a table as they stand, before anything is understood.
///
/// @param name of the file, with the sheet if it has several
/// @param lines that hold something, in the order of the file
/// @param form how cells were told apart, for the echo: `CSV with ";"`
record Grid(String name, List<Line> lines, String form) {
    /// @param number of the row in the file, from 1, as an editor or a spreadsheet counts
    /// @param cells without surrounding blanks; empty where nothing is written
    record Line(int number, List<String> cells) {
        /// The cell of a column from 0; empty beyond the end.
        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    Grid {
        lines = List.copyOf(lines);
    }

    /// Where a row is, for messages.
    String at(Line line) {
        return name + ":" + line.number();
    }
}
