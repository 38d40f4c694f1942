package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.ArrayList;
import java.util.List;

/// Checks, once, that every index in a network's expressions exists; kernels take it for granted.
final class References {

    private static final int SHOWN = 20;

    private final int parameters;
    private final List<String> problems = new ArrayList<>();

    private References(int parameters) {
        this.parameters = parameters;
    }

    /// @throws IllegalArgumentException naming every expression with an index that does not exist, or that comes
    ///     too late in the order of evaluation
    static void require(
            List<Species> species,
            List<Parameter> parameters,
            List<Assignment> assignments,
            List<Reaction> reactions,
            List<Expression> start) {
        References references = new References(parameters.size());
        int count = species.size();
        for (int k = 0; k < assignments.size(); k++) {
            references.check(
                    "assignment " + assignments.get(k).name(),
                    assignments.get(k).value(),
                    count,
                    k);
        }
        for (Reaction reaction : reactions) {
            references.check(reaction, count, assignments.size());
        }
        for (int i = 0; i < count; i++) {
            references.check("start of species " + species.get(i).name(), start.get(i), 0, 0);
        }
        references.refuse();
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            String more = problems.size() > SHOWN ? "; and " + (problems.size() - SHOWN) + " more" : "";
            throw new IllegalArgumentException(String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size())))
                    + more);
        }
    }

    private void check(Reaction reaction, int species, int assigned) {
        check("rate of reaction " + reaction.name(), reaction.rate(), species, assigned);
        for (Reaction.Change change : reaction.changes()) {
            String place = "a change of reaction " + reaction.name();
            check(place, "species", change.species(), species);
            check(place, change.amount(), species, assigned);
        }
    }

    private void check(String place, Expression expression, int species, int assigned) {
        Tape tape = Tape.of(expression);
        for (int i = 0; i < tape.size(); i++) {
            switch (tape.node(i)) {
                case SpeciesValue(int index) -> check(place, "species", index, species);
                case AssignedValue(int index) -> check(place, "assigned quantity", index, assigned);
                case ParameterValue(int index) -> check(place, "parameter", index, parameters);
                case Constant _, Time _, Call _ -> {}
            }
        }
    }

    private void check(String place, String kind, int index, int count) {
        if (index < 0 || index >= count) {
            problems.add(place + " names " + kind + " " + index + ", where " + count + " can be named");
        }
    }
}
