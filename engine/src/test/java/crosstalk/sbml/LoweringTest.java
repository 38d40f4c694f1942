package crosstalk.sbml;

import static crosstalk.sbml.Sbml.TIME;
import static crosstalk.sbml.Sbml.call;
import static crosstalk.sbml.Sbml.compartment;
import static crosstalk.sbml.Sbml.event;
import static crosstalk.sbml.Sbml.fixed;
import static crosstalk.sbml.Sbml.initial;
import static crosstalk.sbml.Sbml.level2;
import static crosstalk.sbml.Sbml.level3;
import static crosstalk.sbml.Sbml.list;
import static crosstalk.sbml.Sbml.math;
import static crosstalk.sbml.Sbml.name;
import static crosstalk.sbml.Sbml.number;
import static crosstalk.sbml.Sbml.parameter;
import static crosstalk.sbml.Sbml.rate;
import static crosstalk.sbml.Sbml.reaction;
import static crosstalk.sbml.Sbml.reference;
import static crosstalk.sbml.Sbml.set;
import static crosstalk.sbml.Sbml.species;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.sbml.SbmlColumns.Form;
import crosstalk.sbml.SbmlColumns.Request;
import crosstalk.solver.SolverException;
import crosstalk.solver.stochastic.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the declarations of a file mean, each against its closed form.
class LoweringTest {

    private static final double CLOSE = 1e-8;
    private static final String WHEN_1 = call("geq", TIME, number(1));
    private static final String FLAGS = "initialValue=\"true\" persistent=\"true\"";

    @Test
    void start_amountAndConcentration_inAllCombinations() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 4, true)),
                list(
                        "Species",
                        species("aa", "initialAmount=\"8\"", true, false),
                        species("ac", "initialAmount=\"8\"", false, false),
                        species("ca", "initialConcentration=\"8\"", true, false),
                        species("cc", "initialConcentration=\"8\"", false, false),
                        species("no", "", false, false)));
        String[] ids = {"aa", "ac", "ca", "cc", "no"};
        assertArrayEquals(new double[] {8, 2, 32, 8, Double.NaN}, Sbml.run(model, Form.DECLARED, 1, 1, ids)[0]);
        assertArrayEquals(new double[] {8, 8, 32, 32, Double.NaN}, Sbml.run(model, Form.AMOUNT, 1, 1, ids)[0]);
        assertArrayEquals(new double[] {2, 2, 8, 8, Double.NaN}, Sbml.run(model, Form.CONCENTRATION, 1, 1, ids)[0]);
    }

    @Test
    void start_assignmentsInAnyOrder_nameOneAnother() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 4, true)),
                list("Species", species("S", "", false, false)),
                list("Parameters", fixed("a", 0), fixed("b", 0), parameter("d", 3)),
                list(
                        "InitialAssignments",
                        initial("a", call("plus", name("b"), number(1))),
                        initial("b", call("times", name("S"), number(10))),
                        initial("S", name("d"))));
        assertArrayEquals(new double[] {31, 30, 3}, Sbml.run(model, 1, 1, "a", "b", "S")[0]);
        assertEquals(12, Sbml.run(model, Form.AMOUNT, 1, 1, "S")[0][0]);
    }

    @Test
    void start_infiniteAndUndefinedParameters_areKept() throws SbmlException {
        String model = level3(list(
                "Parameters",
                "<parameter id=\"i\" value=\"INF\" constant=\"true\"/>",
                "<parameter id=\"m\" value=\"-INF\" constant=\"true\"/>",
                "<parameter id=\"n\" constant=\"true\"/>"));
        double[] expected = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        assertArrayEquals(expected, Sbml.last(model, 1, "i", "m", "n"));
    }

    @Test
    void localParameters_shadow() throws SbmlException {
        String local = "<listOfLocalParameters><localParameter id=\"k\" value=\"1\"/></listOfLocalParameters>";
        String model = level3(
                list("Compartments", compartment("c", 1, true)),
                list("Species", species("S", "initialAmount=\"1\"", true, false)),
                list("Parameters", fixed("k", 100)),
                list(
                        "Reactions",
                        reaction("r", "S", "", call("times", name("k"), name("S")))
                                .replace("</kineticLaw>", local + "</kineticLaw>")));
        assertEquals(Math.exp(-1), Sbml.last(model, 1, "S")[0], CLOSE);
    }

    @Test
    void boundarySpecies_takePartButDoNotChange() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 2, true)),
                list(
                        "Species",
                        species("B", "initialConcentration=\"3\"", false, true),
                        species("P", "initialAmount=\"0\"", true, false)),
                list("Reactions", reaction("r", "B", "P", name("B"))));
        assertArrayEquals(new double[] {3, 6}, Sbml.last(model, 2, "B", "P"), CLOSE);
    }

    @Test
    void conversionFactors_ofModelAndSpecies_scaleReactions() throws SbmlException {
        String own = species("Q", "initialAmount=\"0\"", true, false).replace("/>", " conversionFactor=\"g\"/>");
        String model = level3(
                        list("Compartments", compartment("c", 1, true)),
                        list("Species", species("P", "initialAmount=\"0\"", true, false), own),
                        list("Parameters", fixed("f", 10), fixed("g", 100)),
                        list("Reactions", reaction("r", "", "P", number(1)), reaction("s", "", "Q", number(1))))
                .replace("<model>", "<model conversionFactor=\"f\">");
        assertArrayEquals(new double[] {20, 200}, Sbml.last(model, 2, "P", "Q"), 1e-6);
    }

    private static String produced(String reference, String... more) {
        String reaction = "<reaction id=\"r\" reversible=\"false\"><listOfProducts>" + reference
                + "</listOfProducts><kineticLaw>" + math(number(1)) + "</kineticLaw></reaction>";
        return level3(
                list("Compartments", compartment("c", 1, true)),
                list("Species", species("P", "initialAmount=\"0\"", true, false)),
                list("Reactions", reaction),
                String.join("", more));
    }

    @Test
    void stoichiometry_constantAssignedRuledAndSet() throws SbmlException {
        String constant = reference("n", "P", "stoichiometry=\"3\" constant=\"true\"");
        String variable = reference("n", "P", "stoichiometry=\"3\" constant=\"false\"");
        assertArrayEquals(new double[] {6, 3}, Sbml.last(produced(constant), 2, "P", "n"), CLOSE);
        assertEquals(
                10,
                Sbml.last(produced(constant, list("InitialAssignments", initial("n", number(5)))), 2, "P")[0],
                CLOSE);
        // n = t: P = t^2 / 2.
        assertEquals(2, Sbml.last(produced(variable, list("Rules", Sbml.assign("n", TIME))), 2, "P")[0], CLOSE);
        // n = 3 + t: P = 3 t + t^2 / 2.
        assertEquals(8, Sbml.last(produced(variable, list("Rules", rate("n", number(1)))), 2, "P")[0], CLOSE);
        String event = list("Events", event("e", WHEN_1, FLAGS, true, set("n", number(10))));
        assertEquals(13, Sbml.last(produced(variable, event), 2, "P")[0], CLOSE);
    }

    @Test
    void stoichiometryMath_ofLevel2_isFollowed() throws SbmlException {
        String model = level2(
                list("Compartments", "<compartment id=\"c\" size=\"1\"/>"),
                list("Species", "<species id=\"P\" compartment=\"c\" initialAmount=\"0\"/>"),
                list(
                        "Reactions",
                        "<reaction id=\"r\"><listOfProducts><speciesReference species=\"P\"><stoichiometryMath>"
                                + math(call("times", number(2), TIME))
                                + "</stoichiometryMath></speciesReference></listOfProducts><kineticLaw>"
                                + math(number(1)) + "</kineticLaw></reaction>"));
        assertEquals(9, Sbml.last(model, 3, "P")[0], 1e-7);
    }

    @Test
    void reactionId_inFormulas_isItsRate() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 2, true)),
                list("Species", species("S", "initialAmount=\"6\"", false, false)),
                list("Parameters", parameter("flux", 0), parameter("speed", 0)),
                list("Rules", Sbml.assign("flux", name("r")), Sbml.assign("speed", Sbml.rateOf("S"))),
                list("Reactions", reaction("r", "S", "", name("S"))));
        // dA/dt = -A/2: the rate is 3 at the start, and the concentration falls at half of it.
        assertArrayEquals(new double[] {3, -1.5, 3}, Sbml.run(model, 1, 1, "flux", "speed", "r")[0]);
    }

    @Test
    void compartment_thatGrows_dilutesWhatReactionsChange() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 1, false)),
                list(
                        "Species",
                        species("S", "initialConcentration=\"6\"", false, false),
                        species("R", "initialConcentration=\"6\"", false, true)),
                list("Rules", rate("c", number(1)), rate("R", number(0))),
                list("Reactions", reaction("r", "", "S", number(0))));
        // The amount of S stays. A rate rule is the rate of the concentration: that of R stays.
        assertArrayEquals(new double[] {3, 2, 6}, Sbml.run(model, 2, 2, "S", "c", "R")[1], CLOSE);
        assertArrayEquals(new double[] {6, 2, 12}, Sbml.run(model, Form.AMOUNT, 2, 2, "S", "c", "R")[1], CLOSE);
    }

    @Test
    void compartment_thatAnEventResizes_keepsAmounts() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 1, false)),
                list(
                        "Species",
                        species("S", "initialConcentration=\"6\"", false, false),
                        species("R", "initialConcentration=\"6\"", false, true),
                        species("T", "initialConcentration=\"6\"", false, true)),
                list("Rules", rate("R", number(0))),
                list("Events", event("e", WHEN_1, FLAGS, true, set("c", number(3)) + set("T", number(30)))));
        // The concentration that the event sets counts in the compartment as it was.
        assertArrayEquals(new double[] {2, 2, 10}, Sbml.last(model, 2, "S", "R", "T"), CLOSE);
        assertArrayEquals(new double[] {6, 6, 30}, Sbml.run(model, Form.AMOUNT, 2, 1, "S", "R", "T")[1], CLOSE);
    }

    @Test
    void rateOf_inAGrowingCompartment_countsDilution() throws SbmlException {
        String model = level3(
                list("Compartments", compartment("c", 1, false)),
                list("Species", species("S", "initialConcentration=\"6\"", false, false)),
                list("Parameters", parameter("v", 0)),
                list("Rules", rate("c", number(1)), Sbml.assign("v", Sbml.rateOf("S"))),
                list("Reactions", reaction("r", "", "S", number(0))));
        // [S] = 6 / (1 + t) falls at 6 / (1 + t)^2.
        assertEquals(-1.5, Sbml.run(model, 2, 2, "v")[1][0], CLOSE);
    }

    @Test
    void algebraicRules_areSolvedForWhatNothingElseDetermines() throws SbmlException {
        String total = "<algebraicRule>"
                + math(call("minus", call("plus", name("x"), call("times", number(2), name("y"))), number(10)))
                + "</algebraicRule>";
        String link = "<algebraicRule>" + math(call("minus", name("z"), name("y"))) + "</algebraicRule>";
        String model = level3(
                list("Parameters", parameter("x", 0), parameter("y", 0), parameter("z", 0)),
                list("Rules", link, total, rate("x", number(1))));
        assertArrayEquals(new double[] {5, 5}, Sbml.run(model, 4, 1, "y", "z")[0], CLOSE);
        assertArrayEquals(new double[] {3, 3}, Sbml.run(model, 4, 1, "y", "z")[1], CLOSE);
    }

    @Test
    void missingFormulas_ofLevel3Version2_doNothing() throws SbmlException {
        String model = level3(
                list("Parameters", parameter("x", 5)),
                list("InitialAssignments", "<initialAssignment symbol=\"x\"/>"),
                list("Rules", "<assignmentRule variable=\"x\"/>"),
                list("Events", "<event useValuesFromTriggerTime=\"true\"/>"),
                "<listOfSpecies/>");
        assertEquals(5, Sbml.last(model, 1, "x")[0]);
    }

    private static SbmlMoments counts(String model, int threads, String... ids) throws Exception {
        SbmlNetwork network = Sbml.read(model, true);
        SbmlColumns columns = new SbmlColumns(
                network,
                List.of(ids).stream().map(id -> new Request(id, Form.AMOUNT)).toList());
        return SbmlCourse.stochastic(network, columns, Sbml.times(2, 2), Options.DEFAULT.withEpsilon(0), 7)
                .moments(400, threads);
    }

    private static String death(String law) {
        return level3(
                list("Compartments", compartment("c", 1, true)),
                list("Species", species("X", "initialAmount=\"100\"", true, false)),
                list("Reactions", reaction("r", "X", "", law)),
                list("Events", event("e", WHEN_1, FLAGS, true, set("X", number(50)))));
    }

    @Test
    void wholeCounts_anEventResets_exactly() throws Exception {
        SbmlMoments found = counts(death(name("X")), 1, "X");
        assertEquals(50, found.mean(1, 0));
        assertEquals(0, found.deviation(1, 0));
        // Binomial(50, exp(-1)) over 400 runs: standard error 3.41 / 20 = 0.17, six of them 1.02.
        assertEquals(50 * Math.exp(-1), found.mean(2, 0), 1.02);
    }

    @Test
    void wholeCounts_onAnyNumberOfThreads_areTheSame() throws Exception {
        SbmlMoments one = counts(death(name("X")), 1, "X");
        SbmlMoments three = counts(death(name("X")), 3, "X");
        assertEquals(one.mean(2, 0), three.mean(2, 0));
        assertEquals(one.deviation(2, 0), three.deviation(2, 0));
    }

    @Test
    void wholeCounts_aRateBelowZero_endsTheRun() {
        String law = call("minus", name("X"), number(99));
        SolverException found = assertThrows(SolverException.class, () -> counts(death(law), 1, "X"));
        assertTrue(
                String.valueOf(found.getMessage()).startsWith("the rate of reaction r, line 10, is below 0"),
                found.getMessage());
    }

    @Test
    void network_ofTenThousandSpecies_isReadInLinearTime() throws SbmlException {
        // A circle of names, or a step of quadratic cost per name, would not come back from this within a test's time.
        StringBuilder parameters = new StringBuilder("<listOfParameters>");
        StringBuilder rules = new StringBuilder("<listOfRules>");
        for (int i = 9_999; i >= 0; i--) {
            parameters.append(parameter("y" + i, 0));
            rules.append(Sbml.assign("y" + i, i == 0 ? number(1) : call("plus", name("y" + (i - 1)), number(1))));
        }
        String model = level3(parameters + "</listOfParameters>", rules + "</listOfRules>");
        assertEquals(10_000, Sbml.read(model).network().assignments().size());
        assertEquals(10_000, Sbml.last(model, 1, "y9999")[0]);
    }
}
