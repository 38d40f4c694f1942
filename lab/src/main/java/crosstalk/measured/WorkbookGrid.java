package crosstalk.measured;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// A sheet of an XLSX workbook. Formulas count by the value that the spreadsheet last kept.
final class WorkbookGrid {
    private WorkbookGrid() {}

    static Grid read(Path file, String name, @Nullable String sheet) {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(file.toFile(), new ReadingOptions(hasStyles(file), false))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            List<Grid> filled = new ArrayList<>();
            for (Sheet each : sheets) {
                if (sheet == null || each.getName().equalsIgnoreCase(sheet)) {
                    Grid grid = new Grid(
                            name + ", sheet " + each.getName(),
                            lines(each),
                            "sheet \"" + each.getName() + "\" of a workbook");
                    if (!grid.lines().isEmpty()) {
                        filled.add(grid);
                    }
                }
            }
            return only(name, sheets, filled, sheet);
        } catch (IOException | ExcelReaderException failure) {
            throw MeasuredException.of(name + ": can not be read as an XLSX workbook (" + failure.getMessage()
                    + "); open it, save it again as .xlsx or as CSV UTF-8");
        }
    }

    /// Whether the workbook has a part with formats, which tell dates from numbers; those that programs write may have none.
    private static boolean hasStyles(Path file) throws IOException {
        try (ZipFile parts = new ZipFile(file.toFile())) {
            return parts.stream().anyMatch(part -> part.getName().endsWith("styles.xml"));
        }
    }

    private static Grid only(String name, List<Sheet> sheets, List<Grid> filled, @Nullable String sheet) {
        String names = sheets.stream().map(s -> '"' + s.getName() + '"').collect(Collectors.joining(", "));
        if (filled.isEmpty()) {
            throw MeasuredException.of(name
                    + (sheet == null
                            ? ": every sheet is empty"
                            : ": there is no filled sheet \"" + sheet + "\"; it has ")
                    + (sheet == null ? "" : names));
        }
        if (filled.size() > 1) {
            throw MeasuredException.of(name + ": has " + filled.size() + " filled sheets (" + names
                    + "); say which one holds the measurements with --sheet NAME");
        }
        return filled.getFirst();
    }

    private static List<Grid.Line> lines(Sheet sheet) throws IOException {
        List<Grid.Line> lines = new ArrayList<>();
        for (Row row : sheet.read()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.getCellCount(); column++) {
                cells.add(row.getOptionalCell(column)
                        .map(WorkbookGrid::text)
                        .orElse("")
                        .strip());
            }
            Grid.Line line = new Grid.Line(row.getRowNum(), List.copyOf(cells));
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return cell.getRawValue() == null ? "#error" : cell.getRawValue();
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell)
                    ? cell.asDate().toLocalDate().toString()
                    : number.stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return cell.getRawValue() == null ? "" : cell.getRawValue();
        }
        return cell.getText();
    }

    /// The numbers of formats that show a number as a date, and formats that are written with a year.
    private static boolean isDate(Cell cell) {
        Integer format = cell.getDataFormatId();
        String written = cell.getDataFormatString();
        boolean known = format != null && ((format >= 14 && format <= 17) || format == 22);
        return known || (written != null && written.toLowerCase(Locale.ROOT).contains("yy"));
    }
}
