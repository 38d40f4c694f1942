package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.model.Problem;
import crosstalk.model.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyReaderTest {

    @TempDir
    Path folder;

    @Test
    void read_everythingSaid_isThere() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY);

        assertEquals("small", study.name());
        assertEquals("Does it work?", study.question());
        assertEquals(List.of("tiny"), study.models().stream().map(m -> m.name()).toList());
        assertEquals(Fidelity.STOCHASTIC, study.fidelity());
        assertEquals(3, study.subjects());
        assertTrue(study.spread());
        assertEquals(0.02, study.bodyMass().orElseThrow(), 1e-15);
        assertEquals(List.of("control", "anti-pd-1"), study.armNames());
        assertEquals(
                new Enrolment.AtVolume(20, OptionalDouble.of(14)),
                study.arms().getFirst().enrolment());
        assertEquals(
                Optional.of(new Calliper(2, 0.12, Calliper.Noise.LOGNORMAL, 3)),
                study.measures().calliper());
        assertEquals(List.of(4.0), study.measures().biopsy());
        assertTrue(study.measures().biopsyAfterEnrolment());
        assertEquals(new Study.End(40, OptionalDouble.of(500)), study.end());
        assertEquals(OptionalDouble.of(400), study.survivalVolume());
        assertEquals(7, study.seed());
        assertEquals(2, study.sources().size());
    }

    @Test
    void read_noSurvivalRule_isTheHumaneLimit() throws Exception {
        assertEquals(
                OptionalDouble.of(500),
                TinyModel.study(folder, TinyModel.with("survival:")).survivalVolume());
    }

    @Test
    void read_factorialOfThree_makesEightArmsSmallFirst() throws Exception {
        String text = TinyModel.with("arms:", "arms: { factorial: [anti-pd-1, anti-nothing] }");

        assertEquals(
                List.of("control", "anti-pd-1", "anti-nothing", "anti-pd-1 + anti-nothing"),
                TinyModel.study(folder, text).armNames());
    }

    @Test
    void read_regimens_moreExactNameWins() throws Exception {
        String text = TinyModel.with(
                        "arms:",
                        "arms:",
                        "  - { name: a, drugs: [anti-pd-1, anti-nothing] }",
                        "  - name: b",
                        "    drugs: [anti-pd-1]",
                        "    regimens: { anti-pd-1: 5 ug intravenous on day 1 }")
                .replace(
                        "on days 0, 3\n",
                        "on days 0, 3\n  anti-pd-1: 1 nmol subcutaneous every 2 days, 3 times, from day 1\n");
        List<Arm> arms = TinyModel.study(folder, text).arms();

        assertEquals(List.of(1.0, 3.0, 5.0), days(arms.get(0), "anti-pd-1"));
        assertEquals(List.of(0.0, 3.0), days(arms.get(0), "anti-nothing"));
        assertEquals(List.of(1.0), days(arms.get(1), "anti-pd-1"));
    }

    private static List<Double> days(Arm arm, String drug) {
        return Objects.requireNonNull(arm.regimens().get(drug)).doses().stream()
                .map(Regimen.Dose::day)
                .toList();
    }

    @Test
    void read_settings_keepWhenAndWhat() throws Exception {
        String text = TinyModel.with(
                "arms:",
                "arms:",
                "  - name: a",
                "    set: { kill: 5 1/hour }",
                "    set from enrolment: { killers: times 2 }",
                "    set from day 5: { escape: 0.1 1/day }",
                "    set from day 5 after enrolment: { escape: 0 1/day }");

        assertEquals(
                List.of(
                        new Setting("kill", new Setting.Change.To(120), new Setting.From.Inoculation(0)),
                        new Setting("killers", new Setting.Change.Times(2), new Setting.From.Enrolment(0)),
                        new Setting("escape", new Setting.Change.To(0.1), new Setting.From.Inoculation(5)),
                        new Setting("escape", new Setting.Change.To(0), new Setting.From.Enrolment(5))),
                TinyModel.study(folder, text).arms().getFirst().settings());
    }

    /// What a line is changed to, the line at which a problem is expected, and words of the message.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            study:     | studi: small                                                 | 1  | unknown key "studi"; did you mean "study"?
            study:     | studi: small                                                 | 1  | "study" is missing
            models:    | models: [tiney.yaml]                                         | 0  | does not exist
            models:    | models: [tiny.yaml, tiny.yaml]                               | 3  | two are named "tiny"
            models:    | models: []                                                   | 3  | at least one model
            fidelity:  | fidelity: stochastik                                         | 4  | expected one of mean-field, stochastic
            cohort:    | cohort: { subjects: 0 }                                      | 5  | "0", expected a whole number from 1
            cohort:    | cohort: { subjects: 2.5 }                                    | 5  | "2.5", expected a whole number
            cohort:    | cohort: { subjects: 3, spred: none }                         | 5  | unknown key "spred"; did you mean "spread"?
            cohort:    | cohort: 3                                                    | 5  | expected a mapping
            cohort:    | cohort: { spread: some }                                     | 5  | "subjects" is missing
            enrol:     | enrol: { when: tumour volume reaches 20 mm }                 | 6  | expected mm^3
            enrol:     | enrol: { when: tumour volume reaches 20 mm^3, on: day 3 }    | 6  | either "on" or "when"
            enrol:     | enrol: { on: 3 }                                             | 6  | such as "day 14"
            enrol:     | enrol: { on: day -3 }                                        | 6  | day -3, expected 0 to 10000
            enrol:     | enrol: { on: day 50 }                                        | 6  | the study ends on day 40
            enrol:     | enrol: { when: tumour volume reaches 600 mm^3 }              | 6  | where animals leave already
            arms:      | arms: []                                                     | 7  | at least one
            arms:      | arms: { factorial: [anti-pd-2] }                             | 7  | no drug "anti-pd-2"; did you mean "anti-pd-1"?
            arms:      | arms: { factorial: [a, b, c, d, e, f, g, h, i, j, k] }       | 7  | no drug "k"
            arms:      | arms: { factorial: [anti-pd-1, anti-pd-1] }                  | 7  | stands twice
            arms:      | arms: [{ name: a }, { name: a }]                             | 7  | two are named "a"
            arms:      | arms: [{ drugs: [anti-pd-1] }]                               | 7  | "name" is missing
            arms:      | arms: [{ name: a, set: { kil: 1 1/day } }]                   | 7  | no parameter "kil"; did you mean "kill"?
            arms:      | arms: [{ name: a, set: { kill: 1 day } }]                    | 7  | expected 1/day
            arms:      | arms: [{ name: a, set from enrollment: { kill: 1 1/day } }]  | 7  | "set from enrolment"
            arms:      | arms: [{ name: a, inoculate: { inoculum: tumor } }]          | 7  | no inoculum "tumor"; did you mean "tumour"?
            regimens:  | regimes:                                                     | 8  | unknown key "regimes"; did you mean "regimens"?
            regimens:  | regimes:                                                     | 7  | no regimen for drug "anti-pd-1"
            "  anti-*" | ~  anti-*: 10 mg/m intraperitoneal on days 0, 3~             | 9  | unit "mg/m" is not a dose
            "  anti-*" | ~  anti-*: 10 1/day intraperitoneal on days 0, 3~            | 9  | unit "1/day" is not a dose
            "  anti-*" | ~  anti-*: -10 mg/kg intraperitoneal on days 0, 3~           | 9  | below 0
            "  anti-*" | ~  anti-*: 10 mg/kg ip on days 0, 3~                         | 9  | did you mean "intraperitoneal"?
            "  anti-*" | ~  anti-*: 10 mg/kg intravenous on days 3, 0~                | 9  | do not rise
            "  anti-*" | ~  anti-*: 10 mg/kg intravenous on days -3, 0~               | 9  | day -3, expected 0
            "  anti-*" | ~  anti-*: 10 mg/kg intravenous sometimes~                   | 9  | is not a regimen
            "  anti-*" | ~  anti-*: 10 mgg/kg intravenous on day 0~                   | 9  | unknown unit "mgg"
            "  anti-*" | ~  ant-*: 10 mg/kg intravenous on day 0~                     | 9  | no drug fits "ant-*"
            "  anti-*" | ~  anti-pd1: 10 mg/kg intravenous on day 0~                  | 9  | did you mean "anti-pd-1"?
            body mass: | ~#~                                                          | 8  | "body mass" is missing
            body mass: | body mass: 20 mm                                             | 10 | expected kg
            "  calli"  | ~  calliper: { evry: 2 days }~                               | 12 | did you mean "every"?
            "  calli"  | ~  calliper: { every: 2 mm }~                                | 12 | expected day
            "  calli"  | ~  calliper: { every: 2 days, cv: 1200 % }~                  | 12 | above 100 %
            "  biopsy" | ~  biopsy: { on: [4, 2] }~                                   | 13 | do not rise
            "  biopsy" | ~  biopsy: { on: [4], after: enrollment }~                   | 13 | expected enrolment or inoculation
            end:       | end: { or when: tumour volume reaches 500 mm^3 }             | 15 | "on" is missing
            end:       | ~#~                                                          | 1  | "end" is missing
            survival:  | survival: tumour volume reaches 800 mm^3                     | 16 | never reached
            survival:  | survival: tumour volume reaches many mm^3                    | 16 | is not a quantity
            seed:      | seed: today                                                  | 17 | is not a seed
            seed:      | rechallenge: { on: day 20, inoculum: tumour, cells: 5 cells, site: primary } | 17 | that of the first tumour
            seed:      | rechallenge: { on: day 60, inoculum: tumour, cells: 5 cells, site: other }   | 17 | ends on day 40
            seed:      | rechallenge: { on: day 20, inoculum: tumour, cells: 5 cells }                | 17 | "site" is missing
            seed:      | rechallenge: { on: day 20, inoculum: tumour, cells: -5 cells, site: other }  | 17 | more than 0
            seed:      | rechallenge: { on: day 20, inoculum: tumour, cells: 5 cells, site: other, against: ten } | 17 | "10 naive"
            seed:      | published: nowhere.yaml                                      | 17 | does not exist
            """)
    void read_wrongLine_isNamed(String start, String line, int at, String message) throws IOException {
        Path file = TinyModel.write(folder, TinyModel.with(start.replace("\"", ""), line));

        ProblemsException refused = assertThrows(ProblemsException.class, () -> Study.read(file));

        assertTrue(
                refused.problems().stream()
                        .anyMatch(p -> p.line() == at && p.message().contains(message)),
                () -> "expected line " + at + ": " + message + "\nfound:\n" + refused.getMessage());
    }

    @Test
    void read_severalProblems_areReportedTogether() throws IOException {
        String text = TinyModel.with("fidelity:", "fidelity: exact")
                .replace("seed: 7", "seed: x")
                .replace("[4]", "[4, 4]");
        Path file = TinyModel.write(folder, text);

        ProblemsException refused = assertThrows(ProblemsException.class, () -> Study.read(file));

        assertEquals(
                List.of(4, 13, 17),
                refused.problems().stream().map(p -> p.line()).toList());
    }

    @Test
    void read_elevenFactors_areTooMany() throws IOException {
        StringBuilder drugs = new StringBuilder();
        StringBuilder declared = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            drugs.append(i == 0 ? "" : ", ").append("anti-").append(i);
            declared.append("  anti-").append(i).append(": { like: anti-nothing }\n");
        }
        Path file = TinyModel.write(folder, TinyModel.with("arms:", "arms: { factorial: [" + drugs + "] }"));
        java.nio.file.Files.writeString(
                folder.resolve("tiny.yaml"), TinyModel.TEXT.replace("drugs:\n", "drugs:\n" + declared));

        ProblemsException refused = assertThrows(ProblemsException.class, () -> Study.read(file));

        assertTrue(
                Problem.list(refused.problems()).contains("found 11 drugs, which make 2^11 arms; expected at most 10"));
    }

    @Test
    void read_commaInBraces_isExplained() throws IOException {
        String text = TinyModel.STUDY
                .replaceAll("(?m)^  anti-.*\n", "")
                .replace("regimens:", "regimens: { anti-pd-1: 1 mg/kg intravenous on days 0, 3 }");
        Path file = TinyModel.write(folder, text);

        ProblemsException refused = assertThrows(ProblemsException.class, () -> Study.read(file));

        assertEquals(1, refused.problems().size(), refused::getMessage);
        assertTrue(Problem.list(refused.problems())
                .contains("study.yaml:8 regimens: found \"3\" where a key was expected: a comma"));
    }

    @Test
    void read_missingFile_saysSo() {
        ProblemsException refused =
                assertThrows(ProblemsException.class, () -> Study.read(folder.resolve("none.yaml")));

        assertTrue(Problem.list(refused.problems()).contains("does not exist"));
    }
}
