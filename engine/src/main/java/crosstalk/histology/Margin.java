package crosstalk.histology;

import java.util.Arrays;

/// The invasive margin of a tumour, and how deep below it every voxel lies.
///
/// The margin is the surface on which filling is 0.5, linear between the centres of neighbouring voxels. It is the outer
/// surface only: outside is what is less than half filled and connects, face by face, to the border of the box. A
/// cleared hole within the tumour is inside, and its wall is no margin; a hole with a way out through voxels is outside. Beyond the box nothing is known: where
/// a tumour touches the border there is no margin.
/// Several pieces have one margin together: depth is to the nearest point of it.
///
/// Depth is the Euclidean distance to the margin, positive inside and negative outside. Error against balls of 3 to 15 voxels: at most 0.1 voxel
/// in the mean, below 0.5 anywhere (`MarginTest`).
public final class Margin {
    /// What fills less is outside or cleared.
    static final float HALF = 0.5f;

    private final Snapshot tissue;
    private final float[] depth;

    private Margin(Snapshot tissue, float[] depth) {
        this.tissue = tissue;
        this.depth = depth;
    }

    /// The margin of the tumour in a tissue.
    public static Reading<Margin> of(Snapshot tissue) {
        float[] filling = tissue.filling();
        boolean any = false;
        for (float share : filling) {
            any |= share >= HALF;
        }
        if (!any) {
            return Reading.missing("no voxel is half filled, so there is no tumour here");
        }
        boolean[] outside = outside(tissue);
        Front front = Front.between(tissue, outside);
        if (front.size() == 0) {
            return Reading.missing("the tumour fills the box, so that its margin is not in it");
        }
        float[] depth = front.distances(tissue);
        for (int i = 0; i < depth.length; i++) {
            depth[i] = (float) (outside[i] ? -depth[i] * tissue.edge() : depth[i] * tissue.edge());
        }
        return Reading.of(new Margin(tissue, depth));
    }

    /// Which voxels are outside of the tumour: from the box's border through voxels that are less than half filled.
    private static boolean[] outside(Snapshot tissue) {
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
            if (border && tissue.filling()[i] < HALF) {
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
                if (!outside[j] && tissue.filling()[j] < HALF) {
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

    /// Depth of a voxel's centre below the margin, mm; negative outside.
    public double depth(int voxel) {
        return depth[voxel];
    }

    /// Whether the centre of a voxel is inside the margin; cleared holes are.
    public boolean isInside(int voxel) {
        return depth[voxel] > 0 || (depth[voxel] == 0 && tissue.filling()[voxel] >= HALF);
    }

    /// Whether a voxel is tumour tissue: at least half filled. Cleared holes are not.
    public boolean isTissue(int voxel) {
        return tissue.filling()[voxel] >= HALF;
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
