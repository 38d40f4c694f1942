package crosstalk.results;

import static crosstalk.results.Database.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/// The tables of a complete result folder, for queries.
///
/// Beside the tables of the folder there are `models(model, model_order, first_site)` and `followed(model, model_order,
/// first_site, arm_order, subject, enrolled_day, cleared, cleared_day)`: every animal that was
/// enrolled, in every arm of the study.
final class Tables implements AutoCloseable {
    private static final int MEGABYTES = 400;
    private static final int MOST_AT_ONCE = 60;

    private final Path folder;
    private final StudyDescription study;
    private final Database database;

    private Tables(Path folder, StudyDescription study, Database database) {
        this.folder = folder;
        this.study = study;
        this.database = database;
    }

    static Tables open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
            throw FolderException.refusing(folder + " is no result folder: it has no manifest.json");
        }
        StudyDescription study = StudyDescription.read(folder);
        for (Table table : Table.of(study)) {
            if (!Files.isRegularFile(table.in(folder))) {
                throw FolderException.refusing(
                        folder + " is not complete: " + table.file() + " is missing; continue the run with --resume");
            }
        }
        try {
            Database database = Database.open(MEGABYTES, folder.resolve("spill.tmp"));
            Tables tables = new Tables(folder, study, database);
            tables.makeViews();
            return tables;
        } catch (SQLException failure) {
            throw FolderException.reading(folder, failure);
        }
    }

    private void makeViews() throws SQLException {
        for (Table table : Table.of(study)) {
            database.run("CREATE VIEW " + table.tableName() + " AS SELECT * FROM read_parquet(" + text(table.in(folder))
                    + ", file_row_number = true)");
        }
        database.run("CREATE TABLE models (model VARCHAR, model_order INTEGER, first_site VARCHAR)");
        List<StudyDescription.Model> models = study.models();
        for (int i : IntStream.range(0, models.size()).toArray()) {
            StudyDescription.Model model = models.get(i);
            database.run(
                    "INSERT INTO models VALUES (" + text(model.name()) + ", " + i + ", " + text(model.site()) + ")");
        }
        // Naive animals are enrolled in no arm of the study.
        database.run(
                "CREATE TABLE followed AS SELECT model, model_order, first_site, arm_order, subject, enrolled_day, cleared,"
                        + " cleared_day"
                        + " FROM outcomes JOIN models USING (model) WHERE enrolled AND arm_order < "
                        + study.arms().size());
    }

    /// Conditions that together hold all rows: one for a small study, one for each model and arm of a large one, so
    /// that a query that sorts needs little memory.
    List<String> slices() {
        if (study.subjects() <= MOST_AT_ONCE) {
            return List.of("true");
        }
        return study.modelNames().stream()
                .flatMap(model -> IntStream.range(0, study.arms().size())
                        .mapToObj(arm -> "model = " + text(model) + " AND arm_order = " + arm))
                .toList();
    }

    /// Makes `measurements_here` and `channels_here`: the rows that fulfil a condition.
    void focus(String condition) {
        try {
            for (Table table : List.of(Table.MEASUREMENTS, Table.CHANNELS)) {
                String name = table.tableName();
                database.run(
                        "CREATE OR REPLACE VIEW " + name + "_here AS SELECT * FROM " + name + " WHERE " + condition);
            }
        } catch (SQLException failure) {
            throw FolderException.reading(folder, failure);
        }
    }

    Path folder() {
        return folder;
    }

    StudyDescription study() {
        return study;
    }

    <T> T query(String sql, Rows.Reading<T> reading) {
        try {
            return database.query(sql, reading);
        } catch (SQLException failure) {
            throw FolderException.reading(folder, failure);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException failure) {
            throw FolderException.reading(folder, failure);
        }
    }

    /// The version of DuckDB in use.
    static String duckdbVersion() {
        try (Database database = Database.open(MEGABYTES, Path.of("."))) {
            return database.query("SELECT version()", rows -> rows.next() ? rows.text(1) : "");
        } catch (SQLException failure) {
            throw FolderException.failed("can not start DuckDB: " + failure.getMessage(), failure);
        }
    }
}
