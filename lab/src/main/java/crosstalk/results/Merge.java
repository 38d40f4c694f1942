package crosstalk.results;

import static crosstalk.results.Database.text;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Puts the parts of all subjects together as one of each table.
///
/// Rows are ordered by model, arm, subject, and then as recorded: by day. Nothing is sorted: each part is in order
/// already, so that reading one arm of all subjects after the other gives the order, in little memory and a third of
/// the time. The bytes depend on the rows alone.
final class Merge {
    private static final int MEGABYTES = 250;
    private static final int AT_ONCE = 2;
    private static final int MOST_FILES = 40;

    private final Path folder;
    private final Parts parts;
    private final StudyDescription study;

    Merge(Path folder, Parts parts, StudyDescription study) {
        this.folder = folder;
        this.parts = parts;
        this.study = study;
    }

    /// Writes the tables, each in one step.
    void run() {
        List<Callable<Path>> tasks = new ArrayList<>();
        for (Table table : Table.of(study)) {
            tasks.add(() -> write(table));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Path> written : threads.invokeAll(tasks)) {
                written.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw FolderException.failed("stopped while putting the tables together", stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof FolderException known) {
                throw known;
            }
            throw FolderException.writing(folder, failure);
        }
    }

    private Path write(Table table) {
        Path file = table.in(folder);
        Path unfinished = Durable.unfinished(file);
        try (Database database = Database.open(MEGABYTES, parts.folder().resolve("spill-" + table.file() + ".tmp"))) {
            database.run(copy(inOrder(database, table), unfinished));
            Durable.force(unfinished);
            Durable.publish(unfinished, file);
            return file;
        } catch (SQLException | IOException failure) {
            Durable.deleteQuietly(unfinished);
            throw FolderException.writing(file, failure);
        }
    }

    private static String copy(String query, Path file) {
        return "COPY (" + query + ") TO " + text(file) + " (FORMAT parquet, COMPRESSION zstd)";
    }

    /// A query for all rows of a table in their order.
    private String inOrder(Database database, Table table) throws SQLException {
        List<String> models = new ArrayList<>();
        for (String model : study.modelNames()) {
            List<Path> files = parts.files(table, model, study.animals());
            List<Path> fewer =
                    table.byArm() && files.size() > MOST_FILES ? batches(database, table, model, files) : files;
            models.add(byArm(table, rowsOf(fewer)));
        }
        return String.join(" UNION ALL ", models);
    }

    private static String rowsOf(List<Path> files) {
        return files.stream().map(Database::text).collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    /// Rows that are in the order of subjects, in the order of arms and then subjects.
    private String byArm(Table table, String rows) {
        if (!table.byArm()) {
            return "SELECT * FROM " + rows;
        }
        return IntStream.range(0, study.armNames().size())
                .mapToObj(arm -> "SELECT * FROM " + rows + " WHERE arm_order = " + arm)
                .collect(Collectors.joining(" UNION ALL "));
    }

    /// Puts many files together as few, so that not every file is opened once for each arm.
    private List<Path> batches(Database database, Table table, String model, List<Path> files) throws SQLException {
        List<Path> batches = new ArrayList<>();
        for (int first = 0; first < files.size(); first += MOST_FILES) {
            List<Path> some = files.subList(first, Math.min(files.size(), first + MOST_FILES));
            Path batch = parts.folder().resolve(table.tableName() + "-" + model + "-" + first + ".tmp");
            database.run("CREATE TABLE batch AS SELECT * FROM " + rowsOf(some));
            database.run(copy(byArm(table, "batch"), batch));
            database.run("DROP TABLE batch");
            batches.add(batch);
        }
        return batches;
    }
}
