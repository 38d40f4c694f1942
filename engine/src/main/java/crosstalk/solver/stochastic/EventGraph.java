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
import java.util.stream.IntStream;

/// What [NextReaction] needs to know of a network: which hazards may change when an event fires, and which nodes of the
/// [Tournament] stand above them.
///
/// Shapes: `xStart[i] .. xStart[i+1]` are the lines of i in the lists `x...`; sets are those of [Influence]. Immutable,
/// shared by threads, never written.
final class EventGraph {

    /// Amounts taken of a species up to which a rate is looked into.
    private static final double MOST_LOOKED_INTO = 8;

    final Update update;

    /// By event: its set.
    final int[] set;
    /// By set: the events whose hazards may change.
    final int[] followerStart;
    final int[] follower;
    /// By set: the nodes above those events.
    final int[] nodeStart;
    final int[] node;
    /// By set: whether the rate of a flow may change.
    final boolean[] changesFlows;
    /// By event: whether it is a follower in its own set.
    final boolean[] followsItself;
    /// By event: whether its rate may be above 0 where it lacks what it would take.
    final boolean[] guarded;
    /// By event: whether what it changes is by constant amounts, whole ones of counted species: the lines below.
    final boolean[] plain;
    /// By event: what one firing adds to each species, below 0 where it takes; complete for plain events.
    final int[] changeStart;
    final int[] changeSpecies;
    final double[] changeAmount;

    EventGraph(Network network, Events events, Update update) {
        this.update = update;
        plain = new boolean[events.count];
        guarded = new boolean[events.count];
        Table changes = new Table(events.count);
        for (int e = 0; e < events.count; e++) {
            plain[e] = isPlain(events, e);
            guarded[e] = isGuarded(network, events, e);
            for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
                changes.add(events.takeSpecies[i], -events.takeAmount[i], -1);
            }
            for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
                changes.add(events.giveSpecies[i], events.giveAmount[i], events.giveYield[i]);
            }
            changes.close(e);
        }
        changeStart = changes.start;
        changeSpecies = changes.species();
        changeAmount = changes.amounts();

        Influence influence = update.influence();
        set = IntStream.of(events.reaction).map(influence::set).toArray();
        Followers followers = new Followers(network, events, influence, guarded);
        List<int[]> lists = IntStream.range(0, influence.sets().size())
                .mapToObj(followers::of)
                .toList();
        int firstLeaf = Tournament.firstLeaf(events.count);
        List<int[]> nodes =
                lists.stream().map(list -> Tournament.above(list, firstLeaf)).toList();
        followerStart = starts(lists);
        follower = joined(lists);
        nodeStart = starts(nodes);
        node = joined(nodes);
        changesFlows = followers.changesFlows;
        followsItself = new boolean[events.count];
        for (int e = 0; e < events.count; e++) {
            followsItself[e] = Arrays.binarySearch(lists.get(set[e]), e) >= 0;
        }
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

    private static int[] starts(List<int[]> lists) {
        int[] starts = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            starts[i + 1] = starts[i] + lists.get(i).length;
        }
        return starts;
    }

    private static int[] joined(List<int[]> lists) {
        return lists.stream().flatMapToInt(IntStream::of).toArray();
    }

    /// Whose hazards may change, set by set: events whose rates do, and guarded events that take what changed.
    private static final class Followers {

        private final Influence influence;
        private final int[] eventOf;
        /// By set: a reaction that has it.
        private final int[] example;
        private final List<List<Integer>> guardedTakers = new ArrayList<>();
        private final Network network;
        private final boolean[] changesFlows;

        Followers(Network network, Events events, Influence influence, boolean[] guarded) {
            this.network = network;
            this.influence = influence;
            changesFlows = new boolean[influence.sets().size()];
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
            for (int r : influence.sets().get(set).rates()) {
                if (eventOf[r] >= 0) {
                    found.set(eventOf[r]);
                } else {
                    changesFlows[set] |= !network.reactions().get(r).changes().isEmpty();
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
