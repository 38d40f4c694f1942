package crosstalk.sbml;

import static crosstalk.sbml.Sbml.assign;
import static crosstalk.sbml.Sbml.call;
import static crosstalk.sbml.Sbml.compartment;
import static crosstalk.sbml.Sbml.fixed;
import static crosstalk.sbml.Sbml.invoke;
import static crosstalk.sbml.Sbml.level2;
import static crosstalk.sbml.Sbml.level3;
import static crosstalk.sbml.Sbml.list;
import static crosstalk.sbml.Sbml.math;
import static crosstalk.sbml.Sbml.name;
import static crosstalk.sbml.Sbml.number;
import static crosstalk.sbml.Sbml.parameter;
import static crosstalk.sbml.Sbml.problems;
import static crosstalk.sbml.Sbml.rate;
import static crosstalk.sbml.Sbml.reaction;
import static crosstalk.sbml.Sbml.species;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong or not supported is said by name and line, all at once, before anything runs.
class RefusalTest {

    private static void assertRefused(String expected, String text) {
        assertRefused(expected, text, false);
    }

    private static void assertRefused(String expected, String text, boolean counted) {
        List<String> found = problems(text, counted);
        assertTrue(found.contains(expected), () -> "expected \"" + expected + "\", found " + found);
    }

    @Test
    void xml_thatIsCutOff_saysLineAndColumn() {
        try {
            Sbml.read("<sbml level=\"3\">\n<model>\n  <listOfSpecies>\n");
            throw new AssertionError("should be refused");
        } catch (SbmlException e) {
            Problem problem = e.problems().getFirst();
            assertEquals(4, problem.line());
            assertEquals(1, problem.column());
            assertTrue(problem.toString().startsWith("model.xml:4:1 not well-formed XML: "), problem.toString());
        }
    }

    @Test
    void documentType_andItsEntities_areNotRead() {
        List<String> found = problems(
                "<!DOCTYPE sbml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n" + level3("<listOfParameters/>"),
                false);
        assertTrue(found.getFirst().contains("a document type is not read"), found.toString());
    }

    @Test
    void otherRoot_otherLevels_areRefused() {
        assertRefused("1 <html> is not SBML; expected <sbml level=\"3\" version=\"2\">", "<html/>");
        assertRefused(
                "1 SBML level 1 version 2 is not supported; expected level 2 (versions 1 to 5) or level 3 (versions 1 and"
                        + " 2)",
                "<sbml level=\"1\" version=\"2\"><model/></sbml>");
    }

    @Test
    void requiredPackage_isRefused_othersAreNot() {
        String comp = "xmlns:comp=\"http://www.sbml.org/sbml/level3/version1/comp/version1\" comp:required=";
        assertRefused(
                "1 the package comp, which the file requires, is not supported",
                level3("").replace("level=\"3\"", comp + "\"true\" level=\"3\""));
        assertEquals(List.of(), problems(level3("").replace("level=\"3\"", comp + "\"false\" level=\"3\""), false));
    }

    @Test
    void unknownAttributesAndElements_areNamed() {
        assertRefused(
                "4 <compartment id=\"c\"> has no attribute sise; did you mean \"size\"?",
                level3(list("Compartments", "<compartment id=\"c\" sise=\"1\" constant=\"true\"/>")));
        assertRefused("3 <listOfThings> in <model> is not supported", level3("<listOfThings/>"));
    }

    @Test
    void missingAttributesOfLevel3_areNamed() {
        assertRefused(
                "4 <parameter id=\"p\"> lacks the attribute constant",
                level3(list("Parameters", "<parameter id=\"p\" value=\"1\"/>")));
    }

    @Test
    void fastReaction_isRefused() {
        assertRefused(
                "10 <reaction id=\"r\"> is fast, which is not supported",
                level2(
                        list("Compartments", "<compartment id=\"c\" size=\"1\"/>"),
                        list("Species", "<species id=\"S\" compartment=\"c\" initialAmount=\"1\"/>"),
                        list(
                                "Reactions",
                                "<reaction id=\"r\" fast=\"true\"><listOfReactants><speciesReference species=\"S\"/>"
                                        + "</listOfReactants></reaction>")));
    }

    @Test
    void delay_isRefused() {
        String delay = "<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/delay\">d"
                + "</csymbol>" + name("q") + number(1) + "</apply>";
        assertRefused(
                "8 the csymbol delay (a value of the past) is not supported",
                level3(list("Parameters", parameter("p", 1), parameter("q", 1)), list("Rules", assign("p", delay))));
    }

    @Test
    void algebraicRule_thatCanNotBeSolved_isRefused() {
        String rule = "<algebraicRule>" + math(call("minus", call("power", name("x"), number(2)), number(2)))
                + "</algebraicRule>";
        assertRefused(
                "7 an algebraic rule is supported where it is linear in one variable that nothing else determines; this"
                        + " one may determine x",
                level3(list("Parameters", parameter("x", 1)), list("Rules", rule)));
        assertRefused(
                "8 an algebraic rule is supported where it is linear in one variable that nothing else determines; this"
                        + " one may determine x, y",
                level3(
                        list("Parameters", parameter("x", 1), parameter("y", 1)),
                        list(
                                "Rules",
                                "<algebraicRule>" + math(call("minus", name("x"), name("y"))) + "</algebraicRule>")));
    }

    @Test
    void circles_areRefused_atStartAndAfter() {
        assertRefused(
                "4 where these start depends on themselves: x, y",
                level3(
                        list("Parameters", parameter("x", 1), parameter("y", 1)),
                        list("Rules", assign("x", name("y")), assign("y", name("x")))));
        assertRefused(
                "4 where these start depends on themselves: x, y",
                level3(
                        list("Parameters", parameter("x", 1), parameter("y", 1)),
                        list("InitialAssignments", Sbml.initial("x", name("y")), Sbml.initial("y", name("x")))));
    }

    @Test
    void names_thatAreUnknown_getTheNearest() {
        assertRefused(
                "7 nothing is named \"kcat1\"; did you mean \"kcat\"?",
                level3(list("Parameters", parameter("kcat", 1)), list("Rules", rate("kcat", name("kcat1")))));
    }

    @Test
    void functions_withWrongArguments_areNamed() {
        String identity = "<functionDefinition id=\"f\">"
                + math("<lambda><bvar>" + name("u") + "</bvar>" + name("u") + "</lambda>") + "</functionDefinition>";
        assertRefused(
                "10 function f takes 1 arguments, found 2",
                level3(
                        list("FunctionDefinitions", identity),
                        list("Parameters", parameter("p", 1)),
                        list("Rules", assign("p", invoke("f", number(1), number(2))))));
        String self = "<functionDefinition id=\"f\">"
                + math("<lambda><bvar>" + name("u") + "</bvar>" + invoke("f", name("u")) + "</lambda>")
                + "</functionDefinition>";
        assertRefused(
                "4 function f calls itself",
                level3(
                        list("FunctionDefinitions", self),
                        list("Parameters", parameter("p", 1)),
                        list("Rules", assign("p", invoke("f", number(1))))));
    }

    @Test
    void operators_withWrongArguments_areNamed() {
        assertRefused(
                "7 <divide> has 3 arguments, expected 2",
                level3(
                        list("Parameters", parameter("p", 1)),
                        list("Rules", assign("p", call("divide", number(1), number(2), number(3))))));
        assertRefused(
                "7 <sine> is no operator of SBML's MathML; did you mean \"sin\"?",
                level3(list("Parameters", parameter("p", 1)), list("Rules", assign("p", call("sine", number(1))))));
    }

    @Test
    void changesOfConstants_andDoubleRules_areNamed() {
        assertRefused(
                "7 a rule changes k, which is constant",
                level3(list("Parameters", fixed("k", 1)), list("Rules", assign("k", number(2)))));
        assertRefused(
                "8 there are two rules for k",
                level3(
                        list("Parameters", parameter("k", 1)),
                        list("Rules", assign("k", number(2)), rate("k", number(2)))));
    }

    @Test
    void everyProblem_isSaidAtOnce() {
        List<String> found = problems(
                level3(
                        list("Parameters", parameter("k", 1), parameter("k", 2)),
                        list("Rules", assign("nobody", number(2)))),
                false);
        assertEquals(
                List.of("5 \"k\" is the id of something else already, in line 4", "8 no variable is named \"nobody\""),
                found);
    }

    @Test
    void units_thatDoNotExist_areNamed() {
        assertRefused(
                "4 <parameter id=\"k\"> units=\"secnd\" names no unit; did you mean \"second\"?",
                level3(list("Parameters", "<parameter id=\"k\" value=\"1\" units=\"secnd\" constant=\"true\"/>")));
        assertEquals(
                List.of(),
                problems(
                        level3(
                                list(
                                        "UnitDefinitions",
                                        "<unitDefinition id=\"secnd\"><listOfUnits><unit kind=\"second\" exponent=\"1\""
                                                + " scale=\"0\" multiplier=\"1\"/></listOfUnits></unitDefinition>"),
                                list(
                                        "Parameters",
                                        "<parameter id=\"k\" value=\"1\" units=\"secnd\" constant=\"true\"/>")),
                        false));
    }

    private static String whole(String start, String law, String from, String to) {
        return level3(
                list("Compartments", compartment("c", 1, true)),
                list("Species", species("A", start, true, false), species("B", "initialAmount=\"0\"", true, false)),
                list("Reactions", reaction("r", from, to, law)));
    }

    @Test
    void wholeCounts_whatTheyCanNotDo_isNamed() {
        assertRefused(
                "7 species A starts with the amount 1.5; in whole counts a whole number from 0 is expected",
                whole("initialAmount=\"1.5\"", name("A"), "A", "B"),
                true);
        assertRefused(
                "11 the rate of reaction r is that of the reaction less that of its reverse; in whole counts write two"
                        + " reactions",
                whole("initialAmount=\"1\"", call("minus", name("A"), name("B")), "A", "B"),
                true);
        assertRefused(
                "11 reaction r changes A by -1.5; in whole counts only whole constants are supported",
                whole("initialAmount=\"1\"", name("A"), "A", "B")
                        .replaceFirst("stoichiometry=\"1\"", "stoichiometry=\"1.5\""),
                true);
    }

    @Test
    void starts_thatAreNotKnown_areNamedWhereTheyMatter() {
        assertRefused(
                "4 x changes from where it starts, but that is NaN: the file gives it no value",
                level3(
                        list("Parameters", "<parameter id=\"x\" constant=\"false\"/>"),
                        list("Rules", rate("x", number(1)))));
    }
}
