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

/// Puts the parts of all subjects together as four tables.
///
/// Rows are ordered by model, arm, subject, and then as recorded: by day. Nothing is sorted: each part is in order
/// already, so that reading one arm of all subjects after the other gives the order, in little memory and a third of
/// the time. The bytes depend on the rows alone.
final class Merge {
    private static final int MEGABYTES = 250;
    private static final int AT_ONCE = 2;

    private final Path folder;
    private final Parts parts;
    private final StudyDescription study;

    Merge(Path folder, Parts parts, StudyDescription study) {
        this.folder = folder;
        this.parts = parts;
        this.study = study;
    }

    /// Writes the four tables, each in one step.
    void run() {
        List<Callable<Path>> tasks = new ArrayList<>();
        for (Table table : List.of(Table.MEASUREMENTS, Table.CHANNELS, Table.OUTCOMES, Table.SUBJECTS)) {
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
            database.run("COPY (" + query(table) + ") TO " + text(unfinished) + " (FORMAT parquet, COMPRESSION zstd)");
            Durable.force(unfinished);
            Durable.publish(unfinished, file);
            return file;
        } catch (SQLException | IOException failure) {
            Durable.deleteQuietly(unfinished);
            throw FolderException.writing(file, failure);
        }
    }

    private String query(Table table) {
        List<String> runs = new ArrayList<>();
        for (String model : study.modelNames()) {
            String files = parts.files(table, model, study.animals()).stream()
                    .map(Database::text)
                    .collect(Collectors.joining(", ", "FROM read_parquet([", "])"));
            if (table.byArm()) {
                for (int arm = 0; arm < study.armNames().size(); arm++) {
                    runs.add("SELECT * " + files + " WHERE arm_order = " + arm);
                }
            } else {
                runs.add("SELECT * " + files);
            }
        }
        return String.join(" UNION ALL ", runs);
    }
}
