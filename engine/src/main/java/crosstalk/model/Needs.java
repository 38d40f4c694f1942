package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Space;
import java.util.BitSet;
import java.util.List;

/// Which species a step of the solver reads, directly or through assigned quantities.
final class Needs {

    private final Network observation;
    private final BitSet species = new BitSet();
    private final BitSet assignments = new BitSet();

    /// @param observation whose assigned quantities expressions name
    Needs(Network observation) {
        this.observation = observation;
    }

    /// All that a network reads.
    void add(Network network) {
        network.assignments().forEach(a -> add(a.value()));
        network.reactions().forEach(r -> {
            add(r.rate());
            r.changes().forEach(c -> add(c.amount()));
        });
    }

    /// All that an expression reads.
    void add(Expression expression) {
        switch (expression) {
            case Expression.SpeciesValue read -> species.set(read.index());
            case Expression.AssignedValue assigned -> {
                if (!assignments.get(assigned.index())) {
                    assignments.set(assigned.index());
                    add(observation.assignments().get(assigned.index()).value());
                }
            }
            case Expression.Call call -> call.arguments().forEach(this::add);
            case Expression.Constant constant -> {}
            case Expression.Time time -> {}
            case Expression.ParameterValue parameter -> {}
        }
    }

    /// What the gathering of needed inputs reads in its turn.
    void addWholes(List<Space.Whole> wholes) {
        int before;
        do {
            before = species.cardinality();
            for (Space.Whole whole : wholes) {
                if (species.get(whole.species())) {
                    add(whole.value());
                    add(whole.weight());
                }
            }
        } while (species.cardinality() > before);
    }

    /// The input with whether only observation reads it.
    Space.Whole marked(Space.Whole whole) {
        return new Space.Whole(
                whole.species(), whole.value(), whole.gathering(), whole.weight(), !species.get(whole.species()));
    }
}
