package crosstalk.sbml;

import crosstalk.sbml.Declarations.Function;
import crosstalk.sbml.Formula.Apply;
import crosstalk.sbml.Formula.Literal;
import crosstalk.sbml.Formula.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A formula as a straight line in one of its names: `slope * name + rest`.
///
/// @param slope 0 where the formula does not have the name
record Linear(Formula slope, Formula rest) {

    private static final Formula ZERO = new Literal(0);
    private static final Formula ONE = new Literal(1);

    /// Where the line is 0.
    Formula root(int line) {
        Formula minusRest = minus(ZERO, rest, line);
        return isNumber(slope, 1) ? minusRest : isNumber(slope, -1) ? rest : divide(minusRest, slope, line);
    }

    /// The formula as a line in `name`; null when it is none.
    static @Nullable Linear of(Formula formula, String name) {
        if (formula instanceof Name(String id, int _) && id.equals(name)) {
            return new Linear(ONE, ZERO);
        }
        if (!has(formula, name)) {
            return new Linear(ZERO, formula);
        }
        return formula instanceof Apply apply ? ofApply(apply, name) : null;
    }

    private static @Nullable Linear ofApply(Apply apply, String name) {
        List<Linear> parts = new ArrayList<>();
        for (Formula argument : apply.arguments()) {
            Linear part = of(argument, name);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        int line = apply.line();
        return switch (apply.operator()) {
            case "plus" ->
                parts.stream()
                        .reduce((a, b) -> new Linear(plus(a.slope, b.slope, line), plus(a.rest, b.rest, line)))
                        .orElse(null);
            case "minus" ->
                parts.size() == 1
                        ? new Linear(
                                minus(ZERO, parts.getFirst().slope, line), minus(ZERO, parts.getFirst().rest, line))
                        : new Linear(
                                minus(parts.get(0).slope, parts.get(1).slope, line),
                                minus(parts.get(0).rest, parts.get(1).rest, line));
            case "times" -> product(parts, line);
            case "divide" ->
                isNumber(parts.get(1).slope, 0)
                        ? new Linear(
                                divide(parts.get(0).slope, parts.get(1).rest, line),
                                divide(parts.get(0).rest, parts.get(1).rest, line))
                        : null;
            case "piecewise" -> piecewise(apply, parts);
            default -> null;
        };
    }

    private static @Nullable Linear product(List<Linear> parts, int line) {
        Linear product = new Linear(ZERO, ONE);
        for (Linear part : parts) {
            if (isNumber(product.slope, 0)) {
                product = new Linear(times(product.rest, part.slope, line), times(product.rest, part.rest, line));
            } else if (isNumber(part.slope, 0)) {
                product = new Linear(times(product.slope, part.rest, line), times(product.rest, part.rest, line));
            } else {
                return null;
            }
        }
        return product;
    }

    private static @Nullable Linear piecewise(Apply apply, List<Linear> parts) {
        List<Formula> slopes = new ArrayList<>();
        List<Formula> rests = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isCondition = i % 2 == 1;
            if (isCondition && !isNumber(parts.get(i).slope, 0)) {
                return null;
            }
            slopes.add(isCondition ? apply.arguments().get(i) : parts.get(i).slope);
            rests.add(isCondition ? apply.arguments().get(i) : parts.get(i).rest);
        }
        return new Linear(
                new Apply("piecewise", List.copyOf(slopes), apply.line()),
                new Apply("piecewise", List.copyOf(rests), apply.line()));
    }

    static boolean has(Formula formula, String name) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> rates = new LinkedHashSet<>();
        formula.collect(names, rates);
        return names.contains(name) || rates.contains(name);
    }

    /// The formula with others in place of names.
    static Formula substitute(Formula formula, Map<String, Formula> values) {
        return switch (formula) {
            case Name(String id, int _) -> values.getOrDefault(id, formula);
            case Apply(String operator, List<Formula> arguments, int line) ->
                new Apply(operator, all(arguments, values), line);
            case Formula.Invoke(String function, List<Formula> arguments, int line) ->
                new Formula.Invoke(function, all(arguments, values), line);
            case Formula.Delay(Formula of, Formula by, int line) ->
                new Formula.Delay(substitute(of, values), substitute(by, values), line);
            case Literal _, Formula.Time _, Formula.RateOf _ -> formula;
        };
    }

    private static List<Formula> all(List<Formula> formulas, Map<String, Formula> values) {
        return formulas.stream().map(each -> substitute(each, values)).toList();
    }

    /// The formula with the file's functions put in place, as far as they can be.
    static Formula withoutFunctions(Formula formula, List<Function> functions, int depth) {
        return switch (formula) {
            case Formula.Invoke(String name, List<Formula> arguments, int line) -> {
                List<Formula> inner = arguments.stream()
                        .map(each -> withoutFunctions(each, functions, depth))
                        .toList();
                for (Function function : functions) {
                    Formula body = function.body();
                    if (function.id().equals(name)
                            && body != null
                            && function.arguments().size() == inner.size()
                            && depth > 0) {
                        Map<String, Formula> values = new HashMap<>();
                        for (int i = 0; i < inner.size(); i++) {
                            values.put(function.arguments().get(i), inner.get(i));
                        }
                        yield withoutFunctions(substitute(body, values), functions, depth - 1);
                    }
                }
                yield new Formula.Invoke(name, inner, line);
            }
            case Apply(String operator, List<Formula> arguments, int line) ->
                new Apply(
                        operator,
                        arguments.stream()
                                .map(each -> withoutFunctions(each, functions, depth))
                                .toList(),
                        line);
            default -> formula;
        };
    }

    private static boolean isNumber(Formula formula, double value) {
        return formula instanceof Literal(double found) && found == value;
    }

    private static Formula plus(Formula a, Formula b, int line) {
        return isNumber(a, 0) ? b : isNumber(b, 0) ? a : new Apply("plus", List.of(a, b), line);
    }

    private static Formula minus(Formula a, Formula b, int line) {
        if (isNumber(b, 0)) {
            return a;
        }
        if (a instanceof Literal(double x) && b instanceof Literal(double y)) {
            return new Literal(x - y);
        }
        return isNumber(a, 0) ? new Apply("minus", List.of(b), line) : new Apply("minus", List.of(a, b), line);
    }

    private static Formula times(Formula a, Formula b, int line) {
        if (isNumber(a, 0) || isNumber(b, 0)) {
            return ZERO;
        }
        return isNumber(a, 1) ? b : isNumber(b, 1) ? a : new Apply("times", List.of(a, b), line);
    }

    private static Formula divide(Formula a, Formula b, int line) {
        return isNumber(a, 0) ? ZERO : isNumber(b, 1) ? a : new Apply("divide", List.of(a, b), line);
    }
}
