package crosstalk.solver.stochastic;

import java.util.Arrays;

/// Which of many moments comes first: a tree in which each node holds the earliest moment of its eight children.
///
/// A binary heap does less work for one change, but by branches that no processor can foresee. Here a change of several
/// moments at once costs a fixed number of comparisons, which processors do without branching: the nodes above the
/// changed leaves, each once, in an order worked out beforehand ([#above]).
///
/// Moments are kept as the bits of doubles at or above 0, which order as the numbers do.
/// Shape: the children of node x are 8x+1 to 8x+8; the root is 0; leaf i is node `firstLeaf + i`.
final class Tournament {

    /// Children of a node. Of four and eight, measured, the faster at sixty leaves.
    private static final int WIDTH = 8;

    /// The moment that never comes.
    static final long NEVER = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /// By node.
    final long[] moments;
    final int firstLeaf;

    /// @param leaves how many moments there are; all never come yet
    Tournament(int leaves) {
        firstLeaf = firstLeaf(leaves);
        moments = new long[WIDTH * firstLeaf + 1];
        Arrays.fill(moments, NEVER);
    }

    /// The node of the first leaf in the smallest tree with `leaves` leaves.
    static int firstLeaf(int leaves) {
        int first = 0;
        int width = 1;
        while (width < leaves) {
            first += width;
            width *= WIDTH;
        }
        return first;
    }

    /// The nodes above some leaves, the root included: each once, lower levels first.
    ///
    /// @param leaves ascending
    static int[] above(int[] leaves, int firstLeaf) {
        int[] level = leaves.clone();
        for (int i = 0; i < level.length; i++) {
            level[i] += firstLeaf;
        }
        int[] all = new int[4];
        int size = 0;
        while (level.length > 0 && level[0] > 0) {
            int count = 0;
            for (int node : level) {
                int parent = (node - 1) / WIDTH;
                if (count == 0 || level[count - 1] != parent) {
                    level[count++] = parent;
                }
            }
            level = Arrays.copyOf(level, count);
            all = Arrays.copyOf(all, Math.max(all.length, 2 * (size + count)));
            System.arraycopy(level, 0, all, size, count);
            size += count;
        }
        return Arrays.copyOf(all, size);
    }

    /// The earliest moment.
    double first() {
        return Double.longBitsToDouble(moments[0]);
    }

    /// A leaf that holds the earliest moment.
    int winner() {
        final long[] moments = this.moments;
        long best = moments[0];
        int node = 0;
        while (node < firstLeaf) {
            int child = WIDTH * node + 1;
            int place = 0;
            for (int i = 1; i < WIDTH; i++) {
                place = moments[child + i] == best ? i : place;
            }
            node = child + place;
        }
        return node - firstLeaf;
    }

    /// Sets the moment of a leaf, at or above 0; the nodes above it are [#replay]ed later.
    void set(int leaf, double moment) {
        moments[firstLeaf + leaf] = Double.doubleToRawLongBits(moment);
    }

    double get(int leaf) {
        return Double.longBitsToDouble(moments[firstLeaf + leaf]);
    }

    /// Recomputes the nodes `nodes[from]` to `nodes[to - 1]`, as [#above] lists them.
    void replay(int[] nodes, int from, int to) {
        final long[] moments = this.moments;
        for (int i = from; i < to; i++) {
            recompute(moments, nodes[i]);
        }
    }

    /// Recomputes the nodes above a leaf.
    void replayAbove(int leaf) {
        for (int node = firstLeaf + leaf; node > 0; ) {
            node = (node - 1) / WIDTH;
            recompute(moments, node);
        }
    }

    /// Recomputes every node.
    void replayAll() {
        for (int node = firstLeaf - 1; node >= 0; node--) {
            recompute(moments, node);
        }
    }

    private static void recompute(long[] moments, int node) {
        int child = WIDTH * node + 1;
        long a = Math.min(moments[child], moments[child + 1]);
        long b = Math.min(moments[child + 2], moments[child + 3]);
        long c = Math.min(moments[child + 4], moments[child + 5]);
        long d = Math.min(moments[child + 6], moments[child + 7]);
        moments[node] = Math.min(Math.min(a, b), Math.min(c, d));
    }
}
