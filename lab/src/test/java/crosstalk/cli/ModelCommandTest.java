package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `crosstalk model` from the outside: what it prints, what it writes, how it ends.
class ModelCommandTest {

    private static final String MODEL = """
            model: tiny
            compartments:
              tumour: { kind: tissue }
              blood: { kind: well-mixed, volume: 2 mm^3 }
            parameters:
              cell_volume: { value: 1 pL, origin: assumed, range: 0.5 to 2 pL, reason: test }
              growth: { value: 0.5 1/day, origin: assumed, range: 0 to 1 1/day, reason: test }
              loss[kind]: { values: { a: 0.1 1/day, b: 0.2 1/day }, origin: assumed, range: 0 to 1 1/day, reason: test }
              kd: { value: 2 nM, origin: assumed, range: 1 to 3 nM, reason: test }
              v: { value: 1 mL, origin: assumed, range: 0.5 to 2 mL, reason: test }
              injected: { value: 1000 cells, origin: assumed, range: 1 to 2000 cells, reason: test }
              idle: { value: 1, origin: assumed, range: 1 to 2, reason: test }
            sets: { kind: [a, b] }
            populations:
              cancer[kind]: { in: tumour, volume: cell_volume, malignant: true }
            channels:
              l > r: { by: contact, from: { cancer: 1 }, to: [cancer], half: 1 }
            rules:
              cancer divides: growth
              "cancer[kind] dies": loss[kind]
            drugs:
              x:
                antibody: { mass: 150 kDa }
                occupies: { r: kd }
                pharmacokinetics: { absorption: growth, central: v, clearance: v * growth, tissue partition: 0.5, tissue rate: growth }
            inocula: { i: { "cancer[a]": 1 } }
            inoculation: { inoculum: i, cells: injected }
            readouts:
              free: { value: free(r), unit: "%" }
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), MODEL);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int simulate(String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "model",
                "simulate",
                folder.resolve("tiny.yaml").toString(),
                "--end",
                "4day",
                "--output",
                folder.resolve(output).toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private List<List<String>> table(String output) throws IOException {
        return Files.readAllLines(folder.resolve(output)).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    @Test
    void check_ofAModel_saysWhatIsInIt() {
        assertEquals(0, run("model", "check", folder.resolve("tiny.yaml").toString()));
        assertEquals(
                "tiny: 1 population, 1 channel, 2 rules, 1 drug, 8 parameters, 8 of them assumed; no problem",
                out.toString().strip());
        assertTrue(
                err.toString().strip().endsWith("tiny.yaml:12 parameter \"idle\" is used by nothing"), err.toString());
    }

    @Test
    void check_ofAWrongModel_saysEveryProblemOnStderr() throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong, MODEL.replace("divides: growth", "divides: grwth").replace("[kind] dies", "[kind] die"));
        assertEquals(2, run("model", "check", wrong.toString()));
        assertEquals("", out.toString());
        assertEquals(
                List.of(
                        wrong + ":19 there is no parameter or quantity \"grwth\"; did you mean \"growth\"?",
                        wrong
                                + ":20 rule \"cancer[kind] die\": \"die\" is not something that a cell does here; there are divides,"
                                + " dies, becomes, makes, kills, enters, leaves, arrives, secretes, consumes; did you mean \"dies\"?"),
                err.toString().lines().toList());
        assertEquals(2, run("model", "check", folder.resolve("none.yaml").toString()));
    }

    @Test
    void simulate_writesARowPerDayFromTheInoculation() throws IOException {
        assertEquals(0, simulate("o.csv"), err::toString);
        List<List<String>> table = table("o.csv");
        assertEquals(
                List.of(
                        "day",
                        "volume@primary",
                        "cancer[a]@tumour/primary",
                        "cancer[b]@tumour/primary",
                        "free@primary"),
                table.getFirst());
        assertEquals(6, table.size());
        assertEquals(List.of("0", "0.001", "1000", "0", "100"), table.get(1));
        // exp(0.4 x 4) x 1000 cells, within the solver's tolerance of 1e-6.
        assertEquals(1000 * Math.exp(1.6), Double.parseDouble(table.get(5).get(2)), 1e-5 * 5000);
    }

    @Test
    void simulate_neverOverwrites() throws IOException {
        Files.writeString(folder.resolve("o.csv"), "mine");
        assertEquals(2, simulate("o.csv"));
        assertTrue(err.toString().contains("exists already"), err.toString());
        assertEquals("mine", Files.readString(folder.resolve("o.csv")));
    }

    @Test
    void simulate_setsParametersWithTheirUnits() throws IOException {
        assertEquals(
                0,
                simulate("o.csv", "--set", "growth=0 1/day", "injected=1e3 cells", "--set", "loss=0.5 1/day"),
                err::toString);
        assertEquals(
                1000 * Math.exp(-2), Double.parseDouble(table("o.csv").get(5).get(2)), 1e-3);
    }

    @Test
    void simulate_withWrongOptions_saysAllAtOnce() {
        int exit = simulate(
                "o.csv",
                "--set",
                "grwth=1 1/day",
                "--set",
                "growth=1 mm",
                "--set",
                "growth",
                "--every",
                "0 day",
                "--fidelity",
                "exact",
                "--drug",
                "xx: 1 ug intravenous on day 1",
                "--drug",
                "x: 1 mm intravenous on day 1",
                "--runs",
                "0");
        assertEquals(2, exit);
        String said = err.toString();
        for (String part : List.of(
                "--every 0 day: expected a time above 0",
                "--fidelity \"exact\": expected mean-field or stochastic",
                "--runs 0: expected 1 to 10000",
                "--set: there is no parameter \"grwth\"; did you mean \"growth\"?",
                "--set growth: \"1 mm\" is in mm, expected 1/day",
                "--set \"growth\": expected NAME=VALUE",
                "--drug: there is no drug \"xx\"; did you mean \"x\"?",
                "--drug \"x\": unit \"mm\" is not a dose")) {
            assertTrue(said.contains(part), part + " in\n" + said);
        }
        assertFalse(Files.exists(folder.resolve("o.csv")));
    }

    @Test
    void simulate_withValuesThatMakeNoSense_isRefused() {
        assertEquals(2, simulate("o.csv", "--set", "injected=-5 cells"));
        assertTrue(err.toString().contains("\"injected\" can not be below 0"), err.toString());
        assertEquals(2, simulate("o.csv", "--set", "injected=0 cells"));
        assertTrue(err.toString().contains("expected more than 0"), err.toString());
    }

    @Test
    void simulate_givesDoses() throws IOException {
        assertEquals(
                0,
                simulate("o.csv", "--drug", "x: 30 ug intravenous on day 2", "--set", "growth=1e-9 1/day"),
                err::toString);
        List<List<String>> table = table("o.csv");
        int plasma = table.getFirst().indexOf("x@plasma");
        assertEquals("0", table.get(3).get(plasma));
        // 30,000 ng of 0.15 ng/fmol in 1000 mm^3, hardly cleared.
        assertEquals(200, Double.parseDouble(table.get(4).get(plasma)), 1e-3);
    }

    @Test
    void simulate_perBodyMass_needsIt() {
        assertEquals(2, simulate("o.csv", "--drug", "x: 10 mg/kg intravenous on day 1"));
        assertTrue(err.toString().contains("needs --body-mass"), err.toString());
        assertEquals(
                0,
                simulate("p.csv", "--drug", "x: 10 mg/kg intravenous on day 1", "--body-mass", "20 g"),
                err::toString);
    }

    @Test
    void simulate_ofRuns_givesMeanAndDeviation() throws IOException {
        assertEquals(2, simulate("o.csv", "--runs", "3"));
        List<String> runs = List.of("--fidelity", "stochastic", "--runs", "40", "--seed", "7", "--every", "2day");
        assertEquals(0, simulate("o.csv", runs.toArray(String[]::new)), err::toString);
        assertEquals(0, simulate("p.csv", runs.toArray(String[]::new)), err::toString);
        assertEquals(Files.readString(folder.resolve("o.csv")), Files.readString(folder.resolve("p.csv")));
        List<List<String>> table = table("o.csv");
        assertEquals(
                List.of("day", "volume@primary-mean", "volume@primary-sd"),
                table.getFirst().subList(0, 3));
        assertEquals(4, table.size());
        // Linear birth and death: mean 1000 e^1.6, variance 1000 (0.6 / 0.4) e^1.6 (e^1.6 - 1), so sd 171.
        double mean = Double.parseDouble(table.get(3).get(3));
        double sd = Double.parseDouble(table.get(3).get(4));
        double theory = Math.sqrt(1500 * Math.exp(1.6) * Math.expm1(1.6));
        assertEquals(1000 * Math.exp(1.6), mean, 6 * theory / Math.sqrt(40));
        // The standard error of a deviation of n values is about itself / sqrt(2 n).
        assertEquals(theory, sd, 6 * theory / Math.sqrt(80));
        assertEquals("0", table.get(1).get(4));
    }

    @Test
    void explain_printsOrWritesAPage() throws IOException {
        String file = folder.resolve("tiny.yaml").toString();
        assertEquals(0, run("model", "explain", file));
        assertTrue(out.toString().contains("Each cancer divides at rate growth (0.5 1/day)."), out.toString());
        String page = folder.resolve("tiny.html").toString();
        assertEquals(0, run("model", "explain", file, "--html", page), err::toString);
        assertTrue(Files.readString(Path.of(page)).startsWith("<!doctype html>"));
        assertEquals(2, run("model", "explain", file, "--html", page));
        assertTrue(err.toString().contains("exists already"));
    }

    @Test
    void schema_isPrinted() {
        assertEquals(0, run("model", "schema"));
        assertTrue(out.toString().startsWith("{"));
    }

    @Test
    void help_isThere() {
        CommandLine model = Main.commandLine().getSubcommands().get("model");
        assertTrue(model != null);
        for (CommandLine command : model.getSubcommands().values()) {
            assertFalse(command.getUsageMessage().isBlank());
        }
    }
}
