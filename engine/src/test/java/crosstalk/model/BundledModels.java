package crosstalk.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files that come with Crosstalk, for tests.
final class BundledModels {

    private BundledModels() {}

    /// The folder of the project, above that of the module in which tests run.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("references.bib"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException(
                        "no folder above " + Path.of("").toAbsolutePath() + " has references.bib");
            }
            folder = above;
        }
        return folder;
    }

    /// Every model file.
    static List<Path> models() {
        return yaml("models");
    }

    /// Every fragment.
    static List<Path> fragments() {
        return yaml("parameters");
    }

    private static List<Path> yaml(String folder) {
        try (Stream<Path> files = Files.list(root().resolve(folder))) {
            return files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
