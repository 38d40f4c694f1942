package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.Time;
import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes formulas as MathML.
///
/// Where the network has numbers for truth, SBML keeps the two apart: a comparison that is counted with becomes 1 or 0
/// by cases, and a number that decides becomes "is not 0". Numbers say what they measure, where that is known.
final class MathWriter {

    /// Function of the file for [Operation#HILL].
    static final String HILL = "hill";

    private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    /// What names are called and measure.
    interface Names {
        /// The identifier of a species, parameter or assigned quantity.
        String id(Expression leaf);

        /// Null when nobody knows.
        @Nullable
        Dimension measured(Expression leaf);
    }

    /// What is still to be written.
    private sealed interface Step {}

    /// What stands at a place of the formula, as truth or as a number.
    private record Place(int index, boolean truth) implements Step {}

    private record Figure(double value, @Nullable Dimension dimension) implements Step {}

    private record Open(String element) implements Step {}

    private record Empty(String element) implements Step {}

    private record Close() implements Step {}

    private static final Close CLOSE = new Close();

    private final WrittenXml xml;
    private final WrittenUnits units;
    private final Names names;

    MathWriter(WrittenXml xml, WrittenUnits units, Names names) {
        this.xml = xml;
        this.units = units;
        this.names = names;
    }

    /// Writes a formula that is a number.
    ///
    /// @param whole what it is expected to measure; null when nobody knows
    void number(Expression formula, @Nullable Dimension whole) {
        write(formula, whole, false);
    }

    /// Writes a formula that is true or false.
    void truth(Expression formula) {
        write(formula, null, true);
    }

    private void write(Expression formula, @Nullable Dimension whole, boolean truth) {
        MathTree tree = new MathTree(formula, names::measured, whole);
        xml.openLine("math", "xmlns", NAMESPACE);
        Deque<Step> waiting = new ArrayDeque<>();
        waiting.push(new Place(0, truth));
        while (!waiting.isEmpty()) {
            switch (waiting.pop()) {
                case Place place -> steps(tree, place).reversed().forEach(waiting::push);
                case Figure(double value, Dimension dimension) -> number(value, units.of(dimension));
                case Open(String element) -> xml.open(element);
                case Empty(String element) -> xml.empty(element);
                case Close() -> xml.close();
            }
        }
        xml.closeLine();
    }

    /// What a place comes down to; a name is written at once.
    private List<Step> steps(MathTree tree, Place place) {
        int index = place.index();
        return switch (tree.at(index)) {
            case Constant(double value) when place.truth() -> List.of(new Empty(value != 0 ? "true" : "false"));
            case Constant(double value) -> List.of(new Figure(value, tree.measured(index)));
            case Call call when place.truth() == isTruth(call.operation()) -> call(tree, index, call.operation());
            case Call call when place.truth() && call.operation() == Operation.IF -> choice(tree, index, true);
            case Call call
            when isTruth(call.operation()) ->
                cases(new Place(index, true), new Figure(1, Dimension.NONE), new Figure(0, Dimension.NONE));
            case Expression _
            when place.truth() ->
                List.of(
                        new Open("apply"),
                        new Empty("neq"),
                        new Place(index, false),
                        new Figure(0, tree.measured(index)),
                        CLOSE);
            case Time() -> time();
            case Expression leaf -> name(leaf);
        };
    }

    private static boolean isTruth(Operation operation) {
        return switch (operation) {
            case LESS, AT_MOST, EQUAL, AND, OR, NOT -> true;
            default -> false;
        };
    }

    private List<Step> time() {
        xml.open("csymbol", "encoding", "text", "definitionURL", "http://www.sbml.org/sbml/symbols/time");
        xml.characters("time");
        xml.close();
        return List.of();
    }

    private List<Step> name(Expression leaf) {
        xml.open("ci");
        xml.characters(names.id(leaf));
        xml.close();
        return List.of();
    }

    private static List<Step> cases(Step condition, Step then, Step otherwise) {
        return List.of(
                new Open("piecewise"),
                new Open("piece"),
                then,
                condition,
                CLOSE,
                new Open("otherwise"),
                otherwise,
                CLOSE,
                CLOSE);
    }

    private static List<Step> choice(MathTree tree, int index, boolean truth) {
        int[] places = tree.arguments(index);
        return cases(new Place(places[0], true), new Place(places[1], truth), new Place(places[2], truth));
    }

    private List<Step> call(MathTree tree, int index, Operation operation) {
        if (operation == Operation.IF) {
            return choice(tree, index, false);
        }
        if (operation == Operation.HILL) {
            xml.open("apply");
            xml.open("ci");
            xml.characters(HILL);
            xml.close();
            return arguments(tree.arguments(index), new ArrayList<>(), false);
        }
        boolean truth = operation == Operation.AND || operation == Operation.OR || operation == Operation.NOT;
        List<Step> steps = new ArrayList<>(List.of(new Open("apply"), new Empty(operator(operation))));
        boolean joins = operation == Operation.ADD || operation == Operation.MULTIPLY;
        int[] places = joins ? joined(tree, index, operation) : tree.arguments(index);
        return arguments(places, steps, truth);
    }

    private static List<Step> arguments(int[] places, List<Step> steps, boolean truth) {
        for (int place : places) {
            steps.add(new Place(place, truth));
        }
        steps.add(CLOSE);
        return steps;
    }

    /// The places of all terms of a sum of sums that leans to the left, or factors of such a product, in order.
    private static int[] joined(MathTree tree, int index, Operation operation) {
        Deque<Integer> places = new ArrayDeque<>();
        int next = index;
        while (tree.at(next) instanceof Call(Operation inner, List<Expression> _) && inner == operation) {
            places.push(tree.arguments(next)[1]);
            next = tree.arguments(next)[0];
        }
        places.push(next);
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String operator(Operation operation) {
        return switch (operation) {
            case ADD -> "plus";
            case SUBTRACT, NEGATE -> "minus";
            case MULTIPLY -> "times";
            case DIVIDE -> "divide";
            case POWER -> "power";
            case EXP -> "exp";
            case LOG -> "ln";
            case LOG10 -> "log";
            case SQRT -> "root";
            case SIN -> "sin";
            case COS -> "cos";
            case TAN -> "tan";
            case ARCSIN -> "arcsin";
            case ARCCOS -> "arccos";
            case ARCTAN -> "arctan";
            case SINH -> "sinh";
            case COSH -> "cosh";
            case TANH -> "tanh";
            case ARSINH -> "arcsinh";
            case ARCOSH -> "arccosh";
            case ARTANH -> "arctanh";
            case FACTORIAL -> "factorial";
            case ABS -> "abs";
            case FLOOR -> "floor";
            case CEIL -> "ceiling";
            case REMAINDER -> "rem";
            case MIN -> "min";
            case MAX -> "max";
            case LESS -> "lt";
            case AT_MOST -> "leq";
            case EQUAL -> "eq";
            case AND -> "and";
            case OR -> "or";
            case NOT -> "not";
            case HILL, IF -> throw new IllegalStateException(operation + " is no operator of MathML");
        };
    }

    private void number(double value, String unit) {
        if (Double.isNaN(value)) {
            xml.empty("notanumber");
        } else if (Double.isInfinite(value)) {
            infinity(value);
        } else {
            String text = Numbers.write(value);
            int exponent = text.indexOf('E');
            xml.open("cn", "type", exponent < 0 ? "" : "e-notation", "sbml:units", unit);
            xml.characters(exponent < 0 ? text : text.substring(0, exponent));
            if (exponent >= 0) {
                xml.empty("sep");
                xml.characters(text.substring(exponent + 1));
            }
            xml.close();
        }
    }

    private void infinity(double value) {
        if (value < 0) {
            xml.open("apply");
            xml.empty("minus");
        }
        xml.empty("infinity");
        if (value < 0) {
            xml.close();
        }
    }

    /// Writes the function [#HILL]: without a comparison, so that no solver has to stop where its argument is 0.
    ///
    /// @param pure the dimension of a pure number; null where nothing says what it measures
    void hill(@Nullable Dimension pure) {
        xml.open("functionDefinition", "id", HILL, "name", "Hill function of (x, half, power); 0 for x up to 0");
        xml.openLine("math", "xmlns", NAMESPACE);
        xml.open("lambda");
        for (String argument : List.of("x", "half", "power")) {
            xml.open("bvar");
            ci(argument);
            xml.close();
        }
        xml.open("apply");
        xml.empty("divide");
        raisedRatio(pure);
        xml.open("apply");
        xml.empty("plus");
        number(1, units.of(pure));
        raisedRatio(pure);
        xml.close();
        xml.close();
        xml.close();
        xml.closeLine();
        xml.close();
    }

    /// `max(x / half, 0) ^ power`.
    private void raisedRatio(@Nullable Dimension pure) {
        xml.open("apply");
        xml.empty("power");
        xml.open("apply");
        xml.empty("max");
        xml.open("apply");
        xml.empty("divide");
        ci("x");
        ci("half");
        xml.close();
        number(0, units.of(pure));
        xml.close();
        ci("power");
        xml.close();
    }

    private void ci(String name) {
        xml.open("ci");
        xml.characters(name);
        xml.close();
    }
}
