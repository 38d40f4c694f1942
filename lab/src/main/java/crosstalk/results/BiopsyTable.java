package crosstalk.results;

import static crosstalk.results.Database.text;

import crosstalk.histology.NeedleCore;
import crosstalk.histology.NeedleCore.Cell;
import crosstalk.histology.Snapshot;
import crosstalk.histology.Snapshot.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// The cells of one virtual needle biopsy as a Parquet file: one row for each cell drawn, one column for each signal, drug,
/// channel and property of the tissue.
final class BiopsyTable {
    private static final int MEGABYTES = 100;

    private BiopsyTable() {}

    /// @param tissue that the core is from
    /// @param day after inoculation
    static void write(Path file, NeedleCore core, Snapshot tissue, double day) {
        List<Snapshot.Layer> levels = tissue.layers().stream()
                .filter(l -> l.kind() != Kind.POPULATION)
                .toList();
        Path unfinished = Durable.unfinished(file);
        try (Database database = Database.open(MEGABYTES, file.resolveSibling(file.getFileName() + ".spill.tmp"))) {
            StringBuilder columns = new StringBuilder("day DOUBLE, site VARCHAR, cell INTEGER, one_in BIGINT,"
                    + " population VARCHAR, x DOUBLE, y DOUBLE, z DOUBLE, depth DOUBLE");
            levels.forEach(level -> columns.append(", ").append(column(level)).append(" FLOAT"));
            database.run("CREATE TABLE cells (" + columns + ")");
            database.run("BEGIN TRANSACTION");
            try (DuckDBAppender rows = database.connection().createAppender("main", "cells")) {
                int number = 1;
                for (Cell cell : core.taken()) {
                    rows.beginRow()
                            .append(day)
                            .append(tissue.site())
                            .append(number++)
                            .append(core.each());
                    rows.append(cell.population())
                            .append(cell.x())
                            .append(cell.y())
                            .append(cell.z());
                    rows.append(cell.depth());
                    for (Snapshot.Layer level : levels) {
                        rows.append(level.values()[cell.voxel()]);
                    }
                    rows.endRow();
                }
            }
            database.run("COPY cells TO " + text(unfinished) + " (FORMAT parquet, COMPRESSION zstd)");
            Durable.publish(unfinished, file);
        } catch (SQLException | IOException failure) {
            Durable.deleteQuietly(unfinished);
            throw FolderException.writing(file, failure);
        }
    }

    /// A layer's name as a column, with its unit where it has one: `"ifn-gamma (ng/mm^3)"`.
    private static String column(Snapshot.Layer level) {
        String name = level.unit().isEmpty() || level.unit().equals("1")
                ? level.name()
                : level.name() + " (" + level.unit() + ")";
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
