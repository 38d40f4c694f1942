package crosstalk.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The subjects that are finished: one folder each, complete under its name, unfinished under `.tmp`.
final class Parts {
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final StudyDescription study;

    /// One subject of one model.
    record Part(String model, int subject) {}

    Parts(Path resultFolder, StudyDescription study) {
        this.study = study;
        this.folder = resultFolder.resolve("parts");
    }

    Path folder() {
        return folder;
    }

    Path of(Part part) {
        return folder.resolve(part.model() + "-" + part.subject());
    }

    /// Makes an empty folder to write a subject into.
    Path begin(Part part) throws IOException {
        Path unfinished = Durable.unfinished(of(part));
        Durable.delete(unfinished);
        return Files.createDirectories(unfinished);
    }

    /// Gives a written subject its name, once it is on the disk.
    void publish(Part part) throws IOException {
        Path unfinished = Durable.unfinished(of(part));
        for (Table table : Table.of(study)) {
            Durable.force(table.in(unfinished));
        }
        Durable.forceFolder(unfinished);
        Durable.publish(unfinished, of(part));
    }

    /// Every complete subject. Leftovers of a killed run are removed.
    Set<Part> finished() {
        Set<Part> found = new HashSet<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                int dash = name.lastIndexOf('-');
                if (dash < 1 || name.endsWith(UNFINISHED)) {
                    Durable.delete(entry);
                } else {
                    found.add(new Part(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))));
                }
            }
            return found;
        } catch (IOException | NumberFormatException failure) {
            throw FolderException.reading(folder, failure);
        }
    }

    /// The files of one table, by subject.
    List<Path> files(Table table, String model, int subjects) {
        List<Path> files = new ArrayList<>(subjects);
        for (int subject = 1; subject <= subjects; subject++) {
            files.add(table.in(of(new Part(model, subject))));
        }
        return files;
    }
}
