package crosstalk.solver.spatial;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Space;
import crosstalk.network.Strips;
import java.util.Arrays;
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
        add(
                Kind.FOLLOWER,
                tissue.followers().stream().map(Space.Follower::species).toList());
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

    /// Species that a plan reads in voxels, one by one.
    static int[] read(Strips strips) {
        return strips.reads().stream().toArray();
    }

    /// Fills what a plan reads for one strip.
    ///
    /// @param reads see [#read]
    /// @param backgrounds added to the level of each field
    void load(Strips.Work work, int[] reads, Lattice lattice, double[] backgrounds, Pieces pieces, int strip) {
        for (int species : reads) {
            int at = slot[species];
            double[] into = work.input(species);
            switch (kind[species]) {
                case COUNT -> {
                    if (lattice.mayHold[at]) {
                        pieces.load(strip, lattice.counts[at], into);
                    } else {
                        Arrays.fill(into, 0, pieces.voxels[strip], 0);
                    }
                }
                case LEVEL -> pieces.load(strip, lattice.levels[at], backgrounds[at], into);
                case FOLLOWER -> pieces.load(strip, lattice.followers[at], 0, into);
                case RESPONSE -> pieces.load(strip, lattice.responses[at], 0, into);
                case NEARBY -> pieces.load(strip, lattice.nearby[at], 0, into);
            }
        }
    }

    /// Fills the levels that are looked ahead for: as cells see them at the middle of a step.
    void loadMiddle(Strips.Work work, int[] reads, Lattice lattice, double[] backgrounds, Pieces pieces, int strip) {
        for (int species : reads) {
            int at = slot[species];
            if (kind[species] == Kind.LEVEL && lattice.isSmooth(at)) {
                pieces.load(strip, lattice.middle[at], backgrounds[at], work.input(species));
            }
        }
    }

    /// The value of an expression that refers to parameters only.
    static double fixed(Expression expression, double[] parameters) {
        return Interpreter.evaluate(expression, 0, NOTHING, parameters, NOTHING);
    }
}
