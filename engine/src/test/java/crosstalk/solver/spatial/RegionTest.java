package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.network.Space;
import crosstalk.network.Species;
import crosstalk.random.Scatter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where a tissue is computed: cells that wander neither open nor keep voxels, and none is lost when the region shrinks.
class RegionTest {

    private static final double EDGE = 0.2;
    private static final double CELL = 5e-6;
    private static final double[] VOLUMES = {CELL, CELL / 10};

    /// Of one voxel and a margin of 1 mm, 5 voxels: a ball of radius 5 holds 515.
    private static final int LEAST = 515;

    private final Region region = new Region(EDGE);

    /// Tumour cells that stay where they are, and T cells that walk.
    private static Space.Tissue tissue(double motility) {
        return new Space.Tissue(
                "tissue",
                List.of(
                        new Space.Cells(0, Expression.of(CELL), Expression.ZERO, Expression.ZERO),
                        new Space.Cells(1, Expression.of(CELL / 10), Expression.of(motility), Expression.ZERO)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Expression.ONE,
                Expression.of(0.02),
                List.of());
    }

    private Lattice tumour(long cells) {
        Lattice lattice = new Lattice(tissue(0.1), region.seed(EDGE));
        Seeding.place(lattice, new long[] {cells, 0}, VOLUMES, region, 7);
        region.follow(lattice);
        return lattice;
    }

    private void follow(Lattice lattice) {
        lattice.fill(VOLUMES, Crew.ALONE);
        region.follow(lattice);
    }

    @Test
    void follow_oneCellWandersAtTheEdge_opensAndKeepsNothing() {
        Lattice alone = tumour(400_000);
        Lattice lattice = tumour(400_000);
        int active = lattice.grid().active();
        int edge = 0;
        while (!lattice.grid().isActive(edge)) {
            edge++;
        }
        lattice.counts[1][edge] = 1;
        follow(lattice);
        assertEquals(active, lattice.grid().active());
        for (long left : new long[] {100_000, 10_000, 1_000, 100, 10, 1}) {
            Seeding.thin(lattice, 0, left, left);
            Seeding.thin(alone, 0, left, left);
            follow(lattice);
            follow(alone);
            assertEquals(alone.grid().active(), lattice.grid().active());
            assertEquals(1, lattice.total(1));
            assertEquals(left, lattice.total(0));
        }
    }

    @Test
    void follow_tumourClearedAroundManyWanderers_keepsEveryCellAndShrinksRegionAndBox() {
        Lattice lattice = tumour(8_000_000);
        Grid large = lattice.grid();
        int number = 0;
        for (int i = 0; i < large.size(); i++) {
            if (large.isActive(i)) {
                lattice.counts[1][i] = (int) (1.1 * Scatter.uniform(Scatter.bits(3, i)));
                number += lattice.counts[1][i];
            }
        }
        follow(lattice);
        int before = lattice.grid().active();
        for (long left : new long[] {4_000_000, 1_000_000, 100_000, 1_000, 0, 0, 0}) {
            Seeding.thin(lattice, 0, left, left);
            follow(lattice);
            assertEquals(number, lattice.total(1));
            assertEquals(left, lattice.total(0));
            assertTrue(lattice.grid().active() <= before);
            before = lattice.grid().active();
        }
        // As many voxels as the wanderers fill to one part in a hundred, at most, and a margin around them.
        double filled = number * VOLUMES[1] / 0.01 / Math.pow(EDGE, 3);
        double most = Math.pow(Math.cbrt(3 * filled / (4 * Math.PI)) + 1 + region.margin(), 3) * 4 * Math.PI / 3;
        assertTrue(before <= most, before + " voxels for " + number + " cells, expected " + most);
        assertTrue(
                4 * lattice.grid().size() <= large.size(),
                "box of " + lattice.grid().size());
    }

    @Test
    void follow_wanderersWithoutVolume_areTakenAlong() {
        Lattice lattice = tumour(400_000);
        Grid grid = lattice.grid();
        int number = 0;
        for (int i = 0; i < grid.size(); i++) {
            if (grid.isActive(i)) {
                lattice.counts[1][i] = 1;
                number++;
            }
        }
        double[] volumes = {CELL, 0};
        for (long left : new long[] {10_000, 100, 1}) {
            Seeding.thin(lattice, 0, left, left);
            lattice.fill(volumes, Crew.ALONE);
            region.follow(lattice);
            assertEquals(number, lattice.total(1));
        }
        assertTrue(lattice.grid().active() < number);
    }

    @Test
    void follow_noCellLeft_isEmpty() {
        Lattice lattice = tumour(100_000);
        lattice.clear(0);
        follow(lattice);
        assertEquals(0, lattice.grid().active());
    }

    @Test
    void follow_cellsThatDoNotMove_stayWhereTheyAre() {
        Lattice lattice = tumour(400_000);
        int edge = 0;
        while (!lattice.grid().isActive(edge)) {
            edge++;
        }
        long address = lattice.grid().address(edge);
        lattice.counts[0][edge] = 1;
        Seeding.thin(lattice, 0, 4_000, 1);
        lattice.counts[0][edge] = 1;
        follow(lattice);
        int found = 0;
        for (int i = 0; i < lattice.grid().size(); i++) {
            found += lattice.grid().address(i) == address ? lattice.counts[0][i] : 0;
        }
        assertEquals(1, found);
    }

    /// Tumour cells die, 2 per day; T cells only walk.
    private static Spatial cleared(double motility, double days) {
        List<Reaction> reactions = List.of(new Reaction(
                "tumour dies",
                List.of(new Change(0, Expression.of(-1))),
                Expression.of(2).times(Expression.species(0))));
        Network network = new Network(
                List.of(new Species("tumour", true), new Species("T", true)),
                List.of(),
                List.of(),
                reactions,
                List.of(Expression.ZERO, Expression.ZERO));
        Plan plan = new Plan(new Space(network, network, EDGE, List.of(tissue(motility))), Interpreter::new);
        double[] start = {8e6, 3000};
        Spatial subject = new Spatial(plan, new double[0], start, 4, 1, Options.fixed(0.25), Crew.ALONE);
        subject.advance(days, List.of());
        return subject;
    }

    @Test
    void clearedTumour_walkingTCells_regionShrinksToASmallOneWithinDays() {
        Spatial subject = cleared(0.02, 14);
        assertEquals(0, subject.state()[0]);
        assertEquals(3000, subject.state()[1]);
        assertTrue(subject.voxels() <= 2 * LEAST, subject.voxels() + " voxels");
        // The twin: T cells that do not walk keep their voxels.
        Spatial twin = cleared(0, 14);
        assertEquals(3000, twin.state()[1]);
        assertTrue(twin.voxels() > 8 * LEAST, twin.voxels() + " voxels");
    }
}
