package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The reactions of the rules, each name once.
final class ReactionList {

    /// Most reactions of one model.
    static final int MOST = 100_000;

    private final Map<String, Reaction> reactions = new LinkedHashMap<>();

    List<Reaction> all() {
        return List.copyOf(reactions.values());
    }

    /// Adds what a rule does through one of its actors.
    ///
    /// @return its name
    /// @throws IllegalArgumentException when the same was said before
    String put(Declaration.Rule rule, Body.Cell cell, List<Change> changes, Expression rate) {
        String name = rule.name() + " (" + cell.name() + Scope.label(cell.binding()) + ")"
                + cell.place().suffix();
        put(name, changes, rate);
        return name;
    }

    /// Adds a reaction, unless its rate is always 0.
    ///
    /// @throws IllegalArgumentException when there is one of that name
    void put(String name, List<Change> changes, Expression rate) {
        if (rate.isConstant(0)) {
            return;
        }
        if (reactions.putIfAbsent(name, new Reaction(name, changes, rate)) != null) {
            throw new IllegalArgumentException("the same is said twice for " + name);
        }
        if (reactions.size() > MOST) {
            throw new IllegalArgumentException("the model has more than " + MOST + " reactions");
        }
    }
}
