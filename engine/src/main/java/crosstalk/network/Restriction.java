package crosstalk.network;

import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.SpeciesValue;

/// What is left of an expression where the amount of one species is known.
public final class Restriction {

    private Restriction() {}

    /// The expression with `value` for the amount of species `species`, with what is certain folded in.
    public static Expression of(Expression expression, int species, double value) {
        Tape tape = Tape.of(expression);
        Expression[] restricted = new Expression[tape.size()];
        for (int i = 0; i < restricted.length; i++) {
            restricted[i] = switch (tape.node(i)) {
                case SpeciesValue(int index) when index == species -> Expression.of(value);
                case Call call -> {
                    int[] places = tape.arguments(i);
                    Expression[] arguments = new Expression[places.length];
                    for (int a = 0; a < places.length; a++) {
                        arguments[a] = restricted[places[a]];
                    }
                    yield Expression.call(call.operation(), arguments);
                }
                case Expression leaf -> leaf;
            };
        }
        return restricted[restricted.length - 1];
    }
}
