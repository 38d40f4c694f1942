package crosstalk.measured;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the user said of the tables; whatever is null is found out.
///
/// @param growth the table of measurements
/// @param events the table of ends, or null
/// @param columns headings by role, as the user named them
/// @param layout of the measurements
/// @param unit of volumes, or of lengths, where no heading names it
/// @param decimal mark of numbers: `point` or `comma`
/// @param sheet of a workbook
/// @param where conditions `COLUMN=VALUE`; only rows that meet all are read
public record TableChoice(
        Path growth,
        @Nullable Path events,
        Map<ColumnRole, String> columns,
        @Nullable Layout layout,
        @Nullable String unit,
        @Nullable String decimal,
        @Nullable String sheet,
        List<String> where) {

    public TableChoice {
        columns = Map.copyOf(columns);
        where = List.copyOf(where);
    }

    /// A table of which nothing was said.
    public static TableChoice of(Path growth) {
        return new TableChoice(growth, null, Map.of(), null, null, null, null, List.of());
    }
}
