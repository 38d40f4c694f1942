package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes expressions for people who debug: `ADD(species[0], 2.0)`. Long ones are broken off.
final class Notation {

    private static final int LONGEST = 2_000;

    private Notation() {}

    static String of(Expression expression) {
        StringBuilder text = new StringBuilder();
        Deque<Object> waiting = new ArrayDeque<>();
        waiting.push(expression);
        while (!waiting.isEmpty()) {
            if (text.length() > LONGEST) {
                return text.append("...").toString();
            }
            switch (waiting.pop()) {
                case Call call -> {
                    text.append(call.operation()).append('(');
                    waiting.push(")");
                    for (int i = call.arguments().size() - 1; i >= 0; i--) {
                        waiting.push(call.arguments().get(i));
                        waiting.push(i > 0 ? ", " : "");
                    }
                }
                case Constant(double value) -> text.append(value);
                case Time() -> text.append("time");
                case SpeciesValue(int index) ->
                    text.append("species[").append(index).append(']');
                case ParameterValue(int index) ->
                    text.append("parameter[").append(index).append(']');
                case AssignedValue(int index) ->
                    text.append("assigned[").append(index).append(']');
                case Object mark -> text.append(mark);
            }
        }
        return text.toString();
    }
}
