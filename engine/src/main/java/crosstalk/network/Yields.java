package crosstalk.network;

import crosstalk.network.Expression.Constant;
import java.util.ArrayList;
import java.util.List;

/// The changes whose amount per firing depends on the state, in a fixed order: by reaction, then by change.
///
/// The position in this list is the index into the array that [Kernel#yields] fills.
public final class Yields {

    private final List<Yield> all;
    private final List<Expression> amounts;

    /// Where a yield belongs.
    ///
    /// @param reaction index of the reaction in the network
    /// @param change index of the change within the reaction
    public record Yield(int reaction, int change) {}

    public Yields(Network network) {
        List<Yield> found = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        for (int r = 0; r < network.reactions().size(); r++) {
            List<Reaction.Change> changes = network.reactions().get(r).changes();
            for (int c = 0; c < changes.size(); c++) {
                Expression amount = changes.get(c).amount();
                if (!(amount instanceof Constant)) {
                    found.add(new Yield(r, c));
                    expressions.add(amount);
                }
            }
        }
        all = List.copyOf(found);
        amounts = List.copyOf(expressions);
    }

    /// Length of the array that [Kernel#yields] fills.
    public int size() {
        return all.size();
    }

    /// Every yield, in order.
    public List<Yield> all() {
        return all;
    }

    /// The amount of every yield, in the same order.
    public List<Expression> amounts() {
        return amounts;
    }
}
