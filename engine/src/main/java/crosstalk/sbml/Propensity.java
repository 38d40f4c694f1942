package crosstalk.sbml;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Species;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Whether a rate can be read as one reaction's propensity in whole counts: never below 0, and not the difference of a
/// reaction and its reverse.
final class Propensity {

    private final List<Species> species;
    private final List<Parameter> parameters;
    private final List<Assignment> assignments;
    private final Predicate<String> isFixed;

    /// @param isFixed whether nothing changes the parameter of that name
    Propensity(Running running, Predicate<String> isFixed) {
        species = running.species;
        parameters = running.parameters;
        assignments = running.assignments;
        this.isFixed = isFixed;
    }

    /// Whether it is certain that the value is never below 0. Names of assigned quantities are followed.
    boolean isNeverNegative(Expression expression) {
        return switch (expression) {
            case Constant(double value) -> value >= 0;
            case Time() -> true;
            case SpeciesValue(int index) -> species.get(index).counted();
            case ParameterValue(int index) ->
                parameters.get(index).value() >= 0
                        && isFixed.test(parameters.get(index).name());
            case AssignedValue(int index) ->
                isNeverNegative(assignments.get(index).value());
            case Call(Operation operation, List<Expression> arguments) ->
                switch (operation) {
                    case ADD, MIN -> arguments.stream().allMatch(this::isNeverNegative);
                    case MULTIPLY, DIVIDE -> isNeverNegativeProduct(expression);
                    case MAX -> arguments.stream().anyMatch(this::isNeverNegative);
                    case IF -> isNeverNegative(arguments.get(1)) && isNeverNegative(arguments.get(2));
                    case POWER, FLOOR, CEIL, REMAINDER, ARCTAN, TANH, SINH -> isNeverNegative(arguments.getFirst());
                    case EXP, SQRT, ABS, COSH, ARCOSH, HILL, LESS, AT_MOST, EQUAL, AND, OR, NOT, FACTORIAL -> true;
                    case SUBTRACT, NEGATE, LOG, LOG10, SIN, COS, TAN, ARCSIN, ARCCOS, ARSINH, ARTANH -> false;
                };
        };
    }

    /// A product of factors that are never negative, and of x, x-1, x-2 ... of whole counts x: ways to choose from them.
    private boolean isNeverNegativeProduct(Expression product) {
        List<Expression> above = new ArrayList<>();
        List<Expression> below = new ArrayList<>();
        factors(product, above, below);
        for (Expression factor : above) {
            if (!isNeverNegative(factor) && !isFallingFactor(factor, above)) {
                return false;
            }
        }
        return below.stream().allMatch(this::isNeverNegative);
    }

    private static void factors(Expression expression, List<Expression> above, List<Expression> below) {
        if (expression instanceof Call(Operation operation, List<Expression> arguments)
                && (operation == Operation.MULTIPLY || operation == Operation.DIVIDE)) {
            factors(arguments.get(0), above, below);
            if (operation == Operation.MULTIPLY) {
                factors(arguments.get(1), above, below);
            } else {
                factors(arguments.get(1), below, above);
            }
        } else {
            above.add(expression);
        }
    }

    private boolean isFallingFactor(Expression factor, List<Expression> factors) {
        if (!(factor instanceof Call(Operation operation, List<Expression> arguments))
                || operation != Operation.SUBTRACT
                || !(arguments.get(0) instanceof SpeciesValue(int index))
                || !species.get(index).counted()
                || !(arguments.get(1) instanceof Constant(double less))
                || less < 1
                || less != Math.rint(less)) {
            return false;
        }
        return less == 1
                ? factors.contains(arguments.get(0))
                : factors.contains(Calls.minus(arguments.get(0), Expression.of(less - 1)))
                        && isFallingFactor(Calls.minus(arguments.get(0), Expression.of(less - 1)), factors);
    }

    /// Whether the rate is a difference, up to factors, whose left side names one of `reactants` and right side one of
    /// `products`.
    boolean isNet(Expression rate, Set<Integer> reactants, Set<Integer> products) {
        List<Expression> above = new ArrayList<>();
        factors(rate, above, new ArrayList<>());
        for (Expression factor : above) {
            if (factor instanceof AssignedValue(int index)
                    && isNet(assignments.get(index).value(), reactants, products)) {
                return true;
            }
            if (factor instanceof Call(Operation operation, List<Expression> arguments)
                    && operation == Operation.SUBTRACT
                    && names(arguments.get(0)).stream().anyMatch(reactants::contains)
                    && names(arguments.get(1)).stream().anyMatch(products::contains)) {
                return true;
            }
        }
        return false;
    }

    private Set<Integer> names(Expression expression) {
        Set<Integer> found = new HashSet<>();
        switch (expression) {
            case SpeciesValue(int index) -> found.add(index);
            case AssignedValue(int index) ->
                found.addAll(names(assignments.get(index).value()));
            case Call call -> call.arguments().forEach(argument -> found.addAll(names(argument)));
            case Constant _, Time _, ParameterValue _ -> {}
        }
        return found;
    }
}
