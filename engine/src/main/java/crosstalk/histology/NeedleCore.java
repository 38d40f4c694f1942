package crosstalk.histology;

import java.util.ArrayList;
import java.util.List;

/// A virtual needle biopsy: a cylinder along x through the middle of the tumour, and some of its cells.
///
/// Cells are drawn systematically: in the order of voxels, then populations, every `each`-th cell, so that all have the same chance and populations keep their
/// shares to one cell in `each`. A cell's place is known to its voxel only: what is given is the voxel's centre.
///
/// @param radius of the needle, mm
/// @param each one cell in so many was taken
/// @param cells in the needle, taken or not
/// @param taken the cells of the sample
public record NeedleCore(double radius, long each, long cells, List<Cell> taken) {

    /// One cell.
    ///
    /// @param population name
    /// @param voxel index in the tissue, where signals and channels can be looked up
    /// @param x of the voxel's centre from the place of injection, mm
    /// @param y the same
    /// @param z the same
    /// @param depth of the voxel's centre below the margin, mm
    public record Cell(String population, int voxel, double x, double y, double z, double depth) {}

    public NeedleCore {
        taken = List.copyOf(taken);
    }

    /// Takes a core of everything from one side of the tumour to the other, cells outside of the margin left in place.
    ///
    /// @param radius mm; a voxel is taken when its centre is no farther from the needle's axis
    /// @param most cells at most to be drawn, more than 0
    /// @param start which of the first `each` cells is the first to be drawn: 0 to 1, 1 excluded
    public static NeedleCore of(Margin margin, double radius, int most, double start) {
        if (!(radius > 0) || most < 1 || !(start >= 0 && start < 1)) {
            throw new IllegalArgumentException(
                    "a needle of " + radius + " mm, at most " + most + " cells, start " + start);
        }
        Snapshot tissue = margin.tissue();
        List<Snapshot.Layer> populations = tissue.layers().stream()
                .filter(l -> l.kind() == Snapshot.Kind.POPULATION)
                .toList();
        int[] voxels = voxels(margin, radius);
        long all = 0;
        for (int voxel : voxels) {
            for (Snapshot.Layer population : populations) {
                all += Math.round(population.values()[voxel]);
            }
        }
        long each = Math.max(1, (all + most - 1) / most);
        long next = (long) (start * each);
        long passed = 0;
        List<Cell> taken = new ArrayList<>();
        for (int voxel : voxels) {
            for (Snapshot.Layer population : populations) {
                passed += Math.round(population.values()[voxel]);
                for (; next < passed; next += each) {
                    taken.add(cell(margin, population.name(), voxel));
                }
            }
        }
        return new NeedleCore(radius, each, all, taken);
    }

    private static int[] voxels(Margin margin, double radius) {
        Snapshot tissue = margin.tissue();
        int[] centre = Centre.of(margin);
        int reach = (int) Math.floor(radius / tissue.edge());
        List<Integer> found = new ArrayList<>();
        for (int x = 0; x < tissue.nx(); x++) {
            for (int dz = -reach; dz <= reach; dz++) {
                for (int dy = -reach; dy <= reach; dy++) {
                    int y = centre[1] + dy;
                    int z = centre[2] + dz;
                    boolean inBox = y >= 0 && y < tissue.ny() && z >= 0 && z < tissue.nz();
                    if (inBox && Math.hypot(dy, dz) * tissue.edge() <= radius) {
                        int voxel = x + tissue.nx() * (y + tissue.ny() * z);
                        if (margin.isInside(voxel)) {
                            found.add(voxel);
                        }
                    }
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Cell cell(Margin margin, String population, int voxel) {
        Snapshot tissue = margin.tissue();
        double edge = tissue.edge();
        return new Cell(
                population,
                voxel,
                (tissue.origin()[0] + voxel % tissue.nx() + 0.5) * edge,
                (tissue.origin()[1] + voxel / tissue.nx() % tissue.ny() + 0.5) * edge,
                (tissue.origin()[2] + voxel / (tissue.nx() * tissue.ny()) + 0.5) * edge,
                margin.depth(voxel));
    }
}
