package crosstalk.solver.stochastic;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Reaction;
import crosstalk.solver.Dependencies;
import crosstalk.solver.Dependencies.Reach;
import java.util.Arrays;
import java.util.BitSet;

/// Which counted species matter to anything but their own fates.
///
/// A species of which every rate that depends on it is the rate of one of its fates, so much per head, is in transit: its
/// individuals go their ways independently of one another, and nothing else depends on how many there are. Fates are drawn
/// exactly whatever the step, so such a species, however small, need neither bound a leap nor be fired one by one.
final class Influence {

    /// Factors of a product that are looked through for the species.
    private static final int DEEPEST = 64;

    private final Network network;
    private final Events events;
    private final Dependencies dependencies;
    private final BitSet matters = new BitSet();

    private Influence(Network network, Events events, Dependencies dependencies) {
        this.network = network;
        this.events = events;
        this.dependencies = dependencies;
    }

    /// By species: whether it matters to more than its own fates.
    static boolean[] of(Network network, Events events, Dependencies dependencies) {
        Influence influence = new Influence(network, events, dependencies);
        influence.look();
        boolean[] matters = new boolean[network.species().size()];
        influence.matters.stream().forEach(species -> matters[species] = true);
        return matters;
    }

    private void look() {
        int[] fateOf = fateOf();
        for (int r = 0; r < fateOf.length; r++) {
            Reaction reaction = network.reactions().get(r);
            BitSet named = dependencies.of(reaction.rate()).species();
            int own = fateOf[r];
            boolean isPerHead = own >= 0 && named.get(own) && isProportional(reaction.rate(), own);
            for (int species = named.nextSetBit(0); species >= 0; species = named.nextSetBit(species + 1)) {
                if (species != own) {
                    matters.set(species);
                }
            }
            if (own >= 0 && !isPerHead) {
                matters.set(own);
            }
            reaction.changes()
                    .forEach(change ->
                            matters.or(dependencies.of(change.amount()).species()));
        }
    }

    /// By reaction: the species whose fate it is, or -1; what joint events take matters.
    private int[] fateOf() {
        int[] fateOf = new int[network.reactions().size()];
        Arrays.fill(fateOf, -1);
        for (int e = 0; e < events.count; e++) {
            for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
                if (events.kind[e] == Events.FATE) {
                    fateOf[events.reaction[e]] = events.takeSpecies[i];
                } else {
                    matters.set(events.takeSpecies[i]);
                }
            }
        }
        return fateOf;
    }

    /// Whether the expression is a product with the species as one factor, of which no other factor depends.
    private boolean isProportional(Expression rate, int species) {
        Expression left = rate;
        for (int depth = 0; depth < DEEPEST; depth++) {
            switch (left) {
                case Expression.SpeciesValue(int index) -> {
                    return index == species;
                }
                case Expression.AssignedValue(int index) ->
                    left = network.assignments().get(index).value();
                case Expression.Call call
                when call.operation() == Operation.MULTIPLY -> {
                    boolean inFirst = reach(call, 0).species().get(species);
                    if (inFirst && reach(call, 1).species().get(species)) {
                        return false;
                    }
                    left = call.arguments().get(inFirst ? 0 : 1);
                }
                case Expression.Call call
                when call.operation() == Operation.DIVIDE -> {
                    if (reach(call, 1).species().get(species)) {
                        return false;
                    }
                    left = call.arguments().get(0);
                }
                case Expression.Call _, Expression.Constant _, Expression.ParameterValue _, Expression.Time _ -> {
                    return false;
                }
            }
        }
        return false;
    }

    private Reach reach(Expression.Call call, int argument) {
        return dependencies.of(call.arguments().get(argument));
    }
}
