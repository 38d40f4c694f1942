package crosstalk.analysis;

import crosstalk.measured.MeasuredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes `results.json` and the CSV tables.
public final class ResultsFolder {
    private ResultsFolder() {}

    /// Checks that a folder is new or empty.
    ///
    /// @throws MeasuredException if the folder holds something already
    public static void requireNew(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new MeasuredException(
                        List.of("--output " + folder + ": is a file; name a folder that is new or empty"));
            }
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    if (files.findAny().isPresent()) {
                        throw new MeasuredException(List.of("--output " + folder
                                + ": holds something already; name a folder that is new or empty"));
                    }
                }
            }
        } catch (IOException failure) {
            throw new MeasuredException(List.of("--output " + folder + ": can not be read: " + failure.getMessage()));
        }
    }

    /// Every file, by name below the folder.
    public static Map<String, String> files(Analysis analysis, String version) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("results.json", ResultsJson.of(analysis, version));
        ResultsTables.of(analysis).forEach((name, text) -> files.put("tables/" + name, text));
        return files;
    }
}
