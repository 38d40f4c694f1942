package crosstalk.histology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tissue over which pairs of voxels are counted: voxels that are filled at least as much as at the margin, and the pairs of them by distance.
///
/// Shell 0 is a voxel with itself; shell k holds the pairs with centres more than k - 1/2 and at most k + 1/2 voxels apart. Each pair is counted in
/// both directions. Edges need no further correction: the same pairs stand above and below the line.
public final class Patch {
    private final Snapshot tissue;
    private final int[] first;
    private final int[] last;
    private final boolean[] mask;
    private final List<int[]> offsets;
    private final int shells;
    private final long voxels;
    private final double[] pairs;

    /// @param shells beyond the own voxel
    public Patch(Margin margin, int shells) {
        if (shells < 0) {
            throw new IllegalArgumentException(shells + " shells, expected 0 or more");
        }
        this.tissue = margin.tissue();
        this.shells = shells;
        mask = new boolean[tissue.size()];
        float[] one = new float[tissue.size()];
        long sum = 0;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = margin.isTissue(i);
            one[i] = mask[i] ? 1 : 0;
            sum += mask[i] ? 1 : 0;
        }
        voxels = sum;
        int rows = tissue.ny() * tissue.nz();
        first = new int[rows];
        last = new int[rows];
        for (int row = 0; row < rows; row++) {
            int from = 0;
            int to = tissue.nx();
            while (from < to && !mask[row * tissue.nx() + from]) {
                from++;
            }
            while (to > from && !mask[row * tissue.nx() + to - 1]) {
                to--;
            }
            first[row] = from;
            last[row] = to;
        }
        offsets = offsets(shells);
        pairs = sums(one, one);
    }

    /// Half of all offsets: x, y, z, shell; of each pair of opposite ones that with the greater z, then y, then x.
    private static List<int[]> offsets(int shells) {
        List<int[]> found = new ArrayList<>();
        for (int z = 0; z <= shells; z++) {
            for (int y = -shells; y <= shells; y++) {
                for (int x = -shells; x <= shells; x++) {
                    boolean half = z > 0 || y > 0 || (y == 0 && x > 0);
                    int shell = (int) Math.ceil(Math.sqrt(x * x + y * y + z * z) - 0.5);
                    if (half && shell <= shells) {
                        found.add(new int[] {x, y, z, shell});
                    }
                }
            }
        }
        return found;
    }

    /// Number of voxels.
    public long voxels() {
        return voxels;
    }

    /// Shells beyond the own voxel.
    int shells() {
        return shells;
    }

    /// Edge of a voxel, mm.
    double edge() {
        return tissue.edge();
    }

    /// Pairs of voxels by shell; shell 0: the voxels.
    double[] pairs() {
        return pairs.clone();
    }

    /// A layer within the tissue, 0 elsewhere.
    float[] within(float[] values) {
        float[] cut = new float[values.length];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = mask[i] ? values[i] : 0;
        }
        return cut;
    }

    /// Sum over all pairs of a shell of a(x) b(x + r), by shell.
    ///
    /// @param a 0 outside of the tissue
    /// @param b the same
    double[] sums(float[] a, float[] b) {
        double[] sums = new double[shells + 1];
        int nx = tissue.nx();
        int ny = tissue.ny();
        for (int i = 0; i < a.length; i++) {
            sums[0] += (double) a[i] * b[i];
        }
        for (int[] offset : offsets) {
            double sum = 0;
            for (int z = 0; z + offset[2] < tissue.nz(); z++) {
                for (int y = Math.max(0, -offset[1]); y < ny - Math.max(0, offset[1]); y++) {
                    int row = y + ny * z;
                    int other = row + offset[1] + ny * offset[2];
                    int from = Math.max(first[row], first[other] - offset[0]);
                    int to = Math.min(last[row], last[other] - offset[0]);
                    sum += rowSum(a, b, row * nx, other * nx + offset[0], from, to);
                }
            }
            sums[offset[3]] += sum;
        }
        return sums;
    }

    /// Sum over x of a(here) b(there) + b(here) a(there), in four parts so that additions need not wait for each other.
    private static double rowSum(float[] a, float[] b, int here, int there, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int x = from;
        for (; x + 1 < to; x += 2) {
            sum0 += a[here + x] * b[there + x];
            sum1 += b[here + x] * a[there + x];
            sum2 += a[here + x + 1] * b[there + x + 1];
            sum3 += b[here + x + 1] * a[there + x + 1];
        }
        if (x < to) {
            sum0 += a[here + x] * b[there + x];
            sum1 += b[here + x] * a[there + x];
        }
        return sum0 + sum1 + sum2 + sum3;
    }

    /// Whether both are the same cells.
    static boolean same(float[] a, float[] b) {
        return Arrays.equals(a, b);
    }
}
