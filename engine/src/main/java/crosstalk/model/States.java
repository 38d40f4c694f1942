package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.Unit;
import crosstalk.quantity.UnitException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Levels that follow something with a delay: the one way in which a loop of influences may close.
final class States {

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final List<Problem> problems;
    private final Map<String, Integer> species = new HashMap<>();

    States(Declarations model, Ledger ledger, Body body, Translation translation, List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.problems = problems;
    }

    void addSpecies() {
        for (Declaration.State state : model.states().values()) {
            if (!model.compartments().containsKey(state.compartment())) {
                problems.add(state.place()
                        .problem("state \"" + state.name() + "\": there is no compartment \""
                                + state.compartment() + "\""
                                + Suggestion.phrase(
                                        state.compartment(),
                                        model.compartments().keySet())));
                continue;
            }
            for (Place place : body.places(state.compartment())) {
                String name = state.name() + place.suffix();
                int index = ledger.addSpecies(name, false, declared(state));
                species.put(name, index);
                if (place.isSite()) {
                    body.voxels().ifPresent(v -> v.spread(index));
                }
            }
        }
    }

    /// What a state measures; a unit that is none is reported where the state is read or followed.
    private static Dimension declared(Declaration.State state) {
        try {
            return Unit.parse(state.unit()).dimension();
        } catch (UnitException e) {
            return Dimension.NONE;
        }
    }

    /// The level inside a scope.
    Typed level(Declaration.State state, Scope scope) {
        Place place = translation.talk().placeFor(state.compartment(), scope, "\"" + state.name() + "\"");
        Integer index = species.get(state.name() + place.local().suffix());
        return index == null
                ? Typed.BROKEN
                : body.mean(state.name(), place, Typed.of(Expression.species(index), dimension(state)));
    }

    private Dimension dimension(Declaration.State state) {
        try {
            return Unit.parse(state.unit()).dimension();
        } catch (UnitException e) {
            problems.add(state.place().problem("state \"" + state.name() + "\": " + e.getMessage()));
            return Dimension.NONE;
        }
    }

    /// One flow per state and place: towards what it follows. In a voxel that is no flow but a follower.
    List<Reaction> reactions() {
        List<Reaction> flows = new ArrayList<>();
        for (Declaration.State state : model.states().values()) {
            for (Place place : body.places(state.compartment())) {
                Integer index = species.get(state.name() + place.suffix());
                if (index == null || state.follows().isEmpty() || state.rate().isEmpty()) {
                    continue;
                }
                Scope scope = Scope.at(place);
                Typed target = translation.expect(state.follows().get(), scope, dimension(state));
                Typed rate = translation.expect(state.rate().get(), scope, Talk.perTime());
                if (body.resolved(place)) {
                    Space.Follower follower = new Space.Follower(index, target.value(), rate.value());
                    body.voxels().ifPresent(v -> v.follower(place, follower));
                    continue;
                }
                Expression flow = rate.value().times(target.value().minus(Expression.species(index)));
                Reaction.Change change = new Reaction.Change(index, Expression.ONE);
                flows.add(new Reaction(state.name() + " follows" + place.suffix(), List.of(change), flow));
            }
        }
        return flows;
    }
}
