package crosstalk.results;

import java.nio.file.Path;
import java.util.List;

/// What a complete result folder says, made from its tables: the same at any time.
public final class Findings implements AutoCloseable {
    private static final String SUMMARY = "summary.json";

    private final Tables tables;
    private final List<Fate> fates;
    private final Summary summary;

    private Findings(Tables tables) {
        this.tables = tables;
        this.fates = Fate.all(tables);
        this.summary = Summary.of(tables, fates);
    }

    /// Reads a folder.
    ///
    /// @throws FolderException if the folder is not complete or can not be read
    public static Findings of(Path folder) {
        Tables tables = Tables.open(folder);
        try {
            return new Findings(tables);
        } catch (RuntimeException failure) {
            tables.close();
            throw failure;
        }
    }

    public Summary summary() {
        return summary;
    }

    /// Writes `summary.json`.
    public void writeSummary() {
        Json.write(tables.folder().resolve(SUMMARY), summary);
    }

    /// What the report is drawn from: the JSON text that `docs/report-data.md` describes.
    public String reportData() {
        return ReportData.text(tables, fates, summary, null);
    }

    /// The same, with another run of the study beside it.
    ///
    /// @throws FolderException if the other is of another study
    public String reportData(Findings beside) {
        return ReportData.text(tables, fates, summary, beside.tables);
    }

    /// Writes a page into the folder.
    ///
    /// @param name of the file
    /// @return the file
    public Path write(String name, String page) {
        Path file = tables.folder().resolve(name);
        Durable.write(file, page);
        return file;
    }

    @Override
    public void close() {
        tables.close();
    }
}
