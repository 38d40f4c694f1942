package crosstalk.solver.stochastic;

import crosstalk.network.Expression.Constant;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One reaction that changes a counted species, with constant changes of the same species added up.
///
/// @param reaction index in the network
/// @param takes by species, what one firing takes; above 0
/// @param gives what one firing adds
record EventLines(int reaction, Map<Integer, Double> takes, List<Give> gives) {

    /// @param species index
    /// @param amount per firing where it is a constant
    /// @param yield index into the yields, or -1 where the amount is a constant
    record Give(int species, double amount, int yield) {}

    /// Every reaction of the network that changes a counted species.
    ///
    /// @throws IllegalArgumentException when one takes a fraction of an individual
    static List<EventLines> of(Network network) {
        List<EventLines> found = new ArrayList<>();
        int yields = 0;
        for (int r = 0; r < network.reactions().size(); r++) {
            Reaction reaction = network.reactions().get(r);
            Map<Integer, Double> constants = new TreeMap<>();
            List<Give> gives = new ArrayList<>();
            for (Reaction.Change change : reaction.changes()) {
                if (change.amount() instanceof Constant(double amount)) {
                    constants.merge(change.species(), amount, Double::sum);
                } else {
                    gives.add(new Give(change.species(), 0, yields++));
                }
            }
            if (isEvent(network, reaction)) {
                found.add(sorted(network, r, constants, gives));
            }
        }
        return found;
    }

    /// Whether the reaction changes a counted species.
    static boolean isEvent(Network network, Reaction reaction) {
        return reaction.changes().stream()
                .anyMatch(change -> network.species().get(change.species()).counted());
    }

    private static EventLines sorted(Network network, int r, Map<Integer, Double> constants, List<Give> gives) {
        Map<Integer, Double> takes = new TreeMap<>();
        constants.forEach((species, amount) -> {
            if (amount > 0) {
                gives.add(new Give(species, amount, -1));
            } else if (amount < 0) {
                if (network.species().get(species).counted() && amount != Math.rint(amount)) {
                    throw new IllegalArgumentException(
                            "reaction " + network.reactions().get(r).name() + " takes " + -amount + " of "
                                    + network.species().get(species).name() + ", a whole number is expected");
                }
                takes.put(species, -amount);
            }
        });
        return new EventLines(r, takes, gives);
    }

    byte kind(Network network) {
        if (takes.isEmpty()) {
            return Events.SOURCE;
        }
        boolean takesOne = takes.size() == 1 && takes.containsValue(1.0);
        return takesOne && network.species().get(onlyTaken()).counted() ? Events.FATE : Events.JOINT;
    }

    /// The species taken by a fate.
    int onlyTaken() {
        return takes.keySet().iterator().next();
    }

    /// Individuals of all counted species that one firing takes.
    double taken(Network network) {
        return takes.entrySet().stream()
                .filter(take -> network.species().get(take.getKey()).counted())
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// Counted reactants that the event changes: how many individuals it takes, or 1 where it adds.
    Map<Integer, Double> touches(Network network, BitSet isReactant) {
        Map<Integer, Double> touched = new TreeMap<>();
        gives.forEach(give -> touched.put(give.species(), 1.0));
        touched.putAll(takes);
        touched.keySet().removeIf(species -> !isReactant.get(species));
        touched.keySet().removeIf(species -> !network.species().get(species).counted());
        return touched;
    }
}
