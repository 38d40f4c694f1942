package crosstalk.statistics;

import crosstalk.random.ReferenceTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Reference cases that lie beside the project, in `../shared`, and are not part of it: required in CI, else skipped with a message.
final class SharedCases {
    private SharedCases() {}

    /// A table below `../shared`, such as `cases/from-others/survival-lung/expected/lung_km.csv`.
    static ReferenceTable table(String path) {
        Path file = root().resolveSibling("shared").resolve(path);
        if (!Files.exists(file)) {
            String message = "no " + path + " in a folder shared beside the project";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        try {
            return ReferenceTable.parse(path, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("references.bib"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no folder above " + Path.of("").toAbsolutePath() + " has references.bib");
            }
        }
        return folder;
    }
}
