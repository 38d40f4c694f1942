package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundled files with random damage: read, or refused with problems; never another exception, never a hang.
class MutatedModelTest {

    /// Each is read and lowered once. Raise it for a long hunt.
    private static final int MUTANTS = 120;

    private static final List<String> SNIPPETS = List.of(
            "[",
            "]",
            "{",
            "}",
            ":",
            "- ",
            "\"",
            "'",
            "\n",
            "  ",
            "\t",
            "#",
            "&a ",
            "*a",
            "!",
            "|",
            ">",
            "%",
            "(",
            ")",
            "0",
            "-1",
            "1e999",
            "1 / 0",
            "antigen",
            "[antigen]",
            "[*]",
            "clone carrying antigen",
            "in tumour",
            "in blood",
            "remove",
            "cancer",
            "cd8.*",
            "*",
            "strength(",
            "count(",
            "this",
            "time",
            "nan",
            "\u0000",
            "\ufeff",
            "\ud83d\ude00",
            "---",
            "? ",
            "1/day",
            "null",
            "~",
            "<<: ",
            "like: x",
            "2 ^ ",
            "not ",
            "sum(antigen, ");

    @TempDir
    private Path folder;

    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(folder.resolve("parameters"));
        for (Path file : BundledModels.models()) {
            files.add(Files.copy(file, folder.resolve("models").resolve(String.valueOf(file.getFileName()))));
        }
        for (Path file : BundledModels.fragments()) {
            files.add(Files.copy(file, folder.resolve("parameters").resolve(String.valueOf(file.getFileName()))));
        }
    }

    @Test
    void read_ofMutants_endsWithAModelOrWithProblems() throws IOException {
        int refused = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            Path file = files.get(random.nextInt(files.size()));
            String original = Files.readString(file);
            Files.writeString(file, mutated(original, random));
            long began = System.nanoTime();
            try {
                Model model = Model.read(folder.resolve("models/colorectal-mmrd-unrelated.yaml"));
                model.lower(model.drugNames(), List.of("other flank"));
                Explanation.of(model).text(80);
            } catch (ProblemsException e) {
                refused++;
                assertTrue(!e.problems().isEmpty());
            } catch (RuntimeException | StackOverflowError e) {
                fail("mutant " + seed + " of " + file.getFileName(), e);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            assertTrue(seconds < 10, "mutant " + seed + " took " + seconds + " s");
            Files.writeString(file, original);
        }
        // Damage to a comment or a summary is none; to most other text it is.
        assertTrue(refused > MUTANTS / 4, refused + " refused");
        assertTrue(refused < MUTANTS, refused + " refused");
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(mutant.length());
            int end = Math.min(mutant.length(), at + 1 + random.nextInt(12));
            String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
            switch (random.nextInt(5)) {
                case 0 -> mutant.delete(at, end);
                case 1 -> mutant.insert(at, snippet);
                case 2 -> mutant.replace(at, end, snippet);
                case 3 -> mutant.insert(at, mutant.substring(at, end));
                default -> swapWords(mutant, random);
            }
        }
        return mutant.toString();
    }

    /// Puts one word of the text in the place of another.
    private static void swapWords(StringBuilder text, Random random) {
        String word = word(text, random.nextInt(text.length()));
        int at = random.nextInt(text.length());
        String other = word(text, at);
        int start = text.indexOf(other, Math.max(0, at - other.length()));
        if (start >= 0) {
            text.replace(start, start + other.length(), word);
        }
    }

    private static String word(StringBuilder text, int at) {
        int from = at;
        int to = at;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
