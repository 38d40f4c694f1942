package crosstalk.solver.spatial;

import crosstalk.network.Expression;
import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Network;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/// Whether an expression is a product of which a species is a factor, so that it is 0 where there is none of it and each one
/// counts alike: n * a, (n * a) / b, n * a + n * b.
///
/// What is assigned is looked into. Nothing is expanded: a factor that only algebra would bring out is not seen.
final class Factor {

    private final Network network;
    private final Expression factor;
    private final IdentityHashMap<Expression, Boolean> known = new IdentityHashMap<>();

    private Factor(Network network, int species) {
        this.network = network;
        factor = new SpeciesValue(species);
    }

    /// Whether species `index` is a factor of the expression.
    static boolean isIn(Network network, Expression expression, int index) {
        return new Factor(network, index).find(expression);
    }

    /// Without recursion: expressions may be deep.
    private boolean find(Expression whole) {
        Deque<Expression> waiting = new ArrayDeque<>();
        waiting.push(whole);
        while (!waiting.isEmpty()) {
            Expression expression = waiting.peek();
            List<Expression> parts = parts(expression);
            List<Expression> missing =
                    parts.stream().filter(part -> !known.containsKey(part)).toList();
            if (missing.isEmpty()) {
                known.put(waiting.pop(), has(expression, parts));
            } else {
                missing.forEach(waiting::push);
            }
        }
        return isKnown(whole);
    }

    /// What decides about an expression.
    private List<Expression> parts(Expression expression) {
        return switch (expression) {
            case AssignedValue(int index) ->
                List.of(network.assignments().get(index).value());
            case Call call ->
                switch (call.operation()) {
                    case MULTIPLY, ADD, SUBTRACT, MIN, MAX, NEGATE -> call.arguments();
                    case DIVIDE -> call.arguments().subList(0, 1);
                    case IF -> call.arguments().subList(1, 3);
                    default -> List.of();
                };
            case SpeciesValue _, Constant _, Expression.Time _, Expression.ParameterValue _ -> List.of();
        };
    }

    private boolean has(Expression expression, List<Expression> parts) {
        return switch (expression) {
            case AssignedValue _ -> isKnown(parts.getFirst());
            case SpeciesValue _ -> expression.equals(factor);
            case Constant(double value) -> value == 0;
            case Call call ->
                switch (call.operation()) {
                    case MULTIPLY -> parts.stream().anyMatch(this::isKnown);
                    case ADD, SUBTRACT, MIN, MAX, NEGATE, DIVIDE, IF ->
                        parts.stream().allMatch(this::isKnown);
                    default -> false;
                };
            case Expression.Time _, Expression.ParameterValue _ -> false;
        };
    }

    private boolean isKnown(Expression expression) {
        return known.getOrDefault(expression, false);
    }
}
