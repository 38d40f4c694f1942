package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.SpeciesValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The dependency graph of a network: which rates, and which assigned quantities that a rate or a yield needs, may
/// change when a reaction fires.
///
/// Reactions that change the same species share one set. A set that would hold more than 256 rates and a sixteenth of
/// all is the set of everything, so that the graph of a network with a quantity that all rates name takes no space
/// that grows with the square. Immutable; shared by threads.
/// Source: gibson2000 (dependency graph of the next reaction method).
public final class Influence {

    /// The set that holds every needed assigned quantity and every rate.
    static final int EVERYTHING = 0;

    private static final int LARGEST = 256;
    private static final int LARGEST_SHARE = 16;

    private final int[] setOf;
    private final List<Consequences> sets = new ArrayList<>();

    /// What may change: indices of assigned quantities in order of evaluation, and of rates, each ascending. Not to be written.
    ///
    /// @param assignments those that a rate or a yield needs
    /// @param rates by reaction
    public record Consequences(int[] assignments, int[] rates) {}

    public Influence(Network network) {
        Readers readers = new Readers(network);
        sets.add(new Consequences(
                readers.needed.stream().toArray(),
                IntStream.range(0, network.reactions().size()).toArray()));
        setOf = new int[network.reactions().size()];
        Map<List<Integer>, Integer> known = new HashMap<>();
        for (int r = 0; r < setOf.length; r++) {
            List<Integer> changed = network.reactions().get(r).changes().stream()
                    .map(Reaction.Change::species)
                    .distinct()
                    .sorted()
                    .toList();
            setOf[r] = known.computeIfAbsent(changed, species -> add(readers, species));
        }
    }

    private int add(Readers readers, List<Integer> changed) {
        Consequences found = readers.follow(changed, Math.max(LARGEST, setOf.length / LARGEST_SHARE));
        if (found == null) {
            return EVERYTHING;
        }
        sets.add(found);
        return sets.size() - 1;
    }

    /// What may change when `reaction` fires.
    public Consequences of(int reaction) {
        return sets.get(setOf[reaction]);
    }

    /// Index of [#of] among [#sets].
    public int set(int reaction) {
        return setOf[reaction];
    }

    /// [#set], by reaction.
    int[] setsByReaction() {
        return setOf.clone();
    }

    /// Every set; the first is that of everything.
    public List<Consequences> sets() {
        return List.copyOf(sets);
    }

    /// Who names what directly.
    private static final class Readers {

        final BitSet needed = new BitSet();
        private final int[][] assignmentsBySpecies;
        private final int[][] assignmentsByAssignment;
        private final int[][] ratesBySpecies;
        private final int[][] ratesByAssignment;

        Readers(Network network) {
            List<int[]> speciesOfRates = new ArrayList<>();
            List<int[]> assignedOfRates = new ArrayList<>();
            for (Reaction reaction : network.reactions()) {
                Tape rate = Tape.of(reaction.rate());
                speciesOfRates.add(species(rate));
                assignedOfRates.add(assigned(rate));
                for (Reaction.Change change : reaction.changes()) {
                    IntStream.of(assigned(Tape.of(change.amount()))).forEach(needed::set);
                }
            }
            assignedOfRates.forEach(indices -> IntStream.of(indices).forEach(needed::set));
            List<int[]> speciesOfAssignments = new ArrayList<>();
            List<int[]> assignedOfAssignments = new ArrayList<>();
            for (Assignment assignment : network.assignments()) {
                Tape value = Tape.of(assignment.value());
                speciesOfAssignments.add(species(value));
                assignedOfAssignments.add(assigned(value));
            }
            for (int a = assignedOfAssignments.size() - 1; a >= 0; a--) {
                if (needed.get(a)) {
                    IntStream.of(assignedOfAssignments.get(a)).forEach(needed::set);
                }
            }
            int species = network.species().size();
            int assignments = network.assignments().size();
            ratesBySpecies = turned(speciesOfRates, species);
            ratesByAssignment = turned(assignedOfRates, assignments);
            assignmentsBySpecies = turned(speciesOfAssignments, species);
            assignmentsByAssignment = turned(assignedOfAssignments, assignments);
        }

        private static int[] species(Tape tape) {
            return IntStream.range(0, tape.size())
                    .filter(i -> tape.node(i) instanceof SpeciesValue)
                    .map(i -> ((SpeciesValue) tape.node(i)).index())
                    .distinct()
                    .toArray();
        }

        private static int[] assigned(Tape tape) {
            return IntStream.range(0, tape.size())
                    .filter(i -> tape.node(i) instanceof AssignedValue)
                    .map(i -> ((AssignedValue) tape.node(i)).index())
                    .distinct()
                    .toArray();
        }

        /// From what each names to who names each.
        private static int[][] turned(List<int[]> named, int count) {
            int[] sizes = new int[count];
            named.forEach(indices -> IntStream.of(indices).forEach(i -> sizes[i]++));
            int[][] readers = new int[count][];
            Arrays.setAll(readers, i -> new int[sizes[i]]);
            for (int reader = named.size() - 1; reader >= 0; reader--) {
                for (int i : named.get(reader)) {
                    readers[i][--sizes[i]] = reader;
                }
            }
            return readers;
        }

        /// @return null when more than `most` rates or assigned quantities follow
        @Nullable
        Consequences follow(List<Integer> changed, int most) {
            Found assignments = new Found(most);
            Found rates = new Found(most);
            for (int species : changed) {
                for (int reader : assignmentsBySpecies[species]) {
                    if (needed.get(reader)) {
                        assignments.add(reader);
                    }
                }
                rates.addAll(ratesBySpecies[species]);
            }
            // Grows while it is read: what follows from assigned quantities follows too.
            for (int i = 0; i < assignments.size && !assignments.tooMany && !rates.tooMany; i++) {
                int assignment = assignments.items[i];
                for (int reader : assignmentsByAssignment[assignment]) {
                    if (needed.get(reader)) {
                        assignments.add(reader);
                    }
                }
                rates.addAll(ratesByAssignment[assignment]);
            }
            return assignments.tooMany || rates.tooMany ? null : new Consequences(assignments.sorted(), rates.sorted());
        }
    }

    /// A small set of whole numbers that gives up when it grows too large.
    private static final class Found {

        private final Set<Integer> seen = new HashSet<>();
        private final int most;
        private int[] items = new int[8];
        private int size;
        private boolean tooMany;

        Found(int most) {
            this.most = most;
        }

        void add(int item) {
            if (tooMany || !seen.add(item)) {
                return;
            }
            if (size == most) {
                tooMany = true;
                return;
            }
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            items[size++] = item;
        }

        void addAll(int[] all) {
            for (int i = 0; i < all.length && !tooMany; i++) {
                add(all[i]);
            }
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(items, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
