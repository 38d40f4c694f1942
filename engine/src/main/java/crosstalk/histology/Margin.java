package crosstalk.histology;

import java.util.Arrays;

/// The invasive margin of a tumour, and how deep below it every voxel lies.
///
/// The margin is the surface on which filling is at a level, linear between the centres of neighbouring voxels. It is the outer
/// surface only: outside is what is filled less and connects, face by face, to the border of the box. A
/// cleared hole within the tumour is inside, and its wall is no margin; a hole with a way out through voxels is outside. Beyond the box nothing is known: where
/// a tumour touches the border there is no margin.
/// Several pieces have one margin together: depth is to the nearest point of it.
///
/// The level is half of the tumour's own filling, and 0.5 at most. A solid tumour fills its voxels, so its level is
/// 0.5. A bed that is being cleared keeps its outline and thins out within it, since host fluid takes the room of
/// cells that are gone: at 0.5 it would vanish with millions of cells in it; at half of its own filling it ends where
/// a solid one would, in the middle of the fall to the host. Its own filling is the median over its cells (by volume)
/// of how full their voxel is, not the filling of its fullest part: beds thin out unevenly, and half of what is
/// densest would cut a bed to pieces. Cells that wander in the host have no say: voxels below 0.02 are left out of the
/// median, and the level never falls below that. Where no voxel is filled by 0.04 there are only such cells and no
/// tumour. A tumour of a few voxels, of which most are cut by its surface, has a level below 0.5 though it is solid.
///
/// Depth is the Euclidean distance to the margin, positive inside and negative outside. Error against balls of 3 to 15 voxels: at most 0.1 voxel
/// in the mean, below 0.5 anywhere (`MarginTest`).
public final class Margin {
    /// The highest level, that of a solid tumour.
    private static final float HALF = 0.5f;

    /// What a full voxel is filled by at least: pressure leaves thousandths, by which a solid tumour's margin shall not move.
    private static final float FULL = 0.99f;

    /// The lowest level. Where a full voxel has 500,000 cells/mm^3 these are 10,000: more than wander in host tissue.
    private static final float FLOOR = 0.02f;

    private final Snapshot tissue;
    private final float level;
    private final float[] depth;

    private Margin(Snapshot tissue, float level, float[] depth) {
        this.tissue = tissue;
        this.level = level;
        this.depth = depth;
    }

    /// The margin of the tumour in a tissue.
    public static Reading<Margin> of(Snapshot tissue) {
        float[] sorted = tissue.filling().clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || sorted[sorted.length - 1] < 2 * FLOOR) {
            return Reading.missing("no voxel is filled by 4 %, so there is no tumour here");
        }
        float level = Math.clamp(HALF * ownFilling(sorted) / FULL, FLOOR, HALF);
        boolean[] outside = outside(tissue, level);
        Front front = Front.between(tissue, level, outside);
        if (front.size() == 0) {
            return Reading.missing("the tumour fills the box, so that its margin is not in it");
        }
        float[] depth = front.distances(tissue);
        for (int i = 0; i < depth.length; i++) {
            depth[i] = (float) (outside[i] ? -depth[i] * tissue.edge() : depth[i] * tissue.edge());
        }
        return Reading.of(new Margin(tissue, level, depth));
    }

    /// How full the voxel of the median cell is, without cells that wander.
    ///
    /// @param sorted filling of all voxels, rising
    private static float ownFilling(float[] sorted) {
        int first = sorted.length;
        double all = 0;
        while (first > 0 && sorted[first - 1] >= FLOOR) {
            first--;
            all += sorted[first];
        }
        double below = sorted[first];
        int median = first;
        while (below < all / 2) {
            median++;
            below += sorted[median];
        }
        return sorted[median];
    }

    /// Which voxels are outside of the tumour: from the box's border through voxels that are filled less than the level.
    private static boolean[] outside(Snapshot tissue, float level) {
        int nx = tissue.nx();
        int ny = tissue.ny();
        int nz = tissue.nz();
        boolean[] outside = new boolean[tissue.size()];
        int[] waiting = new int[1024];
        int end = 0;
        for (int i = 0; i < outside.length; i++) {
            int x = i % nx;
            int y = i / nx % ny;
            int z = i / (nx * ny);
            boolean border = x == 0 || x == nx - 1 || y == 0 || y == ny - 1 || z == 0 || z == nz - 1;
            if (border && tissue.filling()[i] < level) {
                outside[i] = true;
                waiting = end == waiting.length ? Arrays.copyOf(waiting, 2 * end) : waiting;
                waiting[end++] = i;
            }
        }
        int[] neighbours = new int[6];
        while (end > 0) {
            int count = neighbours(tissue, waiting[--end], neighbours);
            for (int k = 0; k < count; k++) {
                int j = neighbours[k];
                if (!outside[j] && tissue.filling()[j] < level) {
                    outside[j] = true;
                    waiting = end == waiting.length ? Arrays.copyOf(waiting, 2 * end) : waiting;
                    waiting[end++] = j;
                }
            }
        }
        return outside;
    }

    private static int neighbours(Snapshot tissue, int i, int[] found) {
        int nx = tissue.nx();
        int plane = nx * tissue.ny();
        int x = i % nx;
        int y = i / nx % tissue.ny();
        int z = i / plane;
        int count = 0;
        count = x > 0 ? put(found, count, i - 1) : count;
        count = x < nx - 1 ? put(found, count, i + 1) : count;
        count = y > 0 ? put(found, count, i - nx) : count;
        count = y < tissue.ny() - 1 ? put(found, count, i + nx) : count;
        count = z > 0 ? put(found, count, i - plane) : count;
        return z < tissue.nz() - 1 ? put(found, count, i + plane) : count;
    }

    private static int put(int[] found, int count, int voxel) {
        found[count] = voxel;
        return count + 1;
    }

    /// The tissue that it is the margin of.
    public Snapshot tissue() {
        return tissue;
    }

    /// The filling at the margin: 0.5 of a solid tumour, less of one that thins out; never below 0.02.
    public double level() {
        return level;
    }

    /// Depth of a voxel's centre below the margin, mm; negative outside.
    public double depth(int voxel) {
        return depth[voxel];
    }

    /// Whether the centre of a voxel is inside the margin; cleared holes are.
    public boolean isInside(int voxel) {
        return depth[voxel] > 0 || (depth[voxel] == 0 && tissue.filling()[voxel] >= level);
    }

    /// Whether a voxel is tumour tissue: filled at least as much as at the margin. Cleared holes are not.
    public boolean isTissue(int voxel) {
        return tissue.filling()[voxel] >= level;
    }

    /// Depth of every voxel, mm: a copy.
    public float[] depths() {
        return depth.clone();
    }

    /// The greatest depth, mm.
    public double greatestDepth() {
        double most = 0;
        for (float each : depth) {
            most = Math.max(most, each);
        }
        return most;
    }
}
