package crosstalk.solver.spatial;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.network.Yields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the reactions of a network do to the whole cells of one tissue's voxels: worked out once per network and tissue.
///
/// Cells are numbered as in [Space.Tissue#cells]: "cell k" is the k-th. A reaction that touches some of them is, by what it does,
/// - an exit, when it takes one of one kind: fates of one kind compete;
/// - a birth, when it adds one of a kind and is proportional to their number: those who divide;
/// - an arrival, when the tissue says so: cells from elsewhere, which are no voxel's own affair;
/// - a making, when it only adds.
///
/// The others are no business of a voxel: see [#body]. Immutable, shared by threads.
public final class Fates {

    /// What appears when something happens once.
    ///
    /// @param cell which cell of the voxel, or -1 for a counted species outside of the tissue
    /// @param species its index in the network
    /// @param amount above 0, where it is a constant
    /// @param yield index into [Yields], or -1 where the amount is a constant
    public record Product(int cell, int species, double amount, int yield) {
        /// Whether an amount can be a fraction.
        boolean isRounded() {
            return yield >= 0 || amount != Math.rint(amount);
        }
    }

    /// A fate that ends a cell's membership of its kind, or a making.
    ///
    /// @param reaction index in the network
    /// @param products what appears; empty for those who die or leave
    public record Fate(int reaction, List<Product> products) {
        public Fate {
            products = List.copyOf(products);
        }
    }

    /// Cells that come into the tissue.
    ///
    /// @param reaction index in the network
    /// @param source index of the species that loses one, or -1 where they come from nowhere
    /// @param cell which of them come
    /// @param amount how many come each time
    public record Arrival(int reaction, int source, int cell, double amount) {}

    /// Of each kind of cell: its exits, in the network's order.
    public final List<List<Fate>> exits;
    /// Of each kind of cell: reactions by which it divides.
    public final List<List<Integer>> births;
    /// What adds cells, here or elsewhere, without taking any.
    public final List<Fate> makings;
    /// How cells come in.
    public final List<Arrival> arrivals;
    /// Indices of the reactions that touch no cell of any voxel, of this tissue or another, and none of its levels.
    public final int[] body;

    private final Network network;
    private final Space space;
    private final Space.Tissue tissue;
    private final Map<Integer, Integer> cellOf = new HashMap<>();
    private final Map<Yields.Yield, Integer> yieldOf = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// Sorts the reactions.
    ///
    /// @throws IllegalArgumentException when some can not be done in voxels; names each of them and says why
    public Fates(Space space, Space.Tissue tissue) {
        this.space = space;
        this.tissue = tissue;
        network = space.network();
        exits = new ArrayList<>();
        births = new ArrayList<>();
        for (Space.Cells cells : tissue.cells()) {
            cellOf.put(cells.species(), exits.size());
            exits.add(new ArrayList<>());
            births.add(new ArrayList<>());
        }
        List<Yields.Yield> yields = new Yields(network).all();
        for (int i = 0; i < yields.size(); i++) {
            yieldOf.put(yields.get(i), i);
        }
        makings = new ArrayList<>();
        arrivals = new ArrayList<>();
        sort();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "in the voxels of " + tissue.name() + " these can not happen:\n" + String.join("\n", problems));
        }
        body = elsewhere();
    }

    /// Number of kinds of cells.
    public int size() {
        return exits.size();
    }

    /// The network's name of a kind of cell.
    String name(int cell) {
        return network.species().get(tissue.cells().get(cell).species()).name();
    }

    /// The name of a reaction.
    String reaction(int index) {
        return network.reactions().get(index).name();
    }

    /// The reactions by which a kind of cell leaves or divides.
    List<Integer> reactions(int cell) {
        List<Integer> found = new ArrayList<>(births.get(cell));
        exits.get(cell).forEach(fate -> found.add(fate.reaction()));
        return found;
    }

    /// Number of species of the network.
    int speciesCount() {
        return network.species().size();
    }

    private void sort() {
        for (int r = 0; r < network.reactions().size(); r++) {
            boolean touches = network.reactions().get(r).changes().stream()
                    .anyMatch(change -> cellOf.containsKey(change.species()));
            if (touches) {
                sort(r);
            }
        }
    }

    private void sort(int r) {
        Reaction reaction = network.reactions().get(r);
        int before = problems.size();
        Map<Integer, Double> constants = new TreeMap<>();
        List<Product> products = new ArrayList<>();
        for (int c = 0; c < reaction.changes().size(); c++) {
            Reaction.Change change = reaction.changes().get(c);
            if (change.amount() instanceof Constant(double amount)) {
                constants.merge(change.species(), amount, Double::sum);
            } else {
                int yield = yieldOf.getOrDefault(new Yields.Yield(r, c), -1);
                products.add(new Product(cellOf.getOrDefault(change.species(), -1), change.species(), 0, yield));
            }
        }
        Map<Integer, Double> takes = new TreeMap<>();
        constants.forEach((species, amount) -> {
            if (amount > 0) {
                products.add(new Product(cellOf.getOrDefault(species, -1), species, amount, -1));
            } else if (amount < 0) {
                takes.put(species, -amount);
            }
        });
        if (tissue.arrivals().contains(r)) {
            arrive(r, takes, products);
            return;
        }
        products.forEach(product -> check(reaction, product));
        takes.forEach((species, amount) -> check(reaction, species, amount, takes.size()));
        if (problems.size() == before) {
            put(r, takes, products);
        }
    }

    private void put(int r, Map<Integer, Double> takes, List<Product> products) {
        if (!takes.isEmpty()) {
            int taken = cellOf.getOrDefault(takes.keySet().iterator().next(), -1);
            exits.get(taken).add(new Fate(r, products));
        } else if (isBirth(r, products)) {
            births.get(products.getFirst().cell()).add(r);
        } else if (!products.isEmpty()) {
            makings.add(new Fate(r, products));
        }
    }

    private boolean isBirth(int r, List<Product> products) {
        if (products.size() != 1 || products.getFirst().amount() != 1) {
            return false;
        }
        Expression rate = network.reactions().get(r).rate();
        return Factor.isIn(network, rate, products.getFirst().species());
    }

    private void arrive(int r, Map<Integer, Double> takes, List<Product> products) {
        Reaction reaction = network.reactions().get(r);
        int source = takes.isEmpty() ? -1 : takes.keySet().iterator().next();
        boolean isPlain = products.size() == 1
                && products.getFirst().cell() >= 0
                && !products.getFirst().isRounded();
        if (!isPlain) {
            refuse(reaction, "an arrival brings a whole number of one kind of cell and changes nothing else");
        } else if (takes.size() > 1 || (source >= 0 && (isInVoxels(source) || !takes.containsValue(1.0)))) {
            refuse(reaction, "an arrival takes at most one cell, of the body");
        } else {
            Product product = products.getFirst();
            arrivals.add(new Arrival(r, source, product.cell(), product.amount()));
        }
    }

    private void check(Reaction reaction, int species, double amount, int kinds) {
        String name = network.species().get(species).name();
        if (!cellOf.containsKey(species)) {
            refuse(reaction, "it takes " + name + ", which is not a cell of the tissue: only arrivals do");
        } else if (amount != 1) {
            refuse(reaction, "it takes " + amount + " of " + name + " at once; one is expected");
        } else if (kinds > 1) {
            refuse(reaction, "it takes " + name + " and others at once; one cell of one kind is expected");
        }
    }

    private void check(Reaction reaction, Product product) {
        String name = network.species().get(product.species()).name();
        if (product.cell() >= 0) {
            return;
        }
        if (isInVoxels(product.species())) {
            refuse(reaction, "it gives to " + name + ", which no cell of this tissue's voxels can reach");
        } else if (!network.species().get(product.species()).counted()) {
            refuse(reaction, "it gives " + name + ", which is not counted in whole numbers");
        }
    }

    private void refuse(Reaction reaction, String why) {
        problems.add("  " + reaction.name() + ": " + why);
    }

    /// Whether a species has a value in every voxel of some tissue, as cells or as a level.
    private boolean isInVoxels(int species) {
        return space.tissues().stream().anyMatch(some -> inVoxels(some).contains(species));
    }

    private static Set<Integer> inVoxels(Space.Tissue tissue) {
        Set<Integer> found = new HashSet<>();
        tissue.cells().forEach(cells -> found.add(cells.species()));
        tissue.fields().forEach(field -> found.add(field.species()));
        tissue.followers().forEach(follower -> found.add(follower.species()));
        return found;
    }

    private int[] elsewhere() {
        Set<Integer> local = new HashSet<>();
        space.tissues().forEach(some -> local.addAll(inVoxels(some)));
        List<Integer> found = new ArrayList<>();
        for (int r = 0; r < network.reactions().size(); r++) {
            boolean touches =
                    network.reactions().get(r).changes().stream().anyMatch(change -> local.contains(change.species()));
            if (!touches) {
                found.add(r);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
