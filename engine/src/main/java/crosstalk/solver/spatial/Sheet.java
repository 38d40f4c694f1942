package crosstalk.solver.spatial;

import java.util.Arrays;

/// Rows of the box laid side by side as a rectangle, so that the next voxel along an axis is always equally far away in an array: what one task
/// of cells on their way works on. It is laid anew, over other rows, for each task.
///
/// Shape: rows y of each z in turn, all as wide as the widest of the active voxels and one voxel of nothing; before and after, two rows or
/// planes of nothing, as far as cells go in one draw. The rectangle around a disc holds 4/pi times its voxels.
final class Sheet {

    /// Steps along an axis that stay inside the arrays.
    static final int REACH = 2;

    /// Sheets are padded to whole blocks: loops over them have no ragged end.
    static final int BLOCK = 256;

    private final Grid grid;
    private int x;
    private int fromY;
    private int fromZ;
    private int rowsY;
    private int rowsZ;
    /// Of a row.
    private int width;
    /// Where the first row is, and the end of the last block.
    int start, end;
    /// Length of arrays over the sheet.
    int size;

    Sheet(Grid grid) {
        this.grid = grid;
    }

    /// Lays the rows of some y and z.
    ///
    /// @param isUpright whether it serves for moves along z, not along x and y
    /// @return whether any voxel of theirs is active
    boolean lay(int firstY, int endY, int firstZ, int endZ, boolean isUpright) {
        int low = Integer.MAX_VALUE;
        int high = 0;
        int lowZ = endZ;
        int highZ = firstZ;
        int lowY = endY;
        int highY = firstY;
        for (int z = firstZ; z < endZ; z++) {
            for (int y = firstY; y < endY; y++) {
                int row = grid.row(y, z);
                if (grid.last[row] > grid.first[row]) {
                    low = Math.min(low, grid.first[row]);
                    high = Math.max(high, grid.last[row]);
                    lowY = Math.min(lowY, y);
                    highY = Math.max(highY, y + 1);
                    lowZ = Math.min(lowZ, z);
                    highZ = Math.max(highZ, z + 1);
                }
            }
        }
        if (high == 0) {
            return false;
        }
        x = low;
        // A voxel of nothing behind each row, so that the next one is not its neighbour.
        width = high - low + 1;
        fromY = lowY;
        rowsY = highY - lowY;
        fromZ = lowZ;
        rowsZ = highZ - lowZ;
        int far = REACH * width * (isUpright ? rowsY : 1);
        start = far;
        end = start + (width * rowsY * rowsZ + BLOCK - 1) / BLOCK * BLOCK;
        size = end + far;
        return true;
    }

    /// How far the next voxel along an axis is.
    int step(int axis) {
        return switch (axis) {
            case Motility.X -> 1;
            case Motility.Y -> width;
            default -> width * rowsY;
        };
    }

    /// Takes values from the box that are 0 where nothing is active.
    void take(int[] box, int[] into) {
        int at = start;
        for (int z = fromZ; z < fromZ + rowsZ; z++) {
            for (int y = fromY; y < fromY + rowsY; y++) {
                System.arraycopy(box, grid.index(x, y, z), into, at, width);
                at += width;
            }
        }
        Arrays.fill(into, at, end, 0);
    }

    /// Takes the values of active voxels; others become 0.
    void takeActive(float[] box, float[] into) {
        Arrays.fill(into, 0, size, 0);
        int at = start - x;
        for (int z = fromZ; z < fromZ + rowsZ; z++) {
            for (int y = fromY; y < fromY + rowsY; y++) {
                int row = grid.row(y, z);
                int first = grid.first[row];
                if (first < grid.last[row]) {
                    System.arraycopy(box, row * grid.nx + first, into, at + first, grid.last[row] - first);
                }
                at += width;
            }
        }
    }

    /// The values `step` further on.
    void shift(float[] values, int step, float[] into) {
        System.arraycopy(values, start + step, into, start, end - start);
    }

    /// Brings values back into the box.
    void put(int[] values, int[] box) {
        int at = start;
        for (int z = fromZ; z < fromZ + rowsZ; z++) {
            for (int y = fromY; y < fromY + rowsY; y++) {
                System.arraycopy(values, at, box, grid.index(x, y, z), width);
                at += width;
            }
        }
    }

    /// 1 for each active voxel, 0 for the others.
    void activity(float[] into) {
        Arrays.fill(into, 0, size, 0);
        int at = start - x;
        for (int z = fromZ; z < fromZ + rowsZ; z++) {
            for (int y = fromY; y < fromY + rowsY; y++) {
                int row = grid.row(y, z);
                if (grid.first[row] < grid.last[row]) {
                    Arrays.fill(into, at + grid.first[row], at + grid.last[row], 1);
                }
                at += width;
            }
        }
    }

    /// The address of each voxel.
    void addresses(long[] into) {
        int at = start;
        for (int z = fromZ; z < fromZ + rowsZ; z++) {
            for (int y = fromY; y < fromY + rowsY; y++) {
                long address = grid.address(x, y, z);
                for (int i = 0; i < width; i++) {
                    into[at + i] = address + i;
                }
                at += width;
            }
        }
    }
}
