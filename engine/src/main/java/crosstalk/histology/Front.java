package crosstalk.histology;

import java.util.Arrays;

/// Points of the margin between the centres of neighbouring voxels, and the distance of every voxel to the nearest of them.
///
/// Shape: points at `3 * k`, `3 * k + 1`, `3 * k + 2`: x, y and z in voxels.
/// Each voxel takes over the nearest point of its neighbours when that is nearer than its own, in eight sweeps from the corners of the box, twice.
/// Beside the margin, where the spacing of the points is not small against distance, a voxel's distance is that to the plane through
/// its own crossings of the axes.
final class Front {
    private static final int SWEEPS = 16;
    private static final int NONE = -1;

    private float[] points = new float[3 * 1024];
    private int size;
    private final int[] nearest;
    private final float[] plane;
    private final float level;

    private Front(int voxels, float level) {
        this.level = level;
        nearest = new int[voxels];
        plane = new float[voxels];
        Arrays.fill(nearest, NONE);
    }

    int size() {
        return size;
    }

    /// All crossings between what is outside and what is not.
    ///
    /// @param level filling at the margin
    static Front between(Snapshot tissue, float level, boolean[] outside) {
        Front front = new Front(tissue.size(), level);
        int nx = tissue.nx();
        int ny = tissue.ny();
        int nz = tissue.nz();
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    int i = x + nx * (y + ny * z);
                    if (x + 1 < nx && outside[i] != outside[i + 1]) {
                        front.cross(tissue.filling(), i, i + 1, 0, x, y, z);
                    }
                    if (y + 1 < ny && outside[i] != outside[i + nx]) {
                        front.cross(tissue.filling(), i, i + nx, 1, x, y, z);
                    }
                    if (z + 1 < nz && outside[i] != outside[i + nx * ny]) {
                        front.cross(tissue.filling(), i, i + nx * ny, 2, x, y, z);
                    }
                }
            }
        }
        front.fit(tissue, outside);
        return front;
    }

    private void cross(float[] filling, int from, int to, int axis, int x, int y, int z) {
        float way = share(filling[from], filling[to]);
        if (3 * size == points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        points[3 * size] = x;
        points[3 * size + 1] = y;
        points[3 * size + 2] = z;
        points[3 * size + axis] += way;
        nearest[from] = size;
        nearest[to] = size;
        size++;
    }

    /// Where between two centres filling is at the level.
    private float share(float here, float there) {
        return Math.clamp((here - level) / (here - there), 0, 1);
    }

    /// The distance of voxels beside the margin: to the plane through the nearer crossing along each axis.
    private void fit(Snapshot tissue, boolean[] outside) {
        int[] steps = {1, tissue.nx(), tissue.nx() * tissue.ny()};
        int[] lengths = {tissue.nx(), tissue.ny(), tissue.nz()};
        for (int i = 0; i < plane.length; i++) {
            if (nearest[i] == NONE) {
                continue;
            }
            double inverse = 0;
            for (int axis = 0; axis < 3; axis++) {
                int at = i / steps[axis] % lengths[axis];
                double way = Double.POSITIVE_INFINITY;
                if (at > 0 && outside[i] != outside[i - steps[axis]]) {
                    way = share(tissue.filling()[i], tissue.filling()[i - steps[axis]]);
                }
                if (at < lengths[axis] - 1 && outside[i] != outside[i + steps[axis]]) {
                    way = Math.min(way, share(tissue.filling()[i], tissue.filling()[i + steps[axis]]));
                }
                inverse += 1 / (way * way);
            }
            plane[i] = (float) (1 / Math.sqrt(inverse));
        }
    }

    /// Distance of every voxel's centre to the margin, in voxels.
    float[] distances(Snapshot tissue) {
        boolean[] beside = new boolean[nearest.length];
        for (int i = 0; i < nearest.length; i++) {
            beside[i] = nearest[i] != NONE;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweep(tissue, (sweep & 1) == 0, (sweep & 2) == 0, (sweep & 4) == 0);
        }
        float[] distances = new float[nearest.length];
        int nx = tissue.nx();
        for (int i = 0; i < distances.length; i++) {
            distances[i] = beside[i]
                    ? plane[i]
                    : (float) Math.sqrt(squared(nearest[i], i % nx, i / nx % tissue.ny(), i / (nx * tissue.ny())));
        }
        return distances;
    }

    private void sweep(Snapshot tissue, boolean risingX, boolean risingY, boolean risingZ) {
        int nx = tissue.nx();
        int ny = tissue.ny();
        int nz = tissue.nz();
        int stepX = risingX ? -1 : 1;
        int stepY = risingY ? -nx : nx;
        int stepZ = risingZ ? -nx * ny : nx * ny;
        for (int k = 0; k < nz; k++) {
            int z = risingZ ? k : nz - 1 - k;
            for (int j = 0; j < ny; j++) {
                int y = risingY ? j : ny - 1 - j;
                for (int i = 0; i < nx; i++) {
                    int x = risingX ? i : nx - 1 - i;
                    int voxel = x + nx * (y + ny * z);
                    float best = nearest[voxel] == NONE ? Float.MAX_VALUE : squared(nearest[voxel], x, y, z);
                    best = i > 0 ? take(voxel, voxel + stepX, best, x, y, z) : best;
                    best = j > 0 ? take(voxel, voxel + stepY, best, x, y, z) : best;
                    if (k > 0) {
                        take(voxel, voxel + stepZ, best, x, y, z);
                    }
                }
            }
        }
    }

    private float take(int voxel, int neighbour, float best, int x, int y, int z) {
        int candidate = nearest[neighbour];
        if (candidate == NONE || candidate == nearest[voxel]) {
            return best;
        }
        float squared = squared(candidate, x, y, z);
        if (squared >= best) {
            return best;
        }
        nearest[voxel] = candidate;
        return squared;
    }

    private float squared(int point, int x, int y, int z) {
        float dx = points[3 * point] - x;
        float dy = points[3 * point + 1] - y;
        float dz = points[3 * point + 2] - z;
        return dx * dx + dy * dy + dz * dz;
    }
}
