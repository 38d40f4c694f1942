package crosstalk.solver.spatial;

/// The planes of a box in slabs of about equal work: one task each. How they are cut never changes a result.
final class Layers {

    /// Active voxels below which one slab holds everything: sharing would cost more than it saves.
    private static final int SMALL = 4_000;

    private static final int MOST = 16;

    /// Number of slabs.
    final int count;

    /// The first plane of each slab, and one more than the last plane of the last.
    final int[] from;

    Layers(Grid grid) {
        int[] work = new int[grid.nz];
        long all = 0;
        for (int z = 1; z < grid.nz - 1; z++) {
            for (int y = 1; y < grid.ny - 1; y++) {
                int row = grid.row(y, z);
                work[z] += grid.last[row] - grid.first[row];
            }
            all += work[z];
        }
        int most = all < SMALL ? 1 : MOST;
        int[] cuts = new int[most + 1];
        int slabs = 0;
        long done = 0;
        cuts[0] = 1;
        for (int z = 1; z < grid.nz - 2; z++) {
            done += work[z];
            if (done * most >= all * (slabs + 1) && slabs + 1 < most) {
                cuts[++slabs] = z + 1;
            }
        }
        cuts[++slabs] = grid.nz - 1;
        count = slabs;
        from = java.util.Arrays.copyOf(cuts, slabs + 1);
    }

}
