package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.List;

/// The expression of one network as another network has it, whose species stand at other places.
public final class Renumbering {

    private Renumbering() {}

    /// The expression with species `places[i]` for species `i`, and nothing else changed: it evaluates to the same bits.
    ///
    /// @throws IllegalArgumentException when it names a species whose place is below 0
    public static Expression of(Expression expression, int[] places) {
        Tape tape = Tape.of(expression);
        Expression[] renumbered = new Expression[tape.size()];
        for (int i = 0; i < renumbered.length; i++) {
            renumbered[i] = switch (tape.node(i)) {
                case SpeciesValue(int index) -> Expression.species(require(places, index));
                case Call call -> {
                    Expression[] arguments = new Expression[tape.arguments(i).length];
                    for (int a = 0; a < arguments.length; a++) {
                        arguments[a] = renumbered[tape.arguments(i)[a]];
                    }
                    yield new Call(call.operation(), List.of(arguments));
                }
                case Constant leaf -> leaf;
                case Time leaf -> leaf;
                case ParameterValue leaf -> leaf;
                case AssignedValue leaf -> leaf;
            };
        }
        return renumbered[renumbered.length - 1];
    }

    private static int require(int[] places, int index) {
        if (places[index] < 0) {
            throw new IllegalArgumentException("species " + index + " has no place in the other network");
        }
        return places[index];
    }
}
