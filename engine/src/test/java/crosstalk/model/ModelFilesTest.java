package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `extends`, `include` and `remove`.
class ModelFilesTest {

    private static final String BASE = TinyModel.HEAD + """
            populations:
              a: { in: tumour, volume: cell_volume, summary: first }
              b: { in: tumour, volume: cell_volume }
            rules:
              a divides: two
              b dies: three
            """;

    @TempDir
    private Path folder;

    private Model read(String text) throws ProblemsException {
        TinyModel.write(folder, "base.yaml", BASE);
        return TinyModel.read(folder, text);
    }

    @Test
    void extends_changesFieldByField() throws ProblemsException {
        Model model = read("""
                model: child
                extends: base.yaml
                populations: { a: { summary: second } }
                parameters: { two: { value: 1.5 1/day } }
                """);
        Declaration.Population a = model.declarations().populations().get("a");
        assertEquals("second", a == null ? "" : a.summary());
        ModelParameter two = model.parameters().stream()
                .filter(p -> p.name().equals("two"))
                .findFirst()
                .orElseThrow();
        assertEquals(1.5, two.value().value());
        assertEquals(3, two.high());
        assertEquals(
                List.of("tiny.yaml", "base.yaml"),
                model.sources().keySet().stream()
                        .map(p -> String.valueOf(p.getFileName()))
                        .toList());
    }

    @Test
    void remove_takesAnEntryOut() throws ProblemsException {
        Model model = read("""
                model: child
                extends: base.yaml
                rules: { b dies: remove }
                """);
        assertEquals(1, model.census().rules());
        assertEquals(
                1,
                model.warnings().stream()
                        .filter(w -> w.message().contains("\"three\""))
                        .count());
    }

    @Test
    void remove_ofNothing_isAProblem() {
        TinyModel.write(folder, "base.yaml", BASE);
        TinyModel.write(folder, "m.yaml", "model: child\nextends: base.yaml\nrules: { b die: remove }\n");
        assertEquals(
                "m.yaml:3 there is no \"b die\" to remove; did you mean \"b dies\"?",
                TinyModel.problems(folder, "m.yaml"));
    }

    @Test
    void problems_nameTheFileInWhichTheyStand() {
        TinyModel.write(folder, "base.yaml", BASE);
        TinyModel.write(
                folder, "m.yaml", "model: child\nextends: base.yaml\nparameters: { two: { value: 1 cell/day } }\n");
        assertEquals("""
                base.yaml:16 "two" has unit cell/day, expected 1/day
                m.yaml:3 parameter "two": value 1 cell/day and its range 1 to 3 1/day do not go together: "1 1/day" is in 1/day, \
                expected cell/day""", TinyModel.problems(folder, "m.yaml"));
    }

    @Test
    void circle_isRefused() {
        TinyModel.write(folder, "a.yaml", "model: a\nextends: b.yaml\n");
        TinyModel.write(folder, "b.yaml", "model: b\nextends: a.yaml\n");
        assertEquals("a.yaml extends or includes itself: a.yaml > b.yaml", TinyModel.problems(folder, "a.yaml"));
    }

    @Test
    void manyIncludesOfIncludes_areReadOnceEach() {
        for (int level = 0; level < 9; level++) {
            String next = "n" + (level + 1) + ".yaml";
            TinyModel.write(folder, "n" + level + ".yaml", "include: [" + (next + ", ").repeat(50) + next + "]\n");
        }
        TinyModel.write(folder, "n9.yaml", "sets: { x: [a, b] }\n");
        TinyModel.write(folder, "m.yaml", BASE + "include: [n0.yaml]\n");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals("", TinyModel.problems(folder, "m.yaml")));
    }

    @Test
    void missingFile_namesTheNearest() {
        TinyModel.write(folder, "base.yaml", BASE);
        TinyModel.write(folder, "m.yaml", "model: child\nextends: bases.yaml\ninclude: [\"a\\0b\"]\n");
        assertEquals("""
                m.yaml:2 file "bases.yaml" does not exist; did you mean "base.yaml"?
                m.yaml:3 "a\0b" is not a path""", TinyModel.problems(folder, "m.yaml"));
        assertEquals("bas.yaml does not exist; did you mean \"base.yaml\"?", TinyModel.problems(folder, "bas.yaml"));
    }

    @Test
    void hypothesis_isWhatTheFileChanges() throws ProblemsException {
        Model model = read("""
                model: child
                extends: base.yaml
                populations: { a: { summary: second } }
                rules: { b dies: remove, b divides: two }
                parameters: { two: { value: 1.5 1/day } }
                """);
        List<Hypothesis.Change> changes =
                new Hypothesis("child", model.extension().orElseThrow()).changes();
        assertEquals(
                List.of(
                        new Hypothesis.Change("parameters", "two", "value", "2 1/day", "1.5 1/day"),
                        new Hypothesis.Change("populations", "a", "summary", "first", "second"),
                        new Hypothesis.Change("rules", "b dies", "", "three", ""),
                        new Hypothesis.Change("rules", "b divides", "", "", "two")),
                changes);
    }
}
