package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One task's working space for cells on their way: those of one sheet, one kind after another, along one axis or two.
final class Walk {

    /// How cells move.
    ///
    /// @param range what the next ones are bounded by
    /// @param uniform mm^2/day, where `motility` is null
    /// @param motility by voxel of the box, mm^2/day
    /// @param potential by voxel of the box, mm^2/day; null where nothing is followed
    record Motion(MotilityRange range, double uniform, float @Nullable [] motility, float @Nullable [] potential) {}

    /// One sweep along each of some axes.
    ///
    /// @param axes in order
    /// @param number of the first: a number of its own for each sweep within a step
    /// @param isPair whether each is that of two substeps
    /// @param reach substep/edge^2
    record Sweeps(int[] axes, int number, boolean isPair, double reach) {}

    private final Sheet sheet;
    private final HopChances[] chances = {new HopChances(), new HopChances()};
    private final Hops hops = new Hops();
    private float[] active = {};
    private float[] motility = {};
    private float[] potential = {};
    private long[] addresses = {};
    private int[] cells = {};
    private final int[] here = new int[Sheet.BLOCK];
    /// By chance: who comes.
    private final int[][] coming = new int[HopChances.MOST][];

    Walk(Grid grid) {
        sheet = new Sheet(grid);
    }

    /// The rows to work on from here: see [Sheet#lay].
    ///
    /// @return whether any voxel of theirs is active
    boolean lay(int firstY, int endY, int firstZ, int endZ, boolean isUpright) {
        return sheet.lay(firstY, endY, firstZ, endZ, isUpright);
    }

    /// Moves cells within the rows laid.
    ///
    /// @param counts of each kind: cells by voxel of the box; changed in place
    /// @param keys of each kind
    void move(Motion motion, Sweeps sweeps, int[][] counts, long[] keys) {
        makeRoom();
        boolean isReady = false;
        for (int k = 0; k < counts.length; k++) {
            sheet.take(counts[k], cells);
            if (isAnywhere()) {
                if (!isReady) {
                    prepare(motion, sweeps);
                    isReady = true;
                }
                for (int a = 0; a < sweeps.axes.length; a++) {
                    sweep(chances[a].sums(), sheet.step(sweeps.axes[a]), Scatter.bits(keys[k], sweeps.number + a));
                }
                sheet.put(cells, counts[k]);
            }
        }
    }

    private void makeRoom() {
        if (cells.length < sheet.size) {
            int size = sheet.size;
            active = new float[size];
            motility = new float[size];
            potential = new float[size];
            addresses = new long[size];
            cells = new int[size];
            Arrays.setAll(coming, c -> new int[size]);
        }
    }

    private boolean isAnywhere() {
        int any = 0;
        int[] all = cells;
        for (int i = sheet.start; i < sheet.end; i += 4) {
            any |= (all[i] | all[i + 1]) | (all[i + 2] | all[i + 3]);
        }
        return any != 0;
    }

    private void prepare(Motion motion, Sweeps sweeps) {
        sheet.activity(active);
        sheet.addresses(addresses);
        if (motion.motility != null) {
            sheet.takeActive(motion.motility, motility);
        }
        if (motion.potential != null) {
            sheet.takeActive(motion.potential, potential);
        }
        for (int a = 0; a < sweeps.axes.length; a++) {
            chances[a].fill(
                    sheet,
                    sweeps.axes[a],
                    active,
                    motion.range,
                    motion.uniform,
                    motion.motility == null ? null : motility,
                    motion.potential == null ? null : potential,
                    sweeps.reach,
                    sweeps.isPair);
        }
    }

    /// @param sums of chances: see [HopChances#sums]
    private void sweep(int[][] sums, int step, long key) {
        int n = sums.length;
        for (int c = 0; c < n; c++) {
            // Nobody comes from beyond the sheet.
            int way = way(c, n) * step;
            int from = way > 0 ? sheet.start : sheet.end + way;
            Arrays.fill(coming[c], from, from + Math.abs(way), 0);
        }
        for (int at = sheet.start; at < sheet.end; at += Sheet.BLOCK) {
            if (hops.draw(cells, at, addresses, key, sums)) {
                leave(at, n, step);
            } else {
                for (int c = 0; c < n; c++) {
                    int to = at + way(c, n) * step;
                    Arrays.fill(coming[c], to, to + Sheet.BLOCK, 0);
                }
            }
        }
        add(coming[0], coming[1]);
        if (n == HopChances.MOST) {
            add(coming[2], coming[3]);
        }
    }

    /// How many voxels further the cells below a chance, and not below the one before, go.
    private static int way(int chance, int chances) {
        int up = chances / 2 - chance;
        return up > 0 ? up : up - 1;
    }

    /// Those of a block who go leave their voxels for those they go to.
    private void leave(int at, int n, int step) {
        System.arraycopy(cells, at, here, 0, Sheet.BLOCK);
        subtract(here, hops.moved[n - 1]);
        System.arraycopy(here, 0, cells, at, Sheet.BLOCK);
        for (int c = n - 1; c >= 0; c--) {
            if (c > 0) {
                subtract(hops.moved[c], hops.moved[c - 1]);
            }
            System.arraycopy(hops.moved[c], 0, coming[c], at + way(c, n) * step, Sheet.BLOCK);
        }
    }

    private static void subtract(int[] from, int[] what) {
        for (int i = 0; i < Sheet.BLOCK; i++) {
            from[i] -= what[i];
        }
    }

    private void add(int[] some, int[] others) {
        int[] all = cells;
        int end = sheet.end;
        for (int i = sheet.start; i < end; i++) {
            all[i] += some[i] + others[i];
        }
    }
}
