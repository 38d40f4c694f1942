package crosstalk.solver.stochastic;

import crosstalk.network.Expression;
import crosstalk.network.Influence;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Restriction;
import crosstalk.network.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What [NextReaction] needs to know of a network: which hazards may change when an event fires, and which nodes of the
/// [Tournament] stand above them.
///
/// What is read together stands together, in one array of whole numbers, [#program]: the inner loop has little else to
/// do than to read. Sets are those of [Influence]. Immutable, shared by threads, never written.
final class EventGraph {

    /// Amounts taken of a species up to which a rate is looked into.
    private static final double MOST_LOOKED_INTO = 8;

    final Update update;

    /// By event: where its part of [#program] begins. At that place and after it stand: its reaction, where the part of its
    /// set begins, 1 if it is a follower in its own set, how many species it changes, and those species. At the part of a
    /// set stand: how many followers it has, how many nodes, 1 if the rate of a flow may change; then each follower and
    /// its reaction, as `-1 - reaction` when it is guarded; then the nodes above the followers.
    final int[] eventPart;
    final int[] program;
    /// By event: where its amounts begin among [#amounts], species by species as in the program.
    final int[] amountStart;
    /// What one firing adds, below 0 where it takes; complete for plain events.
    final double[] amounts;
    /// By event: whether what it changes is by constant amounts, whole ones of counted species.
    final boolean[] plain;
    /// By event: whether its rate may be above 0 where it lacks what it would take.
    final boolean[] guarded;

    // What stands where in a part of the program.
    static final int REACTION = 0;
    static final int SET_PART = 1;
    static final int FOLLOWS_ITSELF = 2;
    static final int CHANGES = 3;
    static final int SPECIES = 4;
    static final int FOLLOWERS = 0;
    static final int NODES = 1;
    static final int CHANGES_FLOWS = 2;
    static final int FOLLOWER = 3;

    EventGraph(Network network, Events events, Update update) {
        this.update = update;
        plain = new boolean[events.count];
        guarded = new boolean[events.count];
        for (int e = 0; e < events.count; e++) {
            plain[e] = isPlain(events, e);
            guarded[e] = isGuarded(network, events, e);
        }
        Influence influence = update.influence();
        Followers followers = new Followers(network, events, influence, guarded);
        IntStream.Builder written = IntStream.builder();
        int[] setPart = new int[influence.sets().size()];
        int[][] lists = new int[setPart.length][];
        int size = 0;
        int firstLeaf = Tournament.firstLeaf(events.count);
        for (int s = 0; s < setPart.length; s++) {
            setPart[s] = size;
            lists[s] = followers.of(s);
            int[] nodes = Tournament.above(lists[s], firstLeaf);
            written.add(lists[s].length).add(nodes.length).add(followers.changesFlows ? 1 : 0);
            for (int e : lists[s]) {
                written.add(e).add(guarded[e] ? -1 - events.reaction[e] : events.reaction[e]);
            }
            IntStream.of(nodes).forEach(written::add);
            size += FOLLOWER + 2 * lists[s].length + nodes.length;
        }
        eventPart = new int[events.count];
        amountStart = new int[events.count];
        DoubleStream.Builder added = DoubleStream.builder();
        int lines = 0;
        for (int e = 0; e < events.count; e++) {
            eventPart[e] = size;
            amountStart[e] = lines;
            int set = influence.set(events.reaction[e]);
            int changes = events.takeStart[e + 1] - events.takeStart[e] + events.giveStart[e + 1] - events.giveStart[e];
            written.add(events.reaction[e]).add(setPart[set]);
            written.add(Arrays.binarySearch(lists[set], e) >= 0 ? 1 : 0).add(changes);
            for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
                written.add(events.takeSpecies[i]);
                added.add(-events.takeAmount[i]);
            }
            for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
                written.add(events.giveSpecies[i]);
                added.add(events.giveAmount[i]);
            }
            size += SPECIES + changes;
            lines += changes;
        }
        program = written.build().toArray();
        amounts = added.build().toArray();
    }

    private static boolean isPlain(Events events, int e) {
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            boolean whole = events.giveAmount[i] == Math.rint(events.giveAmount[i]);
            if (events.giveYield[i] >= 0 || (events.counted[events.giveSpecies[i]] && !whole)) {
                return false;
            }
        }
        return true;
    }

    /// Looks whether the rate is 0 at each amount too small, as it is for mass action.
    private static boolean isGuarded(Network network, Events events, int e) {
        Expression rate = network.reactions().get(events.reaction[e]).rate();
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            int species = events.takeSpecies[i];
            if (!events.counted[species] || events.takeAmount[i] > MOST_LOOKED_INTO) {
                return true;
            }
            for (double amount = 0; amount < events.takeAmount[i]; amount++) {
                if (!(Restriction.of(rate, species, amount) instanceof Expression.Constant(double value))
                        || value != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whose hazards may change, set by set: events whose rates do, and guarded events that take what changed.
    private static final class Followers {

        private final Influence influence;
        private final int[] eventOf;
        /// By set: a reaction that has it.
        private final int[] example;
        private final List<List<Integer>> guardedTakers = new ArrayList<>();
        private final Network network;
        /// Whether the rate of a flow may change, for the set last asked for.
        private boolean changesFlows;

        Followers(Network network, Events events, Influence influence, boolean[] guarded) {
            this.network = network;
            this.influence = influence;
            eventOf = new int[network.reactions().size()];
            Arrays.fill(eventOf, -1);
            for (int e = 0; e < events.count; e++) {
                eventOf[events.reaction[e]] = e;
            }
            example = new int[influence.sets().size()];
            for (int r = 0; r < eventOf.length; r++) {
                example[influence.set(r)] = r;
            }
            network.species().forEach(_ -> guardedTakers.add(new ArrayList<>(0)));
            for (int e = 0; e < events.count; e++) {
                for (int i = events.takeStart[e]; guarded[e] && i < events.takeStart[e + 1]; i++) {
                    guardedTakers.get(events.takeSpecies[i]).add(e);
                }
            }
        }

        int[] of(int set) {
            BitSet found = new BitSet();
            changesFlows = false;
            for (int r : influence.sets().get(set).rates()) {
                if (eventOf[r] >= 0) {
                    found.set(eventOf[r]);
                } else {
                    changesFlows |= !network.reactions().get(r).changes().isEmpty();
                }
            }
            if (set > 0) {
                for (Reaction.Change change :
                        network.reactions().get(example[set]).changes()) {
                    guardedTakers.get(change.species()).forEach(found::set);
                }
            }
            return found.stream().toArray();
        }
    }
}
