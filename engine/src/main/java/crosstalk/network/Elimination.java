package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.SpeciesValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The plan by which [Jacobian] chains direct derivatives: which numbers to multiply and where to add the product.
///
/// The equations F = dx/dt depend on *nodes*: assigned quantities, rates and yields, numbered in that order. A
/// *weight* is the derivative of one row of F by one node; a *slope* is a direct derivative, a [Partials.Partial].
/// Nodes are eliminated from the last to the first: what a node depends on inherits its weights, each times the
/// slope. A site's total that feeds a hundred rates through ten functions is so expanded into its species once,
/// not a hundred times.
///
/// Built once for a network and immutable; its arrays are shared and never written.
///
/// @param weights where they stand and what they are before elimination
/// @param yields by yield, where it enters before elimination
/// @param varyingSlopes how many slopes a kernel evaluates
/// @param constantSlopes the slopes after those
/// @param chain first pass, in this order: weight to weight
/// @param cells second pass, one product at a time: weight to cell
/// @param loops second pass, for nodes with many rows: all weights of a node, to one column
/// @param times by time: all weights of a node
/// @param pattern cells that may be other than 0
record Elimination(
        Weights weights,
        YieldPlaces yields,
        int varyingSlopes,
        double[] constantSlopes,
        Products chain,
        Products cells,
        Loops loops,
        Times times,
        Pattern pattern) {

    /// Below this many rows a node's products are listed one by one; from it on, a loop over the rows is faster.
    private static final int LOOP_FROM = 6;

    /// Weights that may be other than 0, node by node.
    ///
    /// @param start of each node's weights; one more than there are nodes
    /// @param row of each weight
    /// @param fixed the sum of constant amounts that each weight is before elimination
    record Weights(int[] start, int[] row, double[] fixed) {
        int count() {
            return row.length;
        }

        /// The place of the weight of `node` on `row`, which exists.
        int place(int node, int inRow) {
            for (int i = start[node]; i < start[node + 1]; i++) {
                if (row[i] == inRow) {
                    return i;
                }
            }
            throw new IllegalStateException("node " + node + " has no weight on row " + inRow);
        }
    }

    /// Before elimination, for each yield y: `weight[ofRate[y]] += yield`, `weight[ofYield[y]] += rate of reaction[y]`.
    record YieldPlaces(int[] ofRate, int[] ofYield, int[] reaction) {}

    /// `target += weight[source] * slope[factor]`, one by one.
    record Products(int[] target, int[] source, int[] factor) {}

    /// `cell += weight * slope[factor]` for every weight of the node; `cell` holds those of all loops, one after another.
    record Loops(int[] node, int[] factor, int[] cell) {}

    /// `byTime[row] += weight * slope[factor]` for every weight of the node.
    record Times(int[] node, int[] factor) {}

    /// Cells that may be other than 0, row by row.
    ///
    /// @param start of each row's cells; one more than there are rows
    /// @param column of each cell, ascending within a row
    record Pattern(int[] start, int[] column) {

        static Pattern of(List<BitSet> rows) {
            int[] start = new int[rows.size() + 1];
            for (int row = 0; row < rows.size(); row++) {
                start[row + 1] = start[row] + rows.get(row).cardinality();
            }
            return new Pattern(start, rows.stream().flatMapToInt(BitSet::stream).toArray());
        }

        /// The place of a cell; below 0 when it is 0 in every state.
        int place(int row, int inColumn) {
            return Arrays.binarySearch(column, start[row], start[row + 1], inColumn);
        }
    }

    static Elimination of(Network network) {
        return new Planner(network).plan();
    }

    private static final class Planner {

        private final Network network;
        private final Partials partials;
        private final List<Partials.Partial> slopes;
        private final List<Yields.Yield> yields;
        private final int assignments;
        private final int reactions;
        private final ProductList chain = new ProductList();
        private final ProductList cells = new ProductList();
        private final ProductList loops = new ProductList();
        private final ProductList times = new ProductList();
        private final IntStream.Builder loopCells = IntStream.builder();

        Planner(Network network) {
            this.network = network;
            partials = new Partials(network);
            slopes = Stream.concat(partials.varying().stream(), partials.constant().stream())
                    .toList();
            yields = new Yields(network).all();
            assignments = network.assignments().size();
            reactions = network.reactions().size();
        }

        Elimination plan() {
            List<List<Integer>> factors = factorsByNode();
            List<BitSet> rows = rowsByNode(factors);
            Weights weights = weights(rows);
            YieldPlaces places = placeAmounts(weights);
            Pattern pattern = Pattern.of(columnsByRow(factors, rows));
            for (int node = factors.size() - 1; node >= 0; node--) {
                for (int factor : factors.get(node)) {
                    eliminate(node, factor, weights, pattern);
                }
            }
            double[] constants = partials.constant().stream()
                    .mapToDouble(p -> ((Constant) p.slope()).value())
                    .toArray();
            return new Elimination(
                    weights,
                    places,
                    partials.varying().size(),
                    constants,
                    chain.products(),
                    cells.products(),
                    new Loops(loops.first(), loops.second(), loopCells.build().toArray()),
                    new Times(times.first(), times.second()),
                    pattern);
        }

        private List<BitSet> columnsByRow(List<List<Integer>> factors, List<BitSet> rows) {
            List<BitSet> columns =
                    Stream.generate(BitSet::new).limit(network.species().size()).toList();
            for (int node = 0; node < factors.size(); node++) {
                for (int factor : factors.get(node)) {
                    if (slopes.get(factor).variable() instanceof SpeciesValue(int column)) {
                        rows.get(node).stream().forEach(row -> columns.get(row).set(column));
                    }
                }
            }
            return columns;
        }

        private int nodeOf(Partials.Partial slope) {
            return switch (slope.kind()) {
                case ASSIGNMENT -> slope.index();
                case RATE -> assignments + slope.index();
                case YIELD -> assignments + reactions + slope.index();
            };
        }

        private List<List<Integer>> factorsByNode() {
            List<List<Integer>> byNode = Stream.<List<Integer>>generate(ArrayList::new)
                    .limit((long) assignments + reactions + yields.size())
                    .toList();
            for (int factor = 0; factor < slopes.size(); factor++) {
                byNode.get(nodeOf(slopes.get(factor))).add(factor);
            }
            return byNode;
        }

        private List<BitSet> rowsByNode(List<List<Integer>> factors) {
            List<BitSet> rows =
                    Stream.generate(BitSet::new).limit(factors.size()).toList();
            for (int r = 0; r < reactions; r++) {
                for (Reaction.Change change : network.reactions().get(r).changes()) {
                    rows.get(assignments + r).set(change.species());
                }
            }
            for (int y = 0; y < yields.size(); y++) {
                rows.get(assignments + reactions + y).set(change(yields.get(y)).species());
            }
            for (int node = factors.size() - 1; node >= 0; node--) {
                for (int factor : factors.get(node)) {
                    if (slopes.get(factor).variable() instanceof AssignedValue(int m)) {
                        rows.get(m).or(rows.get(node));
                    }
                }
            }
            return rows;
        }

        private Reaction.Change change(Yields.Yield yield) {
            return network.reactions().get(yield.reaction()).changes().get(yield.change());
        }

        private static Weights weights(List<BitSet> rows) {
            int[] start = new int[rows.size() + 1];
            for (int node = 0; node < rows.size(); node++) {
                start[node + 1] = start[node] + rows.get(node).cardinality();
            }
            int[] row = rows.stream().flatMapToInt(BitSet::stream).toArray();
            return new Weights(start, row, new double[row.length]);
        }

        private YieldPlaces placeAmounts(Weights weights) {
            for (int r = 0; r < reactions; r++) {
                for (Reaction.Change change : network.reactions().get(r).changes()) {
                    if (change.amount() instanceof Constant(double amount)) {
                        weights.fixed()[weights.place(assignments + r, change.species())] += amount;
                    }
                }
            }
            int[] ofRate = new int[yields.size()];
            int[] ofYield = new int[yields.size()];
            for (int y = 0; y < yields.size(); y++) {
                int species = change(yields.get(y)).species();
                ofRate[y] = weights.place(assignments + yields.get(y).reaction(), species);
                ofYield[y] = weights.place(assignments + reactions + y, species);
            }
            int[] reaction = yields.stream().mapToInt(Yields.Yield::reaction).toArray();
            return new YieldPlaces(ofRate, ofYield, reaction);
        }

        private void eliminate(int node, int factor, Weights weights, Pattern pattern) {
            int from = weights.start()[node];
            int to = weights.start()[node + 1];
            switch (slopes.get(factor).variable()) {
                case AssignedValue(int m) -> {
                    for (int w = from; w < to; w++) {
                        chain.add(weights.place(m, weights.row()[w]), w, factor);
                    }
                }
                case SpeciesValue(int column) -> {
                    boolean isLoop = to - from >= LOOP_FROM;
                    for (int w = from; w < to; w++) {
                        int cell = pattern.place(weights.row()[w], column);
                        if (isLoop) {
                            loopCells.add(cell);
                        } else {
                            cells.add(cell, w, factor);
                        }
                    }
                    if (isLoop) {
                        loops.add(node, factor, 0);
                    }
                }
                default -> times.add(node, factor, 0);
            }
        }
    }

    /// Three columns of whole numbers that grow together.
    private static final class ProductList {
        private final IntStream.Builder first = IntStream.builder();
        private final IntStream.Builder second = IntStream.builder();
        private final IntStream.Builder third = IntStream.builder();

        void add(int a, int b, int c) {
            first.add(a);
            second.add(b);
            third.add(c);
        }

        Products products() {
            return new Products(
                    first.build().toArray(),
                    second.build().toArray(),
                    third.build().toArray());
        }

        int[] first() {
            return first.build().toArray();
        }

        int[] second() {
            return second.build().toArray();
        }
    }
}
