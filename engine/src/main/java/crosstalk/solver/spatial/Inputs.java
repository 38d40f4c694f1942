package crosstalk.solver.spatial;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Space;
import crosstalk.network.Strips;
import java.util.BitSet;
import java.util.List;

/// Where a strip of voxels finds the values of the species that have one per voxel.
final class Inputs {

    private static final double[] NOTHING = {};

    private enum Kind {
        COUNT,
        LEVEL,
        FOLLOWER,
        RESPONSE,
        NEARBY
    }

    /// Species that have a value per voxel.
    final BitSet local = new BitSet();

    private final Kind[] kind;
    private final int[] slot;

    Inputs(Space space, Space.Tissue tissue) {
        int species = space.network().species().size();
        kind = new Kind[species];
        slot = new int[species];
        add(Kind.COUNT, tissue.cells().stream().map(Space.Cells::species).toList());
        add(Kind.LEVEL, tissue.fields().stream().map(Space.Field::species).toList());
        add(Kind.FOLLOWER, tissue.followers().stream().map(Space.Follower::species).toList());
        add(
                Kind.RESPONSE,
                tissue.fields().stream()
                        .flatMap(f -> f.responses().stream())
                        .map(Space.Response::species)
                        .toList());
        add(Kind.NEARBY, tissue.nearby().stream().map(Space.Nearby::species).toList());
    }

    private void add(Kind what, List<Integer> species) {
        for (int i = 0; i < species.size(); i++) {
            int index = species.get(i);
            kind[index] = what;
            slot[index] = i;
            local.set(index);
        }
    }

    /// The population that a species is, or -1.
    int population(int species) {
        return kind[species] == Kind.COUNT ? slot[species] : -1;
    }

    /// The sum of cells nearby that a species is, or -1.
    int nearby(int species) {
        return kind[species] == Kind.NEARBY ? slot[species] : -1;
    }

    /// Fills what a plan reads for one strip.
    ///
    /// @param backgrounds added to the level of each field
    void load(Strips.Work work, BitSet reads, Lattice lattice, double[] backgrounds, Pieces pieces, int strip) {
        int from = pieces.start[strip];
        int n = pieces.length[strip];
        for (int species = reads.nextSetBit(0); species >= 0; species = reads.nextSetBit(species + 1)) {
            int at = slot[species];
            switch (kind[species]) {
                case COUNT -> work.load(species, lattice.counts[at], from, n);
                case LEVEL -> {
                    work.load(species, lattice.levels[at], from, n);
                    add(backgrounds[at], work.input(species), n);
                }
                case FOLLOWER -> work.load(species, lattice.followers[at], from, n);
                case RESPONSE -> work.load(species, lattice.responses[at], from, n);
                case NEARBY -> work.load(species, lattice.nearby[at], from, n);
            }
        }
    }

    private static void add(double background, double[] level, int n) {
        if (background != 0) {
            for (int i = 0; i < n; i++) {
                level[i] += background;
            }
        }
    }

    /// The value of an expression that refers to parameters only.
    static double fixed(Expression expression, double[] parameters) {
        return Interpreter.evaluate(expression, 0, NOTHING, parameters, NOTHING);
    }
}
