package crosstalk.network;

import crosstalk.network.Expression.Constant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The deterministic equations of a network as a sequence of loops over lanes: what each computes, and where it leaves
/// what a later one reads.
///
/// Every value that is needed is computed once. A loop holds operations that the JVM can carry out on several lanes at
/// once, or else only such as it can not ([#isByLane]), so that these few spoil no other. Loops are short: HotSpot
/// unrolls, and so vectorises, only loops whose body is below 60 nodes of its own graph.
final class LaneLoops {

    /// Bound for a loop's body by [Extent#weight]. Larger bodies are left scalar; smaller ones carry more from loop to
    /// loop through memory.
    private static final int HEAVIEST = 45;

    private static final int MOST_OPERATIONS = 60;
    private static final int NOWHERE = -1;

    final Graph graph;
    /// By species: the node that is its derivative.
    final int[] roots;
    /// Nodes by loop, in order of evaluation.
    final List<List<Integer>> loops = new ArrayList<>();
    /// By node: the loop that computes it, or -1.
    final int[] home;
    /// By node: the row in which it is kept for later loops, or -1.
    final int[] row;
    /// Rows that are in use at once, at most.
    final int rows;

    private LaneLoops(Graph graph, int[] roots) {
        this.graph = graph;
        this.roots = roots;
        home = new int[graph.size()];
        Arrays.fill(home, NOWHERE);
        row = new int[graph.size()];
        Arrays.fill(row, NOWHERE);
        cut(ordered());
        for (int loop = 0; loop < loops.size(); loop++) {
            for (int node : loops.get(loop)) {
                home[node] = loop;
            }
        }
        rows = placeRows();
    }

    static LaneLoops of(Network network) {
        Graph graph = new Graph();
        int[] roots = new int[network.species().size()];
        for (Piece piece : FlowPieces.of(network)) {
            int node = graph.add(piece.expression());
            if (piece.scratch()) {
                graph.forward(piece.index(), node);
            } else {
                roots[piece.index()] = node;
            }
        }
        return new LaneLoops(graph, roots);
    }

    boolean isLeaf(int node) {
        return !(graph.head(node) instanceof Operation);
    }

    /// The number that a node is, or NaN.
    double number(int node) {
        return graph.head(node) instanceof Constant(double value) ? value : Double.NaN;
    }

    /// Whether a node is worked out lane by lane: functions of the mathematical library, and whatever branches.
    boolean isByLane(int node) {
        if (!(graph.head(node) instanceof Operation operation)) {
            return false;
        }
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, SQRT, ABS, FLOOR, CEIL, MIN, MAX -> false;
            case POWER -> !(isWhole(graph.argument(node, 1)) && number(graph.argument(node, 1)) >= 1);
            case HILL -> {
                int power = graph.argument(node, 2);
                // From 2 to 4, Operation.hill chooses between two formulas by the size of the powers.
                yield !(isWhole(power) && (number(power) == 1 || number(power) > 4));
            }
            default -> true;
        };
    }

    private boolean isWhole(int node) {
        return Operation.isWholePower(number(node));
    }

    /// Operations that the roots need, in the order in which the roots ask for them, but each phase before the next:
    /// phases alternate between operations on many lanes and operations by lane.
    private List<Integer> ordered() {
        int[] phase = new int[graph.size()];
        for (int node = 0; node < phase.length; node++) {
            if (!isLeaf(node)) {
                int after = 0;
                for (int argument : graph.arguments(node)) {
                    after = Math.max(after, phase[argument]);
                }
                int kind = isByLane(node) ? 1 : 0;
                phase[node] = after % 2 == kind ? after : after + 1;
            }
        }
        List<Integer> nodes = new ArrayList<>();
        boolean[] seen = new boolean[graph.size()];
        for (int root : roots) {
            addInOrder(root, seen, nodes);
        }
        nodes.sort(Comparator.comparingInt(node -> phase[node]));
        return nodes;
    }

    private void addInOrder(int root, boolean[] seen, List<Integer> nodes) {
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.push(root);
        while (!waiting.isEmpty()) {
            int node = waiting.peek();
            boolean ready = true;
            if (!seen[node] && !isLeaf(node)) {
                for (int a = graph.arguments(node).length - 1; a >= 0; a--) {
                    int argument = graph.argument(node, a);
                    if (!seen[argument] && !isLeaf(argument)) {
                        waiting.push(argument);
                        ready = false;
                    }
                }
            }
            if (ready) {
                waiting.pop();
                if (!seen[node] && !isLeaf(node)) {
                    seen[node] = true;
                    nodes.add(node);
                }
            }
        }
    }

    /// Cuts the order into loops, each as long as its weight allows.
    private void cut(List<Integer> nodes) {
        int[] uses = new int[graph.size()];
        for (int node : nodes) {
            for (int argument : graph.arguments(node)) {
                uses[argument]++;
            }
        }
        for (int root : roots) {
            uses[root]++;
        }
        int from = 0;
        while (from < nodes.size()) {
            Extent extent = new Extent(graph, uses);
            boolean byLane = isByLane(nodes.get(from));
            int longest = from + 1;
            int most = Math.min(nodes.size(), from + MOST_OPERATIONS);
            for (int to = from; to < most && isByLane(nodes.get(to)) == byLane; to++) {
                extent.add(nodes.get(to));
                if (extent.weight() <= HEAVIEST) {
                    longest = to + 1;
                }
            }
            loops.add(List.copyOf(nodes.subList(from, longest)));
            from = longest;
        }
    }

    /// Gives each value that crosses from loop to loop a row, from its making to its last use.
    private int placeRows() {
        int[] last = new int[graph.size()];
        Arrays.fill(last, NOWHERE);
        for (int loop = 0; loop < loops.size(); loop++) {
            for (int node : loops.get(loop)) {
                for (int argument : graph.arguments(node)) {
                    if (!isLeaf(argument) && home[argument] != loop) {
                        last[argument] = loop;
                    }
                }
            }
        }
        List<List<Integer>> ending = new ArrayList<>();
        loops.forEach(_ -> ending.add(new ArrayList<>()));
        for (int node = 0; node < last.length; node++) {
            if (last[node] >= 0) {
                ending.get(last[node]).add(node);
            }
        }
        Deque<Integer> free = new ArrayDeque<>();
        int used = 0;
        for (int loop = 0; loop < loops.size(); loop++) {
            for (int node : loops.get(loop)) {
                if (last[node] >= 0) {
                    row[node] = free.isEmpty() ? used++ : free.pop();
                }
            }
            ending.get(loop).forEach(node -> free.push(row[node]));
        }
        return used;
    }

    /// What a loop that grows operation by operation reads, computes and leaves behind.
    private static final class Extent {

        private final Graph graph;
        private final int[] uses;
        private final Map<Integer, Integer> usesInside = new HashMap<>();
        private final Set<Integer> read = new HashSet<>();
        private int operations;
        private int left;

        Extent(Graph graph, int[] uses) {
            this.graph = graph;
            this.uses = uses;
        }

        void add(int node) {
            operations += graph.is(node, Operation.HILL) || graph.is(node, Operation.POWER) ? 4 : 1;
            for (int argument : graph.arguments(node)) {
                Integer before = usesInside.get(argument);
                if (before != null) {
                    usesInside.put(argument, before + 1);
                    left -= before + 1 == uses[argument] ? 1 : 0;
                } else if (!(graph.head(argument) instanceof Constant)) {
                    read.add(argument);
                }
            }
            usesInside.put(node, 0);
            left++;
        }

        /// About how many nodes HotSpot makes of it: a load or store is an address and an access.
        int weight() {
            return operations + 2 * read.size() + 2 * left;
        }
    }
}
