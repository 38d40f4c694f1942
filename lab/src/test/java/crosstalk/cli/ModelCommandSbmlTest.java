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

/// `crosstalk model simulate` and `crosstalk model suite` with SBML, from the outside.
class ModelCommandSbmlTest {

    /// Decay at rate 1, from the amount 8 in a volume of 2.
    private static final String DECAY = """
            <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
              <model>
                <listOfCompartments><compartment id="c" size="2" constant="true"/></listOfCompartments>
                <listOfSpecies>
                  <species id="S" compartment="c" initialAmount="8" hasOnlySubstanceUnits="false"
                      boundaryCondition="false" constant="false"/>
                </listOfSpecies>
                <listOfReactions>
                  <reaction id="r" reversible="false">
                    <listOfReactants><speciesReference species="S" stoichiometry="1" constant="true"/></listOfReactants>
                    <kineticLaw>
                      <math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>c</ci><ci>S</ci></apply></math>
                    </kineticLaw>
                  </reaction>
                </listOfReactions>
              </model>
            </sbml>
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("decay.xml"), DECAY);
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int simulate(String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "model", "simulate", folder.resolve(file).toString(), "--output", folder.resolve("o.csv").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("o.csv"));
    }

    @Test
    void simulate_mixedColumns_areWrittenAsAsked() throws IOException {
        int exit = simulate("decay.xml", "--end", "1", "--steps", "2", "--species", "S:amount,c,S:concentration,S,r");
        assertEquals(0, exit, err::toString);
        assertEquals("time,S,c,S,S,r", rows().get(0));
        assertEquals("0.0,8.0,2.0,4.0,4.0,8.0", rows().get(1));
        String[] last = rows().get(3).split(",");
        assertEquals("1.0", last[0]);
        assertEquals(8 * Math.exp(-1), Double.parseDouble(last[1]), 1e-7);
        assertEquals(4 * Math.exp(-1), Double.parseDouble(last[3]), 1e-7);
    }

    @Test
    void simulate_amountAndConcentration_applyToEverySpecies() throws IOException {
        assertEquals(0, simulate("decay.xml", "--end", "1", "--steps", "1", "--amount"), err::toString);
        assertEquals("0.0,8.0", rows().get(1));
        assertEquals(0, simulate("decay.xml", "--end", "1", "--steps", "1", "--concentration"), err::toString);
        assertEquals("0.0,4.0", rows().get(1));
    }

    @Test
    void simulate_runs_writeMeanAndDeviation_onAnyThreads() throws IOException {
        String[] one = {
            "--end", "1", "--steps", "1", "--fidelity", "stochastic", "--runs", "100", "--amount", "--threads", "1"
        };
        assertEquals(0, simulate("decay.xml", one), err::toString);
        List<String> first = rows();
        assertEquals("time,S-mean,S-sd", first.get(0));
        assertEquals("0.0,8.0,0.0", first.get(1));
        // Binomial(8, exp(-1)) over 100 runs: standard error 0.136, six of them 0.82.
        assertEquals(8 * Math.exp(-1), Double.parseDouble(first.get(2).split(",")[1]), 0.82);
        one[one.length - 1] = "3";
        assertEquals(0, simulate("decay.xml", one), err::toString);
        assertEquals(first, rows());
    }

    @Test
    void simulate_wrongFile_saysPlaceAndEndsWith2() throws IOException {
        Files.writeString(folder.resolve("bad.xml"), DECAY.replace("<ci>S</ci>", "<ci>T</ci>"));
        assertEquals(2, simulate("bad.xml", "--end", "1"));
        assertTrue(err.toString().contains("bad.xml:12 nothing is named \"T\""), err::toString);
        Files.writeString(folder.resolve("cut.xml"), DECAY.substring(0, 200));
        assertEquals(2, simulate("cut.xml", "--end", "1"));
        assertTrue(err.toString().contains("cut.xml:4:"), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void simulate_optionsOfTheOtherKind_areNamed() {
        assertEquals(2, simulate("decay.xml", "--end", "1", "--every", "1 day", "--body-mass", "20g"));
        assertTrue(err.toString().contains("--every is for models of Crosstalk, and "), err::toString);
        assertTrue(err.toString().contains("--body-mass is for models of Crosstalk, and "), err::toString);
    }

    @Test
    void simulate_wrongOptions_areSaidAtOnce() {
        int exit = simulate(
                "decay.xml", "--end", "1day", "--amount", "--concentration", "--runs", "3", "--rel-tol", "2");
        assertEquals(2, exit);
        for (String each : List.of("--end 1day", "--amount and --concentration", "--runs 3", "--rel-tol 2.0")) {
            assertTrue(err.toString().contains(each), err::toString);
        }
        assertEquals(2, simulate("decay.xml", "--end", "1", "--species", "s"));
        assertTrue(err.toString().contains("nothing is named \"s\"; did you mean \"S\"?"), err::toString);
    }

    @Test
    void suite_ofACaseOfOurOwn_countsIt() throws IOException {
        Path suite = Files.createDirectories(folder.resolve("suite/00001"));
        Files.writeString(suite.resolve("00001-sbml-l3v2.xml"), DECAY);
        Files.writeString(
                suite.resolve("00001-settings.txt"),
                "start: 0\nduration: 1\nsteps: 1\nvariables: S\nabsolute: 1e-6\nrelative: 1e-6\namount: S\n");
        Files.writeString(suite.resolve("00001-results.csv"), "time,S\n0,8\n1," + 8 * Math.exp(-1) + "\n");
        assertEquals(0, run("model", "suite", folder.resolve("suite").toString()), err::toString);
        assertTrue(out.toString().contains("1 cases: 1 passed, 0 failed, 0 refused"), out::toString);
        Files.writeString(suite.resolve("00001-results.csv"), "time,S\n0,8\n1,3\n");
        assertEquals(1, run("model", "suite", folder.resolve("suite").toString()));
        assertTrue(out.toString().contains("failed 00001: excess "), out::toString);
        assertEquals(2, run("model", "suite", folder.resolve("suite").toString(), "--level", "l2v1"));
    }
}
