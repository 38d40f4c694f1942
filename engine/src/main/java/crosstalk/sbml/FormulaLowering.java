package crosstalk.sbml;

import static crosstalk.sbml.Calls.over;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.quantity.Suggestion;
import crosstalk.sbml.Declarations.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns formulas into expressions of the network: names are looked up, functions of the file are put in place.
///
/// True is 1 and false 0, and a number other than 0 is true, so truth and numbers may stand for one another.
final class FormulaLowering {

    /// What names mean.
    interface Names {
        /// @return null when there is nothing of that name
        @Nullable
        Expression value(String id);

        /// How fast something changes; null when there is nothing of that name.
        @Nullable
        Expression rateOf(String id);

        Expression time();

        /// Every name, for messages.
        Iterable<String> legal();
    }

    private final Map<String, Function> functions;
    private final Problems problems;
    private final List<String> inside = new ArrayList<>();

    FormulaLowering(List<Function> functions, Problems problems) {
        this.functions = new HashMap<>();
        functions.forEach(function -> this.functions.put(function.id(), function));
        this.problems = problems;
    }

    Expression lower(Formula formula, Names names) {
        return switch (formula) {
            case Formula.Number(double value) -> Expression.of(value);
            case Formula.Time() -> names.time();
            case Formula.Name(String id, int line) -> known(names.value(id), id, line, names);
            case Formula.RateOf(String id, int line) -> known(names.rateOf(id), id, line, names);
            case Formula.Delay(Formula _, Formula _, int line) -> {
                problems.refuse(line, "delay", "the csymbol delay (a value of the past) is not supported");
                yield nothing();
            }
            case Formula.Apply apply -> apply(apply, names);
            case Formula.Invoke invoke -> invoke(invoke, names);
        };
    }

    private static Expression nothing() {
        return Expression.of(Double.NaN);
    }

    private Expression known(@Nullable Expression found, String id, int line, Names names) {
        if (found != null) {
            return found;
        }
        List<String> legal = new ArrayList<>();
        names.legal().forEach(legal::add);
        problems.wrong(line, "nothing is named \"" + id + "\"" + Suggestion.phrase(id, legal));
        return nothing();
    }

    private Expression invoke(Formula.Invoke invoke, Names names) {
        Function function = functions.get(invoke.function());
        if (function == null) {
            problems.wrong(
                    invoke.line(),
                    "no function is named \"" + invoke.function() + "\""
                            + Suggestion.phrase(invoke.function(), functions.keySet()));
            return nothing();
        }
        int expected = function.arguments().size();
        if (expected != invoke.arguments().size()) {
            problems.wrong(
                    invoke.line(),
                    "function " + function.id() + " takes " + expected + " arguments, found "
                            + invoke.arguments().size());
            return nothing();
        }
        if (function.body() == null || inside.contains(function.id())) {
            problems.wrong(
                    invoke.line(),
                    "function " + function.id() + (function.body() == null ? " has no formula" : " calls itself"));
            return nothing();
        }
        Map<String, Expression> arguments = new HashMap<>();
        for (int i = 0; i < expected; i++) {
            arguments.put(function.arguments().get(i), lower(invoke.arguments().get(i), names));
        }
        inside.add(function.id());
        Expression result = lower(function.body(), new Arguments(arguments, names.time()));
        inside.removeLast();
        return result;
    }

    /// Inside a function only its arguments have names.
    private record Arguments(Map<String, Expression> values, Expression time) implements Names {
        @Override
        public @Nullable Expression value(String id) {
            return values.get(id);
        }

        @Override
        public @Nullable Expression rateOf(String id) {
            return null;
        }

        @Override
        public Iterable<String> legal() {
            return values.keySet();
        }
    }

    private Expression apply(Formula.Apply apply, Names names) {
        List<Expression> arguments = new ArrayList<>(apply.arguments().size());
        for (Formula argument : apply.arguments()) {
            arguments.add(lower(argument, names));
        }
        return Operators.apply(apply.operator(), arguments);
    }

    /// The operators of MathML in those of the network.
    private static final class Operators {

        private Operators() {}

        static Expression apply(String operator, List<Expression> arguments) {
            return switch (operator) {
                case "plus" -> Calls.all(Operation.ADD, arguments, 0);
                case "times" -> Calls.all(Operation.MULTIPLY, arguments, 1);
                case "max" -> Calls.all(Operation.MAX, arguments, Double.NaN);
                case "min" -> Calls.all(Operation.MIN, arguments, Double.NaN);
                case "and" -> truth(Calls.all(Operation.AND, arguments, 1), arguments);
                case "or" -> truth(Calls.all(Operation.OR, arguments, 0), arguments);
                case "xor" -> not(even(arguments));
                case "eq", "lt", "leq", "gt", "geq" -> chain(operator, arguments);
                case "piecewise" -> piecewise(arguments);
                default -> {
                    Expression a = arguments.getFirst();
                    yield arguments.size() == 1 ? ofOne(operator, a) : ofTwo(operator, a, arguments.get(1));
                }
            };
        }

        private static Expression is(Expression value) {
            return not(not(value));
        }

        private static Expression not(Expression value) {
            return Calls.of(Operation.NOT, value);
        }

        /// One argument alone is its own conjunction, but as truth.
        private static Expression truth(Expression result, List<Expression> arguments) {
            return arguments.size() == 1 ? is(result) : result;
        }

        /// Whether an even number of them holds.
        private static Expression even(List<Expression> arguments) {
            Expression even = Expression.ONE;
            for (Expression argument : arguments) {
                even = Calls.of(Operation.EQUAL, even, not(argument));
            }
            return even;
        }

        private static Expression chain(String operator, List<Expression> arguments) {
            List<Expression> links = new ArrayList<>();
            for (int i = 1; i < arguments.size(); i++) {
                Expression a = arguments.get(i - 1);
                Expression b = arguments.get(i);
                links.add(
                        switch (operator) {
                            case "eq" -> Calls.of(Operation.EQUAL, a, b);
                            case "lt" -> Calls.of(Operation.LESS, a, b);
                            case "leq" -> Calls.of(Operation.AT_MOST, a, b);
                            case "gt" -> Calls.of(Operation.LESS, b, a);
                            default -> Calls.of(Operation.AT_MOST, b, a);
                        });
            }
            return Calls.all(Operation.AND, links, 1);
        }

        private static Expression piecewise(List<Expression> arguments) {
            boolean open = arguments.size() % 2 == 0;
            Expression value = open ? nothing() : arguments.getLast();
            for (int i = arguments.size() - (open ? 2 : 3); i >= 0; i -= 2) {
                value = Calls.of(Operation.IF, arguments.get(i + 1), arguments.get(i), value);
            }
            return value;
        }

        private static Expression ofTwo(String operator, Expression a, Expression b) {
            return switch (operator) {
                case "minus" -> Calls.minus(a, b);
                case "divide" -> over(a, b);
                case "power" -> Calls.of(Operation.POWER, a, b);
                case "root" ->
                    a.isConstant(2)
                            ? Calls.of(Operation.SQRT, b)
                            : Calls.of(Operation.POWER, b, over(Expression.ONE, a));
                case "log" ->
                    a.isConstant(10)
                            ? Calls.of(Operation.LOG10, b)
                            : over(Calls.of(Operation.LOG, b), Calls.of(Operation.LOG, a));
                case "quotient" -> {
                    Expression ratio = over(a, b);
                    yield Calls.of(
                            Operation.IF,
                            Calls.of(Operation.LESS, ratio, Expression.ZERO),
                            Calls.of(Operation.CEIL, ratio),
                            Calls.of(Operation.FLOOR, ratio));
                }
                case "rem" -> Calls.of(Operation.REMAINDER, a, b);
                case "neq" -> not(Calls.of(Operation.EQUAL, a, b));
                case "implies" -> Calls.of(Operation.OR, not(a), b);
                default -> throw new IllegalStateException("no meaning for " + operator);
            };
        }

        private static Expression ofOne(String operator, Expression a) {
            Expression inverse = over(Expression.ONE, a);
            return switch (operator) {
                case "minus" -> Calls.of(Operation.NEGATE, a);
                case "ln" -> Calls.of(Operation.LOG, a);
                case "exp" -> Calls.of(Operation.EXP, a);
                case "abs" -> Calls.of(Operation.ABS, a);
                case "floor" -> Calls.of(Operation.FLOOR, a);
                case "ceiling" -> Calls.of(Operation.CEIL, a);
                case "factorial" -> Calls.of(Operation.FACTORIAL, a);
                case "not" -> not(a);
                case "sin" -> Calls.of(Operation.SIN, a);
                case "cos" -> Calls.of(Operation.COS, a);
                case "tan" -> Calls.of(Operation.TAN, a);
                case "sec" -> over(Expression.ONE, Calls.of(Operation.COS, a));
                case "csc" -> over(Expression.ONE, Calls.of(Operation.SIN, a));
                case "cot" -> over(Expression.ONE, Calls.of(Operation.TAN, a));
                case "sinh" -> Calls.of(Operation.SINH, a);
                case "cosh" -> Calls.of(Operation.COSH, a);
                case "tanh" -> Calls.of(Operation.TANH, a);
                case "sech" -> over(Expression.ONE, Calls.of(Operation.COSH, a));
                case "csch" -> over(Expression.ONE, Calls.of(Operation.SINH, a));
                case "coth" -> over(Expression.ONE, Calls.of(Operation.TANH, a));
                case "arcsin" -> Calls.of(Operation.ARCSIN, a);
                case "arccos" -> Calls.of(Operation.ARCCOS, a);
                case "arctan" -> Calls.of(Operation.ARCTAN, a);
                case "arcsec" -> Calls.of(Operation.ARCCOS, inverse);
                case "arccsc" -> Calls.of(Operation.ARCSIN, inverse);
                case "arccot" -> Calls.of(Operation.ARCTAN, inverse);
                case "arcsinh" -> Calls.of(Operation.ARSINH, a);
                case "arccosh" -> Calls.of(Operation.ARCOSH, a);
                case "arctanh" -> Calls.of(Operation.ARTANH, a);
                case "arcsech" -> Calls.of(Operation.ARCOSH, inverse);
                case "arccsch" -> Calls.of(Operation.ARSINH, inverse);
                case "arccoth" -> Calls.of(Operation.ARTANH, inverse);
                default -> throw new IllegalStateException("no meaning for " + operator);
            };
        }
    }
}
