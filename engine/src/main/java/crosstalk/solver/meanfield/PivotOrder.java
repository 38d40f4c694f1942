package crosstalk.solver.meanfield;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/// The order in which a sparse matrix is eliminated along its diagonal, and every entry that then differs from zero.
///
/// The pivot is each time the diagonal entry that can fill in the fewest others. Immutable: one serves every
/// simulation of a network.
///
/// Shape: the matrix is given by its cells, row by row, columns ascending as the pattern has them. Of the factors, rows
/// and columns stand in order of elimination, `order[i]` the species of row i; columns of row i are
/// `columns[rowStart[i] .. rowStart[i+1])`, ascending, with the diagonal at `diagonal[i]`; `source` is the cell that an
/// entry takes its value from, or -1 where the matrix has none.
/// Cost: about size^2 / 64 steps for each entry of the factors.
/// Source: markowitz1957.
final class PivotOrder {

    final int size;
    final int[] order;
    final int[] rowStart;
    final int[] diagonal;
    final int[] columns;
    final int[] source;
    /// Multiplications and additions to factor.
    final long work;

    /// @param size number of rows
    /// @param columnsOfRow by row the columns that can differ from zero, ascending; the diagonal is added
    PivotOrder(int size, IntFunction<int[]> columnsOfRow) {
        this.size = size;
        int[][] cells = new int[size][];
        for (int i = 0; i < size; i++) {
            cells[i] = columnsOfRow.apply(i);
        }
        Filling filling = new Filling(cells);
        order = filling.eliminate();
        rowStart = new int[size + 1];
        diagonal = new int[size];
        for (int i = 0; i < size; i++) {
            rowStart[i + 1] = rowStart[i] + filling.row[order[i]].cardinality();
        }
        columns = new int[rowStart[size]];
        source = new int[rowStart[size]];
        lay(filling.row, cells);
        work = multiplications();
    }

    private void lay(BitSet[] filled, int[][] cells) {
        int[] place = new int[size];
        int[] firstCell = new int[size];
        for (int i = 0; i < size; i++) {
            place[order[i]] = i;
            firstCell[i] = i == 0 ? 0 : firstCell[i - 1] + cells[i - 1].length;
        }
        for (int i = 0; i < size; i++) {
            int species = order[i];
            int[] inOrder = filled[species].stream()
                    .map(column -> place[column])
                    .sorted()
                    .toArray();
            System.arraycopy(inOrder, 0, columns, rowStart[i], inOrder.length);
            for (int at = rowStart[i]; at < rowStart[i + 1]; at++) {
                if (columns[at] == i) {
                    diagonal[i] = at;
                }
                int cell = Arrays.binarySearch(cells[species], order[columns[at]]);
                source[at] = cell >= 0 ? firstCell[species] + cell : -1;
            }
        }
    }

    private long multiplications() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            for (int at = rowStart[i]; at < diagonal[i]; at++) {
                int pivot = columns[at];
                sum += rowStart[pivot + 1] - diagonal[pivot];
            }
        }
        return sum;
    }

    /// Number of entries that can differ from zero in the factors.
    int entries() {
        return columns.length;
    }

    /// Elimination on the pattern alone.
    private static final class Filling {

        /// By species: entries of its row, those of rows already eliminated complete.
        final BitSet[] row;
        private final BitSet[] column;
        private final BitSet left = new BitSet();
        private final long[] cost;
        private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

        /// A pivot as it was when it was last looked at; out of date when its cost has changed since.
        private record Candidate(long cost, int species) implements Comparable<Candidate> {
            @Override
            public int compareTo(Candidate other) {
                int byCost = Long.compare(cost, other.cost);
                return byCost != 0 ? byCost : Integer.compare(species, other.species);
            }
        }

        Filling(int[][] cells) {
            int size = cells.length;
            row = new BitSet[size];
            column = new BitSet[size];
            cost = new long[size];
            for (int i = 0; i < size; i++) {
                row[i] = new BitSet();
                column[i] = new BitSet();
            }
            for (int i = 0; i < size; i++) {
                add(i, i);
                for (int j : cells[i]) {
                    add(i, j);
                }
            }
            left.set(0, size);
            Arrays.fill(cost, -1);
        }

        private void add(int inRow, int inColumn) {
            row[inRow].set(inColumn);
            column[inColumn].set(inRow);
        }

        int[] eliminate() {
            int[] sequence = new int[row.length];
            for (int i = 0; i < row.length; i++) {
                price(i);
            }
            for (int step = 0; step < sequence.length; step++) {
                int pivot = cheapest();
                sequence[step] = pivot;
                left.clear(pivot);
                remove(pivot);
            }
            return sequence;
        }

        private int cheapest() {
            Candidate candidate = queue.remove();
            while (!left.get(candidate.species()) || cost[candidate.species()] != candidate.cost()) {
                candidate = queue.remove();
            }
            return candidate.species();
        }

        private void remove(int pivot) {
            BitSet rows = (BitSet) column[pivot].clone();
            rows.and(left);
            BitSet tail = (BitSet) row[pivot].clone();
            tail.and(left);
            rows.stream().forEach(each -> row[each].or(tail));
            tail.stream().forEach(each -> column[each].or(rows));
            rows.or(tail);
            rows.stream().forEach(this::price);
        }

        private void price(int species) {
            long inRow = countLeft(row[species]);
            long inColumn = countLeft(column[species]);
            long now = (inRow - 1) * (inColumn - 1);
            if (now != cost[species]) {
                cost[species] = now;
                queue.add(new Candidate(now, species));
            }
        }

        private long countLeft(BitSet entries) {
            BitSet active = (BitSet) entries.clone();
            active.and(left);
            return active.cardinality();
        }
    }
}
