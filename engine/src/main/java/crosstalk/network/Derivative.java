package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The symbolic partial derivatives of one expression by the quantities that it names.
///
/// A derivative holds everything else that the expression names fixed. Where an expression has no derivative
/// (at the corner of a `MIN`, at the step of a `FLOOR`) the derivative from one side stands; see [Slope].
public final class Derivative {

    private final Tape tape;
    private final int[][] callers;
    private final Map<Expression, List<Integer>> places;
    private final List<Expression> variables;

    public Derivative(Expression expression) {
        tape = Tape.of(expression);
        callers = callers(tape);
        Map<Integer, Expression> species = new TreeMap<>();
        Map<Integer, Expression> assigned = new TreeMap<>();
        Map<Integer, Expression> time = new TreeMap<>();
        places = new HashMap<>();
        for (int i = 0; i < tape.size(); i++) {
            Expression node = tape.node(i);
            switch (node) {
                case SpeciesValue(int index) -> species.put(index, node);
                case AssignedValue(int index) -> assigned.put(index, node);
                case Time() -> time.put(0, node);
                // Places only: solvers ask for all variables, and for parameters one by one.
                case Expression.ParameterValue _ -> {}
                case Expression.Constant _, Call _ -> {
                    continue;
                }
            }
            places.computeIfAbsent(node, _ -> new ArrayList<>()).add(i);
        }
        variables = Stream.of(species, assigned, time)
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /// The derivative of `expression` by `variable`, which is a species, an assigned quantity, a parameter or time.
    public static Expression of(Expression expression, Expression variable) {
        return new Derivative(expression).by(variable);
    }

    /// What the expression names and a run changes: species by index, assigned quantities by index, time.
    public List<Expression> variables() {
        return variables;
    }

    /// The derivative by `variable`; 0 when the expression does not name it.
    public Expression by(Expression variable) {
        @Nullable Expression[] slopes = new Expression[tape.size()];
        int[] touched = dependents(variable);
        for (int place : touched) {
            slopes[place] = tape.node(place) instanceof Call call
                    ? Slope.of(call, slope(slopes, place, 0), slope(slopes, place, 1), slope(slopes, place, 2))
                    : Expression.ONE;
        }
        Expression result = slopes[slopes.length - 1];
        return result == null ? Expression.ZERO : result;
    }

    private Expression slope(@Nullable Expression[] slopes, int place, int argument) {
        int[] arguments = tape.arguments(place);
        Expression found = argument < arguments.length ? slopes[arguments[argument]] : null;
        return found == null ? Expression.ZERO : found;
    }

    /// Places on the tape that depend on the variable, arguments before calls.
    private int[] dependents(Expression variable) {
        boolean[] seen = new boolean[tape.size()];
        int[] found = new int[tape.size()];
        int count = 0;
        for (int place : places.getOrDefault(variable, List.of())) {
            seen[place] = true;
            found[count++] = place;
        }
        for (int next = 0; next < count; next++) {
            for (int caller : callers[found[next]]) {
                if (!seen[caller]) {
                    seen[caller] = true;
                    found[count++] = caller;
                }
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private static int[][] callers(Tape tape) {
        int[] counts = new int[tape.size()];
        for (int i = 0; i < tape.size(); i++) {
            for (int argument : tape.arguments(i)) {
                counts[argument]++;
            }
        }
        int[][] callers = new int[tape.size()][];
        for (int i = 0; i < tape.size(); i++) {
            callers[i] = new int[counts[i]];
            for (int argument : tape.arguments(i)) {
                callers[argument][--counts[argument]] = i;
            }
        }
        return callers;
    }
}
