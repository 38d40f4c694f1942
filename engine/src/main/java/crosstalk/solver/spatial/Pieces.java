package crosstalk.solver.spatial;

import java.util.Arrays;

/// The active voxels of a grid, or those of them that hold cells, cut into strips for one pass over them: as many pieces of rows, one after
/// another, as fill a strip.
///
/// Shapes: piece p begins at box index `start[p]`, has `length[p]` voxels and stands in its strip from `place[p]` on; strip s has the
/// pieces `first[s]` to `first[s + 1] - 1` and `voxels[s]` voxels. Made anew when the active region changes.
final class Pieces {

    private static final int TASKS = 16;

    final int strips;
    /// Voxels of each strip.
    final int[] voxels;

    private final int[] first;
    private final int[] start;
    private final int[] length;
    private final int[] place;

    private Pieces(int strips, int[] voxels, int[] first, int[] start, int[] length, int[] place) {
        this.strips = strips;
        this.voxels = voxels;
        this.first = first;
        this.start = start;
        this.length = length;
        this.place = place;
    }

    /// Cuts the active region of a grid.
    ///
    /// @param width voxels of a strip, at most
    static Pieces of(Grid grid, int width) {
        return of(grid, grid.first, grid.last, width);
    }

    /// Cuts what holds cells: of each row the voxels from the first with any content to the last.
    ///
    /// @param content of each voxel of the box
    static Pieces occupied(Grid grid, float[] content, int width) {
        int[] from = grid.first.clone();
        int[] to = grid.last.clone();
        for (int row = 0; row < from.length; row++) {
            int base = row * grid.nx;
            while (from[row] < to[row] && content[base + from[row]] <= 0) {
                from[row]++;
            }
            while (to[row] > from[row] && content[base + to[row] - 1] <= 0) {
                to[row]--;
            }
        }
        return of(grid, from, to, width);
    }

    /// @param from of each row: the first voxel
    /// @param to one more than the last
    private static Pieces of(Grid grid, int[] from, int[] to, int width) {
        int rows = from.length;
        int all = 0;
        for (int row = 0; row < rows; row++) {
            all += to[row] - from[row];
        }
        int strips = all / width + 1;
        int[] voxels = new int[strips];
        int[] first = new int[strips + 1];
        int[] start = new int[rows + strips];
        int[] length = new int[rows + strips];
        int[] place = new int[rows + strips];
        int pieces = 0;
        int strip = 0;
        for (int row = 0; row < rows; row++) {
            for (int x = from[row]; x < to[row]; ) {
                if (voxels[strip] == width) {
                    first[++strip] = pieces;
                }
                start[pieces] = row * grid.nx + x;
                place[pieces] = voxels[strip];
                length[pieces] = Math.min(width - voxels[strip], to[row] - x);
                voxels[strip] += length[pieces];
                x += length[pieces++];
            }
        }
        int used = pieces == 0 ? 0 : strip + 1;
        first[used] = pieces;
        return new Pieces(
                used,
                voxels,
                first,
                Arrays.copyOf(start, pieces),
                Arrays.copyOf(length, pieces),
                Arrays.copyOf(place, pieces));
    }

    /// Parts of one pass that workers share.
    int tasks() {
        return Math.min(strips, TASKS);
    }

    /// The first strip of a part; that of the part after the last is the number of strips.
    int firstOf(int task) {
        return (int) ((long) task * strips / tasks());
    }

    /// Copies the values of a strip's voxels from the box.
    void load(int strip, int[] from, double[] into) {
        for (int p = first[strip]; p < first[strip + 1]; p++) {
            int shift = start[p] - place[p];
            for (int i = place[p], end = place[p] + length[p]; i < end; i++) {
                into[i] = from[shift + i];
            }
        }
    }

    /// Copies the values of a strip's voxels from the box, and something more.
    void load(int strip, float[] from, double more, double[] into) {
        for (int p = first[strip]; p < first[strip + 1]; p++) {
            int shift = start[p] - place[p];
            for (int i = place[p], end = place[p] + length[p]; i < end; i++) {
                into[i] = from[shift + i] + more;
            }
        }
    }

    /// Copies the values of a strip's voxels into the box.
    void store(int strip, double[] from, float[] into) {
        for (int p = first[strip]; p < first[strip + 1]; p++) {
            int shift = start[p] - place[p];
            for (int i = place[p], end = place[p] + length[p]; i < end; i++) {
                into[shift + i] = (float) from[i];
            }
        }
    }

    /// Copies the values of a strip's voxels, times a factor, into an array over a part of the box in which they all are.
    void store(int strip, double[] from, double factor, Grid grid, Box part, float[] into) {
        for (int p = first[strip]; p < first[strip + 1]; p++) {
            int shift = part.index(start[p], grid) - place[p];
            for (int i = place[p], end = place[p] + length[p]; i < end; i++) {
                into[shift + i] = (float) ((float) from[i] * factor);
            }
        }
    }

    /// Puts the voxels of a strip where cells are to leap.
    void put(int strip, Grid grid, LeapStrip into) {
        into.empty();
        for (int p = first[strip]; p < first[strip + 1]; p++) {
            into.add(start[p], length[p], grid.address(start[p]));
        }
    }
}
