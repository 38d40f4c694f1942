package crosstalk.sbml;

import crosstalk.sbml.SbmlColumns.Form;
import crosstalk.sbml.SbmlColumns.Request;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Small files of SBML, written for the tests, and their runs.
final class Sbml {

    static final String TIME =
            "<csymbol encoding=\"text\"" + " definitionURL=\"http://www.sbml.org/sbml/symbols/time\"> t </csymbol>";

    private static final String MATH = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";

    private Sbml() {}

    /// A model of Level 3 Version 2.
    static String level3(String... body) {
        return "<sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\">\n<model>\n"
                + String.join("\n", body) + "\n</model></sbml>";
    }

    /// A model of Level 2 Version 4.
    static String level2(String... body) {
        return "<sbml xmlns=\"http://www.sbml.org/sbml/level2/version4\" level=\"2\" version=\"4\">\n<model>\n"
                + String.join("\n", body) + "\n</model></sbml>";
    }

    static String list(String name, String... elements) {
        return "<listOf" + name + ">\n" + String.join("\n", elements) + "\n</listOf" + name + ">";
    }

    static String math(String inside) {
        return MATH + inside + "</math>";
    }

    static String number(double value) {
        return Double.isNaN(value)
                ? "<notanumber/>"
                : Double.isInfinite(value)
                        ? value > 0 ? "<infinity/>" : call("minus", "<infinity/>")
                        : "<cn type=\"e-notation\">" + mantissa(value) + "</cn>";
    }

    private static String mantissa(double value) {
        String text = Double.toString(value);
        int e = text.indexOf('E');
        return e < 0 ? text + "<sep/>0" : text.substring(0, e) + "<sep/>" + text.substring(e + 1);
    }

    static String name(String id) {
        return "<ci> " + id + " </ci>";
    }

    static String call(String operator, String... arguments) {
        return "<apply><" + operator + "/>" + String.join("", arguments) + "</apply>";
    }

    static String invoke(String function, String... arguments) {
        return "<apply>" + name(function) + String.join("", arguments) + "</apply>";
    }

    static String rateOf(String id) {
        return "<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/rateOf\"> rateOf"
                + " </csymbol>" + name(id) + "</apply>";
    }

    static String compartment(String id, double size, boolean constant) {
        return "<compartment id=\"" + id + "\" spatialDimensions=\"3\" size=\"" + size + "\" constant=\"" + constant
                + "\"/>";
    }

    /// @param start an attribute, such as `initialAmount="3"`
    static String species(String id, String start, boolean onlySubstance, boolean boundary) {
        return "<species id=\"" + id + "\" compartment=\"c\" " + start + " hasOnlySubstanceUnits=\"" + onlySubstance
                + "\" boundaryCondition=\"" + boundary + "\" constant=\"false\"/>";
    }

    static String parameter(String id, double value) {
        String text = Double.isInfinite(value) ? "INF" : Double.toString(value);
        return "<parameter id=\"" + id + "\" value=\"" + text + "\" constant=\"false\"/>";
    }

    static String fixed(String id, double value) {
        return "<parameter id=\"" + id + "\" value=\"" + value + "\" constant=\"true\"/>";
    }

    static String assign(String id, String formula) {
        return "<assignmentRule variable=\"" + id + "\">" + math(formula) + "</assignmentRule>";
    }

    static String rate(String id, String formula) {
        return "<rateRule variable=\"" + id + "\">" + math(formula) + "</rateRule>";
    }

    static String initial(String id, String formula) {
        return "<initialAssignment symbol=\"" + id + "\">" + math(formula) + "</initialAssignment>";
    }

    /// A reaction from one species to another; either may be empty.
    static String reaction(String id, String from, String to, String law) {
        return "<reaction id=\"" + id + "\" reversible=\"false\">" + side("Reactants", from) + side("Products", to)
                + "<kineticLaw>" + math(law) + "</kineticLaw></reaction>";
    }

    private static String side(String name, String species) {
        return species.isEmpty() ? "" : list(name, reference("", species, "stoichiometry=\"1\" constant=\"true\""));
    }

    static String reference(String id, String species, String more) {
        return "<speciesReference " + (id.isEmpty() ? "" : "id=\"" + id + "\" ") + "species=\"" + species + "\" " + more
                + "/>";
    }

    /// @param parts delay, priority
    static String event(
            String id, String trigger, String triggerFlags, boolean atTrigger, String set, String... parts) {
        return "<event id=\"" + id + "\" useValuesFromTriggerTime=\"" + atTrigger + "\"><trigger " + triggerFlags + ">"
                + math(trigger) + "</trigger>" + String.join("", parts) + "<listOfEventAssignments>" + set
                + "</listOfEventAssignments></event>";
    }

    static String set(String id, String formula) {
        return "<eventAssignment variable=\"" + id + "\">" + math(formula) + "</eventAssignment>";
    }

    static SbmlNetwork read(String text) throws SbmlException {
        return read(text, false);
    }

    static SbmlNetwork read(String text, boolean counted) throws SbmlException {
        return SbmlNetwork.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "model.xml", counted);
    }

    /// The messages with which a file is refused, without the file's name.
    static List<String> problems(String text, boolean counted) {
        try {
            read(text, counted);
            return List.of();
        } catch (SbmlException e) {
            return e.problems().stream()
                    .map(problem -> problem.line() + " " + problem.message())
                    .toList();
        }
    }

    static double[] times(double end, int steps) {
        return IntStream.rangeClosed(0, steps).mapToDouble(i -> end * i / steps).toArray();
    }

    /// Rows of a mean-field run, with a column for each id.
    static double[][] run(String text, double end, int steps, String... ids) throws SbmlException {
        return run(text, Form.DECLARED, end, steps, ids);
    }

    static double[][] run(String text, Form form, double end, int steps, String... ids) throws SbmlException {
        SbmlNetwork model = read(text);
        SbmlColumns columns = new SbmlColumns(
                model, Stream.of(ids).map(id -> new Request(id, form)).toList());
        return SbmlCourse.meanField(model, columns, times(end, steps), SbmlCourse.Closeness.to(1e-10), 1)
                .rows(0);
    }

    /// The last row of a mean-field run.
    static double[] last(String text, double end, String... ids) throws SbmlException {
        return run(text, end, 1, ids)[1];
    }
}
