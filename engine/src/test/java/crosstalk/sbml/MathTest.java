package crosstalk.sbml;

import static crosstalk.sbml.Sbml.call;
import static crosstalk.sbml.Sbml.invoke;
import static crosstalk.sbml.Sbml.level3;
import static crosstalk.sbml.Sbml.list;
import static crosstalk.sbml.Sbml.math;
import static crosstalk.sbml.Sbml.name;
import static crosstalk.sbml.Sbml.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Every operator of MathML against `Math`, as a constant of the file and as a quantity that follows from the state.
class MathTest {

    private static final double[] PLACES = {-2.5, -1, -0.3, 0, 0.2, 0.7, 1, 1.4, 3};

    /// The value of a formula in `x` and `y`, once folded at the start and once evaluated in a run.
    private static double[] values(String formula, double x, double y) throws SbmlException {
        return Sbml.last(
                level3(
                        list(
                                "Parameters",
                                "<parameter id=\"a\" constant=\"true\"/>",
                                "<parameter id=\"b\" constant=\"false\"/>",
                                Sbml.parameter("x", x),
                                Sbml.parameter("y", y)),
                        list("InitialAssignments", Sbml.initial("a", formula)),
                        list("Rules", Sbml.assign("b", formula), Sbml.rate("x", number(0)))),
                1,
                "a",
                "b");
    }

    private static void assertValue(double expected, String formula, double x, double y) throws SbmlException {
        double[] found = values(formula, x, y);
        double allowed = Double.isFinite(expected) ? 4 * Math.ulp(expected) + 1e-15 : 0;
        assertEquals(expected, found[0], allowed, formula + " at " + x + ", " + y);
        assertEquals(expected, found[1], allowed, formula + " at " + x + ", " + y);
    }

    private static void assertSame(String operator, DoubleUnaryOperator function) throws SbmlException {
        for (double x : PLACES) {
            assertValue(function.applyAsDouble(x), call(operator, name("x")), x, 0);
        }
    }

    private static void assertSame(String operator, DoubleBinaryOperator function) throws SbmlException {
        for (double x : PLACES) {
            for (double y : new double[] {-2, 0.5, 1, 3}) {
                assertValue(function.applyAsDouble(x, y), call(operator, name("x"), name("y")), x, y);
            }
        }
    }

    @Test
    void operators_ofOneArgument_asInMath() throws SbmlException {
        Map<String, DoubleUnaryOperator> functions = Map.ofEntries(
                Map.entry("sin", Math::sin),
                Map.entry("cos", Math::cos),
                Map.entry("tan", Math::tan),
                Map.entry("sec", x -> 1 / Math.cos(x)),
                Map.entry("csc", x -> 1 / Math.sin(x)),
                Map.entry("cot", x -> 1 / Math.tan(x)),
                Map.entry("sinh", Math::sinh),
                Map.entry("cosh", Math::cosh),
                Map.entry("tanh", Math::tanh),
                Map.entry("sech", x -> 1 / Math.cosh(x)),
                Map.entry("csch", x -> 1 / Math.sinh(x)),
                Map.entry("coth", x -> 1 / Math.tanh(x)),
                Map.entry("arcsin", Math::asin),
                Map.entry("arccos", Math::acos),
                Map.entry("arctan", Math::atan),
                Map.entry("arcsec", x -> Math.acos(1 / x)),
                Map.entry("arccsc", x -> Math.asin(1 / x)),
                Map.entry("arccot", x -> Math.atan(1 / x)),
                Map.entry("exp", Math::exp),
                Map.entry("ln", Math::log),
                Map.entry("log", Math::log10),
                Map.entry("root", Math::sqrt),
                Map.entry("abs", Math::abs),
                Map.entry("floor", Math::floor),
                Map.entry("ceiling", Math::ceil),
                Map.entry("minus", x -> -x),
                Map.entry("not", x -> x == 0 ? 1 : 0));
        for (Map.Entry<String, DoubleUnaryOperator> each : functions.entrySet()) {
            assertSame(each.getKey(), each.getValue());
        }
    }

    @Test
    void inverseHyperbolic_undoTheirFunctions() throws SbmlException {
        for (double x : new double[] {-2.5, -0.4, 0.3, 2}) {
            for (String function : new String[] {"sinh", "tanh", "csch", "coth"}) {
                double found = values(call("arc" + function, call(function, name("x"))), x, 0)[1];
                assertEquals(x, found, 1e-13, function);
            }
        }
        assertEquals(2, values(call("arccosh", call("cosh", name("x"))), 2, 0)[1], 1e-13);
        assertEquals(2, values(call("arcsech", call("sech", name("x"))), 2, 0)[1], 1e-13);
    }

    @Test
    void operators_ofTwoArguments_asInMath() throws SbmlException {
        Map<String, DoubleBinaryOperator> functions = Map.ofEntries(
                Map.entry("plus", (x, y) -> x + y),
                Map.entry("minus", (x, y) -> x - y),
                Map.entry("times", (x, y) -> x * y),
                Map.entry("divide", (x, y) -> x / y),
                Map.entry("power", Math::pow),
                Map.entry("max", Math::max),
                Map.entry("min", Math::min),
                Map.entry("rem", (x, y) -> x % y),
                Map.entry("quotient", (x, y) -> x / y < 0 ? Math.ceil(x / y) : Math.floor(x / y)),
                Map.entry("eq", (x, y) -> x == y ? 1 : 0),
                Map.entry("neq", (x, y) -> x != y ? 1 : 0),
                Map.entry("lt", (x, y) -> x < y ? 1 : 0),
                Map.entry("leq", (x, y) -> x <= y ? 1 : 0),
                Map.entry("gt", (x, y) -> x > y ? 1 : 0),
                Map.entry("geq", (x, y) -> x >= y ? 1 : 0),
                Map.entry("and", (x, y) -> x != 0 && y != 0 ? 1 : 0),
                Map.entry("or", (x, y) -> x != 0 || y != 0 ? 1 : 0),
                Map.entry("xor", (x, y) -> x != 0 ^ y != 0 ? 1 : 0),
                Map.entry("implies", (x, y) -> x == 0 || y != 0 ? 1 : 0));
        for (Map.Entry<String, DoubleBinaryOperator> each : functions.entrySet()) {
            assertSame(each.getKey(), each.getValue());
        }
    }

    @Test
    void operators_ofAnyNumberOfArguments_foldFromTheirNeutralElement() throws SbmlException {
        assertValue(0, call("plus"), 0, 0);
        assertValue(1, call("times"), 0, 0);
        assertValue(1, call("and"), 0, 0);
        assertValue(0, call("or"), 0, 0);
        assertValue(0, call("xor"), 0, 0);
        assertValue(1, call("and", name("x")), 7, 0);
        assertValue(6, call("plus", number(1), name("x"), number(3)), 2, 0);
        assertValue(1, call("xor", name("x"), name("x"), name("x")), 5, 0);
        assertValue(1, call("lt", number(1), name("x"), number(3)), 2, 0);
        assertValue(0, call("lt", number(1), name("x"), number(3)), 3, 0);
        assertValue(3, call("max", number(1), name("x"), number(3)), 2, 0);
    }

    @Test
    void qualifiers_baseAndDegree_count() throws SbmlException {
        assertValue(3, call("log", "<logbase>" + number(2) + "</logbase>", name("x")), 8, 0);
        assertValue(2, call("root", "<degree>" + number(3) + "</degree>", name("x")), 8, 0);
        assertValue(24, call("factorial", name("x")), 4, 0);
    }

    @Test
    void numbers_ofEveryType_areRead() throws SbmlException {
        assertValue(-7, "<cn type=\"integer\"> -7 </cn>", 0, 0);
        assertValue(0.75, "<cn type=\"rational\"> 3 <sep/> 4 </cn>", 0, 0);
        assertValue(1.5e-20, "<cn type=\"e-notation\"> 1.5 <sep/> -20 </cn>", 0, 0);
        assertValue(2.5, "<cn> 2.5 </cn>", 0, 0);
        assertValue(Math.PI, "<pi/>", 0, 0);
        assertValue(Math.E, "<exponentiale/>", 0, 0);
        assertValue(Double.POSITIVE_INFINITY, "<infinity/>", 0, 0);
        assertValue(Double.NaN, "<notanumber/>", 0, 0);
        assertValue(2, call("plus", "<true/>", "<true/>", "<false/>"), 0, 0);
        String avogadro = "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/avogadro\"/>";
        assertValue(6.02214179e23, avogadro, 0, 0);
    }

    @Test
    void product_ofZeroAndInfinity_isNotANumber() throws SbmlException {
        assertValue(Double.NaN, call("times", number(0), call("divide", number(1), name("x"))), 0, 0);
    }

    @Test
    void piecewise_firstConditionThatHolds_isTaken() throws SbmlException {
        String open = "<piecewise><piece>" + number(1) + call("gt", name("x"), number(2)) + "</piece><piece>"
                + number(2) + call("gt", name("x"), number(1)) + "</piece>";
        String closed = open + "<otherwise>" + number(3) + "</otherwise></piecewise>";
        assertValue(1, closed, 2.5, 0);
        assertValue(2, closed, 1.5, 0);
        assertValue(3, closed, 0.5, 0);
        assertValue(Double.NaN, open + "</piecewise>", 0.5, 0);
    }

    @Test
    void functions_thatCallLaterOnes_areApplied() throws SbmlException {
        String twice = "<functionDefinition id=\"twice\">"
                + math("<lambda><bvar>" + name("z") + "</bvar>" + invoke("sum", name("z"), name("z")) + "</lambda>")
                + "</functionDefinition>";
        String sum = "<functionDefinition id=\"sum\">"
                + math("<lambda><bvar>" + name("u") + "</bvar><bvar>" + name("v") + "</bvar>"
                        + call("plus", name("u"), name("v")) + "</lambda>")
                + "</functionDefinition>";
        String model = level3(
                list("FunctionDefinitions", twice, sum),
                list("Parameters", Sbml.parameter("p", 0), Sbml.parameter("z", 100)),
                list("Rules", Sbml.assign("p", invoke("twice", number(21)))));
        assertEquals(42, Sbml.last(model, 1, "p")[0]);
    }
}
