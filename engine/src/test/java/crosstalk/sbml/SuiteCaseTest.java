package crosstalk.sbml;

import static crosstalk.sbml.Sbml.call;
import static crosstalk.sbml.Sbml.compartment;
import static crosstalk.sbml.Sbml.level3;
import static crosstalk.sbml.Sbml.list;
import static crosstalk.sbml.Sbml.name;
import static crosstalk.sbml.Sbml.number;
import static crosstalk.sbml.Sbml.reaction;
import static crosstalk.sbml.Sbml.species;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crosstalk.sbml.SuiteCase.Outcome;
import crosstalk.sbml.SuiteCase.Plan;
import crosstalk.sbml.SuiteCase.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner of suites on cases of our own whose results are known in closed form.
class SuiteCaseTest {

    @TempDir
    Path suite = Path.of("");

    private SuiteCase write(String model, String results, String settings) throws Exception {
        Path folder = Files.createDirectories(suite.resolve("00001"));
        Files.writeString(folder.resolve("00001-sbml-l3v2.xml"), model);
        Files.writeString(folder.resolve("00001-results.csv"), results);
        Files.writeString(folder.resolve("00001-settings.txt"), settings);
        return SuiteCase.read(folder);
    }

    private static String decay(double rate) {
        return level3(
                list("Compartments", compartment("c", 1, true)),
                list("Species", species("S", "initialAmount=\"1\"", true, false)),
                list("Reactions", reaction("r", "S", "", call("times", number(rate), name("S")))));
    }

    private static String decayed() {
        StringBuilder csv = new StringBuilder("time,S\n");
        for (int t = 0; t <= 4; t++) {
            csv.append(t).append(',').append(Math.exp(-t)).append('\n');
        }
        return csv.toString();
    }

    private static final String SETTINGS = "start: 0\nduration: 4\nsteps: 4\nvariables: S\nabsolute: 1e-9\n"
            + "relative: 1e-4\namount: S\nconcentration:\n";

    @Test
    void run_exponentialDecay_passes() throws Exception {
        Outcome outcome = write(decay(1), decayed(), SETTINGS).run(new Plan(null, 1, 1, 1));
        assertEquals(Verdict.PASSED, outcome.verdict(), outcome.reasons().toString());
    }

    @Test
    void run_biasedDecay_fails() throws Exception {
        // At time 1 the error is exp(-1) * 2e-4, twice what is allowed.
        Outcome outcome = write(decay(1.0002), decayed(), SETTINGS).run(new Plan(null, 1, 1, 1));
        assertEquals(Verdict.FAILED, outcome.verdict());
    }

    @Test
    void run_fileOfAPackage_isRefusedByName() throws Exception {
        String required = decay(1).replace(
                        "level=\"3\"",
                        "xmlns:comp=\"http://www.sbml.org/sbml/level3/version1/comp/version1\" comp:required=\"true\""
                                + " level=\"3\"");
        Outcome outcome = write(required, decayed(), SETTINGS).run(new Plan(null, 1, 1, 1));
        assertEquals(Verdict.REFUSED, outcome.verdict());
        assertEquals(List.of("package comp"), outcome.reasons());
    }

    /// Immigration at 1, death at 0.1 each, from 0: Poisson with the mean 10 (1 - exp(-t/10)) at every time.
    private static String immigration(double rate) {
        return level3(
                list("Compartments", compartment("c", 1, true)),
                list("Species", species("X", "initialAmount=\"0\"", true, false)),
                list(
                        "Reactions",
                        reaction("in", "", "X", number(rate)),
                        reaction("out", "X", "", call("times", number(0.1), name("X")))));
    }

    private Outcome immigrate(double rate) throws Exception {
        StringBuilder csv = new StringBuilder("time,X-mean,X-sd\n");
        for (int t = 0; t <= 10; t++) {
            double mean = 10 * (1 - Math.exp(-t / 10.0));
            csv.append(String.format(Locale.ROOT, "%d,%.12f,%.12f%n", t, mean, Math.sqrt(mean)));
        }
        String settings = "start: 0\nduration: 10\nsteps: 10\nvariables: X\nabsolute:\nrelative:\namount: X\n"
                + "concentration:\noutput: X-mean, X-sd\n";
        return write(immigration(rate), csv.toString(), settings).run(new Plan(null, 10_000, 1, 2));
    }

    @Test
    void run_immigrationAndDeath_passes() throws Exception {
        Outcome outcome = immigrate(1);
        assertEquals(Verdict.PASSED, outcome.verdict(), outcome.reasons().toString());
    }

    @Test
    void run_biasedImmigration_fails() throws Exception {
        // 5 % more at time 10: sqrt(10000) * 0.05 * 6.3 / sqrt(6.3) is 12 standard errors.
        assertEquals(Verdict.FAILED, immigrate(1.05).verdict());
    }
}
