package crosstalk.solver.stochastic;

import crosstalk.network.Network;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The reactions of a network that change a counted species, as tables: what each takes, gives, and makes small.
///
/// Shapes: arrays by event (the position among such reactions, in the network's order); `xStart[e] .. xStart[e+1]` are
/// the lines of event e in the lists `x...`. Immutable, shared by threads, never written.
final class Events {

    /// Takes nothing: a source, or a birth. Fires a Poisson number of times in a leap.
    static final byte SOURCE = 0;
    /// Takes one individual of one species and nothing else: one of the competing fates of that species.
    static final byte FATE = 1;
    /// Takes more than one individual, or a continuous amount.
    static final byte JOINT = 2;

    final int count;
    /// Index of the reaction.
    final int[] reaction;
    final byte[] kind;

    final int[] takeStart;
    final int[] takeSpecies;
    final double[] takeAmount;

    final int[] giveStart;
    final int[] giveSpecies;
    final double[] giveAmount;
    /// Index into the yields, or -1 where the amount is a constant.
    final int[] giveYield;

    /// Counted reactants that an event changes, and how many individuals one firing moves (1 where it adds).
    final int[] touchStart;
    final int[] touchSpecies;
    final double[] touchAmount;

    /// Species that are taken one at a time by some event, and those events.
    final int[] fatedSpecies;
    final int[] fateStart;
    final int[] fateEvent;

    /// Counted species that a rate depends on or that an event takes.
    final int[] reactants;
    /// By species: the largest number of individuals that one firing of an event that takes this species takes.
    final double[] order;

    /// By species: whether it is counted.
    final boolean[] counted;

    Events(Network network, BitSet namedInRates) {
        List<EventLines> lines = EventLines.of(network);
        count = lines.size();
        counted = counted(network);
        reaction = lines.stream().mapToInt(EventLines::reaction).toArray();
        BitSet isReactant = reactants(network, namedInRates, lines);
        reactants = isReactant.stream().toArray();
        kind = new byte[count];
        order = new double[network.species().size()];
        Table takes = new Table(count);
        Table gives = new Table(count);
        Table touches = new Table(count);
        for (int e = 0; e < count; e++) {
            EventLines line = lines.get(e);
            kind[e] = line.kind(network);
            line.takes().forEach((species, amount) -> takes.add(species, amount, -1));
            line.gives().forEach(give -> gives.add(give.species(), give.amount(), give.yield()));
            line.touches(network, isReactant).forEach((species, amount) -> touches.add(species, amount, -1));
            double total = line.taken(network);
            line.takes().keySet().forEach(species -> order[species] = Math.max(order[species], total));
            takes.close(e);
            gives.close(e);
            touches.close(e);
        }
        takeStart = takes.start;
        takeSpecies = takes.species();
        takeAmount = takes.amounts();
        giveStart = gives.start;
        giveSpecies = gives.species();
        giveAmount = gives.amounts();
        giveYield = gives.yields();
        touchStart = touches.start;
        touchSpecies = touches.species();
        touchAmount = touches.amounts();
        fatedSpecies = fatedSpecies();
        fateStart = new int[fatedSpecies.length + 1];
        fateEvent = fates();
    }

    private static boolean[] counted(Network network) {
        boolean[] counted = new boolean[network.species().size()];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = network.species().get(i).counted();
        }
        return counted;
    }

    private static BitSet reactants(Network network, BitSet namedInRates, List<EventLines> lines) {
        BitSet found = (BitSet) namedInRates.clone();
        lines.forEach(line -> line.takes().keySet().forEach(found::set));
        for (int i = 0; i < network.species().size(); i++) {
            if (!network.species().get(i).counted()) {
                found.clear(i);
            }
        }
        return found;
    }

    private int[] fatedSpecies() {
        return IntStream.range(0, count)
                .filter(e -> kind[e] == FATE)
                .map(e -> takeSpecies[takeStart[e]])
                .distinct()
                .sorted()
                .toArray();
    }

    /// Fills `fateStart` and returns the events, species by species.
    private int[] fates() {
        int[] placeOf = new int[order.length];
        for (int f = 0; f < fatedSpecies.length; f++) {
            placeOf[fatedSpecies[f]] = f;
        }
        for (int e = 0; e < count; e++) {
            if (kind[e] == FATE) {
                fateStart[placeOf[takeSpecies[takeStart[e]]] + 1]++;
            }
        }
        for (int f = 0; f < fatedSpecies.length; f++) {
            fateStart[f + 1] += fateStart[f];
        }
        int[] events = new int[fateStart[fatedSpecies.length]];
        int[] filled = fateStart.clone();
        for (int e = 0; e < count; e++) {
            if (kind[e] == FATE) {
                events[filled[placeOf[takeSpecies[takeStart[e]]]]++] = e;
            }
        }
        return events;
    }
}
