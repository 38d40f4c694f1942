package crosstalk.solver.spatial;

import java.util.Arrays;

/// What leaves voxels in one round of [Transport], face by face: only faces through which anything goes, in runs.
final class Flows {

    /// Box index of the voxel that sends, and the volume that leaves it through the face over its content.
    int[] voxel = new int[256];

    float[] part = new float[256];
    private int[] ends = new int[256];
    private int size;
    private int runs;

    void clear() {
        size = 0;
        runs = 0;
    }

    /// Makes room for more.
    void reserve(int more) {
        if (size + more > voxel.length) {
            int room = Math.max(size + more, voxel.length + voxel.length / 2);
            voxel = Arrays.copyOf(voxel, room);
            part = Arrays.copyOf(part, room);
        }
    }

    void add(int from, float share) {
        voxel[size] = from;
        part[size++] = share;
    }

    /// Ends a run.
    void end() {
        if (runs == ends.length) {
            ends = Arrays.copyOf(ends, 2 * runs);
        }
        ends[runs++] = size;
    }

    /// Where a run begins, and where the one before ends.
    int from(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }
}
