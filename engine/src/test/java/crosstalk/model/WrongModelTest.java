package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message that a person can meet, word by word.
class WrongModelTest {

    private static final String FILE = "m.yaml";

    @TempDir
    private Path folder;

    /// A case of `wrong-models.txt`.
    record Wrong(String name, String model, List<String> problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wrong> cases() throws IOException {
        String[] parts = resource().split("(?m)^== ", -1);
        String model = parts[1].substring(parts[1].indexOf('\n') + 1);
        return Stream.of(parts).skip(2).map(part -> wrong(part, model));
    }

    private static Wrong wrong(String part, String model) {
        List<String> lines = part.lines().toList();
        StringBuilder changes = new StringBuilder();
        StringBuilder inserted = new StringBuilder();
        List<String> problems = new ArrayList<>();
        String section = "";
        for (String line : lines.subList(1, lines.size())) {
            if (line.matches("\\w*\\+")) {
                section = line.substring(0, line.length() - 1);
                inserted.append(section.isEmpty() ? "" : "  # " + section + "\n");
            } else if (line.startsWith("=> ")) {
                problems.add(FILE + ":" + line.substring(3));
            } else if (!line.isBlank()) {
                (section.isEmpty() ? changes : inserted).append(line).append('\n');
            }
        }
        String place = inserted.isEmpty() ? "\n" : inserted.substring(0, inserted.indexOf("\n") + 1);
        String changed = inserted.isEmpty() ? model : model.replace(place, inserted.substring(place.length()));
        return new Wrong(lines.getFirst(), changed.stripTrailing() + "\n" + changes, problems);
    }

    private static String resource() throws IOException {
        try (InputStream in = WrongModelTest.class.getResourceAsStream("wrong-models.txt")) {
            if (in == null) {
                throw new IOException("wrong-models.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void read_ofAWrongModel_saysWhatAndWhere(Wrong wrong) {
        TinyModel.write(folder, FILE, wrong.model());
        assertEquals(String.join("\n", wrong.problems()), TinyModel.problems(folder, FILE));
    }

    @Test
    void read_ofTheModelWithoutAChange_hasNoProblem() throws IOException {
        String part = resource().split("(?m)^== ", -1)[1];
        TinyModel.write(folder, FILE, part.substring(part.indexOf('\n') + 1));
        assertEquals("", TinyModel.problems(folder, FILE));
    }

    private void expect(String text, String... problems) {
        TinyModel.write(folder, FILE, text);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertEquals(String.join("\n", problems), TinyModel.problems(folder, FILE)));
    }

    @Test
    void read_ofSeveralMistakes_saysAllAtOnce() {
        expect(
                TinyModel.HEAD + """
                populations:
                  a: { in: tumour, volume: cell_volume }
                  b: { in: tumour }
                rules:
                  a divides: twoo
                  a dies: two + half
                  a flies: two
                """,
                FILE + ":14 population \"b\" lives in a tissue, so it needs a volume per cell",
                FILE + ":16 there is no parameter or quantity \"twoo\"; did you mean \"two\"?",
                FILE + ":17 sum of 1/day and 1, which have different units",
                FILE
                        + ":18 rule \"a flies\": \"flies\" is not something that a cell does here; there are divides, dies, becomes,"
                        + " makes, kills, enters, leaves, arrives, secretes, consumes");
    }

    @Test
    void read_ofAParameterThatCanNotBeRead_doesNotBlameThoseWhoUseIt() {
        expect("""
                model: m
                compartments: { tumour: { kind: tissue } }
                parameters:
                  v: { value: 1 pl, origin: assumed, range: 1 to 2 pL, reason: test }
                populations: { a: { in: tumour, volume: v } }
                """, FILE + ":4 parameter \"v\": \"1 pl\": unit \"pl\": unknown unit \"pl\"; did you mean \"pL\"?");
    }

    @Test
    void read_ofNoFile_saysSo() throws IOException {
        assertEquals("none.yaml does not exist", TinyModel.problems(folder, "none.yaml"));
        Files.createDirectory(folder.resolve("d.yaml"));
        assertEquals("d.yaml is a folder, expected a YAML file", TinyModel.problems(folder, "d.yaml"));
        Files.write(folder.resolve("latin.yaml"), new byte[] {'m', ':', ' ', (byte) 0xe9, '\n'});
        assertEquals("latin.yaml is not UTF-8 text, expected a YAML file", TinyModel.problems(folder, "latin.yaml"));
        Files.write(folder.resolve("large.yaml"), new byte[Yaml.LARGEST_FILE + 1]);
        assertEquals(
                "large.yaml is larger than 2 MB, which no model or study file is",
                TinyModel.problems(folder, "large.yaml"));
    }

    @Test
    void read_ofEmptyFiles_saysSo() {
        expect("", FILE + " is empty, expected a YAML file");
        expect(" \n\n", FILE + " is empty, expected a YAML file");
        expect("# nothing\n", FILE + ":1 is not a model: it has no key \"model\" with a name");
    }

    @Test
    void read_ofOtherThings_saysWhatWasExpected() {
        expect("- a\n", FILE + ":1 found a list, expected a model: a mapping with model, populations, rules ...");
        expect("hello\n", FILE + ":1 found \"hello\", expected a model: a mapping with model, populations, rules ...");
        expect("model: m\n", FILE + ":1 has no populations, and a model is about cells");
        expect("fragment: f\n", FILE + ":1 is a fragment, which models include, and no model");
        expect(
                "model: m\ntime: hour\npopulations: []\n",
                FILE + ":2 time: found \"hour\", expected day, the unit of time of every model",
                FILE + ":3 populations: found a list, expected names with what they are");
        expect("model: a\n---\nmodel: b\n", FILE + ":2 holds a second document after ---, expected one");
    }

    @Test
    void read_ofBrokenIndentation_pointsThere() {
        expect(
                "model: m\nsets:\n  a: [p]\n b: [q]\n",
                FILE
                        + ":4 is not YAML: expected <block end>, but found '<block mapping start>'; look at the indentation of this"
                        + " line and of the one above, and quote text that holds \": \"");
        expect(
                "model: m\nsets:\n\ta: [p]\n",
                FILE
                        + ":3 is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                        + " indentation); indent with spaces, not with tabs");
        expect(
                "model: m: n\n",
                FILE
                        + ":1 is not YAML: mapping values are not allowed here; look at the indentation of this line and of the"
                        + " one above, and quote text that holds \": \"");
    }

    @Test
    void read_ofAnAliasBomb_stopsAtTheFirst() {
        expect(
                "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
                FILE + ":2 YAML aliases (*a) are not used in these files; write the value out");
    }

    @Test
    void read_ofDeepNesting_stops() {
        expect("a: " + "[".repeat(100_000), FILE + ":1 is nested deeper than 40 levels");
        expect("a: " + "{a: ".repeat(100_000), FILE + ":1 is nested deeper than 40 levels");
        expect(
                TinyModel.HEAD + "quantities:\n  q: " + "(".repeat(2000) + "1" + ")".repeat(2000) + "\n",
                FILE + ":13 an expression nested deeper than 200 levels");
    }

    @Test
    void read_ofLongExpressions_neverOverflowsTheStack() {
        String cells = TinyModel.HEAD + "populations:\n  a: { in: tumour, volume: cell_volume }\nquantities:\n";
        for (String text : List.of("-".repeat(4000) + "1", "not ".repeat(1000) + "1", "2" + "^2".repeat(2000))) {
            expect(cells + "  q: \"" + text + "\"\n", FILE + ":15 an expression nested deeper than 200 levels");
        }
        expect(
                cells + "  q: 1" + "+1".repeat(2400) + "\n",
                FILE
                        + ":15 is nested deeper than 1000 operations, with the quantities that it names; write fewer in one"
                        + " expression");
        expect(
                cells + "  q: \"" + "1+".repeat(2600) + "1\"\n",
                FILE + ":15 an expression longer than 5000 characters; give its parts names under quantities");
        StringBuilder chain = new StringBuilder(cells).append("  q0: 1\n");
        for (int i = 1; i <= 3000; i++) {
            chain.append("  q").append(i).append(": q").append(i - 1).append(" + half\n");
        }
        TinyModel.write(folder, FILE, chain + "rules:\n  a divides: two * q3000\n");
        String first = TinyModel.problems(folder, FILE).lines().findFirst().orElse("");
        assertEquals(FILE + ":2916 needs a chain of more than 100 quantities", first);
    }

    @Test
    void read_ofNoise_isOneProblem() throws IOException {
        Random random = new Random(1);
        byte[] noise = new byte[1_000_000];
        random.nextBytes(noise);
        Files.write(folder.resolve("noise.yaml"), noise);
        assertEquals("noise.yaml is not UTF-8 text, expected a YAML file", TinyModel.problems(folder, "noise.yaml"));
        for (int seed = 0; seed < 5; seed++) {
            StringBuilder text = new StringBuilder();
            Random letters = new Random(seed);
            for (int i = 0; i < 1_000_000; i++) {
                text.append((char) (32 + letters.nextInt(95)));
            }
            TinyModel.write(folder, FILE, text.toString());
            String problems = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> TinyModel.problems(folder, FILE));
            assertEquals(1, problems.lines().count(), problems);
            assertEquals(true, problems.length() < 1000, problems);
        }
        expect("x".repeat(1_000_000), FILE + ":1 holds a text of more than 10000 characters");
    }

    @Test
    void read_ofTooManyCells_stops() {
        StringBuilder text = new StringBuilder(TinyModel.HEAD).append("sets:\n");
        StringBuilder index = new StringBuilder();
        for (char set = 'a'; set < 'i'; set++) {
            text.append("  s").append(set).append(": [");
            for (int i = 0; i < 50; i++) {
                text.append(i == 0 ? "" : ", ").append('e').append(i);
            }
            text.append("]\n");
            index.append(set == 'a' ? "" : ", ").append('s').append(set);
        }
        expect(
                text + "populations:\n  \"c[" + index + "]\": { in: tumour, volume: cell_volume }\n",
                FILE
                        + ":22 population \"c\": stands for more than 5000 combinations of [sa, sb, sc, sd, se, sf, sg, sh]");
    }
}
