package crosstalk.solver.spatial;

import java.util.Arrays;

/// The active voxels of a grid cut into strips for one pass over them: parts of rows, each in one piece.
///
/// Shapes: strip s begins at box index `start[s]` and has `length[s]` voxels. Made anew when the active region changes.
final class Pieces {

    final int strips;
    final int[] start;
    final int[] length;

    private Pieces(int strips, int[] start, int[] length) {
        this.strips = strips;
        this.start = start;
        this.length = length;
    }

    /// Cuts the active region of a grid.
    ///
    /// @param width voxels of a strip, at most
    static Pieces of(Grid grid, int width) {
        int rows = grid.first.length;
        int most = rows + grid.active() / width + 1;
        int[] start = new int[most];
        int[] length = new int[most];
        int strips = 0;
        for (int row = 0; row < rows; row++) {
            for (int from = grid.first[row]; from < grid.last[row]; from += width) {
                start[strips] = row * grid.nx + from;
                length[strips++] = Math.min(width, grid.last[row] - from);
            }
        }
        return new Pieces(strips, Arrays.copyOf(start, strips), Arrays.copyOf(length, strips));
    }

    /// Copies the values of a strip's voxels.
    void store(int strip, double[] from, float[] into) {
        int base = start[strip];
        for (int i = 0; i < length[strip]; i++) {
            into[base + i] = (float) from[i];
        }
    }
}
