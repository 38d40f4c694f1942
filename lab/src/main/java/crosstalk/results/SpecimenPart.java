package crosstalk.results;

import crosstalk.histology.Plane;
import crosstalk.histology.RadialProfile;
import crosstalk.histology.Snapshot;
import crosstalk.study.Specimen;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/// The rows of one subject's specimens, in memory: tables `cut`, `profiled` and `read`, all of arm, day and site.
final class SpecimenPart {
    /// What follows model, arm and subject in each table.
    static final String SECTIONS = "day, site, layer, kind, unit, nx, ny, edge, x, y, z, \"values\"";
    static final String PROFILES = "day, site, layer, kind, unit, depth, value, voxels, weight";
    static final String MEASURES = "day, site, measure, of, value, unit, why";

    private static final String WHERE = "arm_order SMALLINT, day DOUBLE, site VARCHAR, ";

    private final Database database;

    SpecimenPart(Database database) throws SQLException {
        this.database = database;
        database.run("CREATE TABLE cut (" + WHERE + "layer VARCHAR, kind VARCHAR, unit VARCHAR, nx INTEGER, ny INTEGER,"
                + " edge DOUBLE, x DOUBLE, y DOUBLE, z DOUBLE, \"values\" FLOAT[])");
        database.run("CREATE TABLE profiled (" + WHERE + "layer VARCHAR, kind VARCHAR, unit VARCHAR, depth DOUBLE,"
                + " value DOUBLE, voxels INTEGER, weight DOUBLE)");
        database.run("CREATE TABLE read (" + WHERE
                + "measure VARCHAR, of VARCHAR, value DOUBLE, unit VARCHAR, why VARCHAR)");
    }

    void append(short arm, List<Specimen> specimens) throws SQLException {
        try (DuckDBAppender cut = database.connection().createAppender("main", "cut");
                DuckDBAppender profiled = database.connection().createAppender("main", "profiled");
                DuckDBAppender read = database.connection().createAppender("main", "read")) {
            for (Specimen specimen : specimens) {
                Optional<Plane> section = specimen.section();
                if (section.isPresent()) {
                    appendSection(cut, arm, specimen, section.get());
                }
                for (RadialProfile profile : specimen.profiles()) {
                    appendProfile(profiled, arm, specimen, profile);
                }
                for (Specimen.Measure measure : specimen.measures()) {
                    appendMeasure(read, arm, specimen, measure);
                }
            }
        }
    }

    private static void appendSection(DuckDBAppender rows, short arm, Specimen specimen, Plane plane)
            throws SQLException {
        appendLayer(rows, arm, specimen, plane, "depth", "margin", "mm", plane.depth());
        for (Snapshot.Layer layer : plane.layers()) {
            appendLayer(rows, arm, specimen, plane, layer.name(), kind(layer), layer.unit(), layer.values());
        }
    }

    private static void appendLayer(
            DuckDBAppender rows,
            short arm,
            Specimen specimen,
            Plane plane,
            String layer,
            String kind,
            String unit,
            float[] values)
            throws SQLException {
        begin(rows, arm, specimen).append(layer).append(kind).append(unit);
        rows.append(plane.nx()).append(plane.ny()).append(plane.edge());
        rows.append(plane.left()).append(plane.top()).append(plane.height()).append(values);
        rows.endRow();
    }

    private static void appendProfile(DuckDBAppender rows, short arm, Specimen specimen, RadialProfile profile)
            throws SQLException {
        for (RadialProfile.Bin bin : profile.bins()) {
            begin(rows, arm, specimen).append(profile.layer());
            rows.append(profile.kind().name().toLowerCase(Locale.ROOT)).append(profile.unit());
            rows.append(bin.depth());
            if (bin.value().isPresent()) {
                rows.append(bin.value().getAsDouble());
            } else {
                rows.appendNull();
            }
            rows.append(bin.voxels()).append(bin.weight()).endRow();
        }
    }

    private static void appendMeasure(DuckDBAppender rows, short arm, Specimen specimen, Specimen.Measure measure)
            throws SQLException {
        begin(rows, arm, specimen).append(measure.name()).append(measure.of());
        Optional<Double> value = measure.value().found();
        if (value.isPresent()) {
            rows.append(value.get().doubleValue());
        } else {
            rows.appendNull();
        }
        rows.append(measure.unit()).append(measure.value().whyNot().orElse("")).endRow();
    }

    private static DuckDBAppender begin(DuckDBAppender rows, short arm, Specimen specimen) throws SQLException {
        return rows.beginRow().append(arm).append(specimen.day()).append(specimen.site());
    }

    private static String kind(Snapshot.Layer layer) {
        return layer.kind().name().toLowerCase(Locale.ROOT);
    }
}
