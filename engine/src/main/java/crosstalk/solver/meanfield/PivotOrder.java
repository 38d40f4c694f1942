package crosstalk.solver.meanfield;

import java.util.BitSet;
import java.util.function.IntFunction;

/// The order in which a sparse matrix is eliminated along its diagonal, and every entry that then differs from zero.
///
/// The pivot is each time the diagonal entry that can fill in the fewest others. Immutable: one serves every
/// simulation of a network.
///
/// Shape: rows and columns in order of elimination, `order[i]` the species of row i; columns of row i are
/// `columns[rowStart[i] .. rowStart[i+1])`, ascending, with the diagonal at `diagonal[i]`; `source` is the place of
/// an entry in the row-major full matrix.
/// Source: markowitz1957.
final class PivotOrder {

    final int size;
    final int[] order;
    final int[] rowStart;
    final int[] diagonal;
    final int[] columns;
    final int[] source;

    /// @param size number of rows
    /// @param columnsOfRow by row the columns that can differ from zero; the diagonal is added
    PivotOrder(int size, IntFunction<int[]> columnsOfRow) {
        this.size = size;
        BitSet[] filled = new BitSet[size];
        for (int i = 0; i < size; i++) {
            filled[i] = new BitSet(size);
            filled[i].set(i);
            for (int column : columnsOfRow.apply(i)) {
                filled[i].set(column);
            }
        }
        order = eliminate(filled);
        rowStart = new int[size + 1];
        diagonal = new int[size];
        int entries = 0;
        for (BitSet row : filled) {
            entries += row.cardinality();
        }
        columns = new int[entries];
        source = new int[entries];
        lay(filled);
    }

    /// Fills in `filled`, by species, and returns the order.
    private int[] eliminate(BitSet[] filled) {
        int[] sequence = new int[size];
        BitSet left = new BitSet();
        left.set(0, size);
        for (int step = 0; step < size; step++) {
            int pivot = cheapest(filled, left);
            sequence[step] = pivot;
            left.clear(pivot);
            BitSet tail = (BitSet) filled[pivot].clone();
            tail.and(left);
            for (int row = left.nextSetBit(0); row >= 0; row = left.nextSetBit(row + 1)) {
                if (filled[row].get(pivot)) {
                    filled[row].or(tail);
                }
            }
        }
        return sequence;
    }

    private int cheapest(BitSet[] filled, BitSet left) {
        int[] inColumn = new int[size];
        int[] inRow = new int[size];
        for (int row = left.nextSetBit(0); row >= 0; row = left.nextSetBit(row + 1)) {
            BitSet active = (BitSet) filled[row].clone();
            active.and(left);
            inRow[row] = active.cardinality();
            for (int c = active.nextSetBit(0); c >= 0; c = active.nextSetBit(c + 1)) {
                inColumn[c]++;
            }
        }
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            long cost = (inRow[i] - 1L) * (inColumn[i] - 1L);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    private void lay(BitSet[] filled) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            rowStart[i] = at;
            for (int j = 0; j < size; j++) {
                if (filled[order[i]].get(order[j])) {
                    if (i == j) {
                        diagonal[i] = at;
                    }
                    columns[at] = j;
                    source[at] = order[i] * size + order[j];
                    at++;
                }
            }
        }
        rowStart[size] = at;
    }

    /// Number of entries that can differ from zero in the factors.
    int entries() {
        return columns.length;
    }
}
