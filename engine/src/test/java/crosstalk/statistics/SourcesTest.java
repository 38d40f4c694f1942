package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every key that looks like a source, in the code of this room, is in references.bib: those of methods, and those in comments.
class SourcesTest {
    private static final Pattern KEY = Pattern.compile("\\b([a-z]+(?:-[a-z]+)?(?:1[89]|20)\\d\\d)\\b");

    @Test
    void sources_inTheCode_areInTheReferences() throws IOException {
        Path root = SharedCases.root();
        String references = Files.readString(root.resolve("references.bib"));
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(root.resolve("engine/src/main/java/crosstalk/statistics"))) {
            for (Path file : files.toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        assertTrue(used.size() > 30, "keys were found");
        List<String> missing = used.stream()
                .filter(key -> !references.contains("{" + key + ","))
                .toList();
        assertEquals(List.of(), missing);
    }
}
