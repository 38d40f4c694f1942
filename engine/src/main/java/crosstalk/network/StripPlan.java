package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.SpeciesValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// What [Strips] computes, in which order and where it goes: scalars once a step, then operations, each in one
/// loop over the voxels of a strip.
///
/// Equal parts of the expressions are one node; what no output needs is left out. Nodes stand in depth-first order from
/// the outputs, so that few values wait for their use. A strip whose last reader has run is used again.
final class StripPlan {

    private final Graph graph = new Graph();
    private final int[] roots;
    /// Needed nodes, arguments first.
    private final int[] order;
    private final boolean[] local;
    /// Number among the scalars, of nodes that are not local.
    private final int[] scalar;
    private final int scalars;
    /// Of each node: the one that is evaluated in the same loop before it, or -1.
    private final int[] inner;
    private final boolean[] isInner;
    /// Strip of each local node.
    private final int[] place;
    private int places;

    StripPlan(List<Assignment> assignments, List<Expression> outputs, BitSet localSpecies) {
        for (int i = 0; i < assignments.size(); i++) {
            graph.forward(i, graph.add(assignments.get(i).value()));
        }
        roots = outputs.stream().mapToInt(graph::add).toArray();
        order = depthFirst();
        local = new boolean[graph.size()];
        scalar = new int[graph.size()];
        place = new int[graph.size()];
        int count = 0;
        for (int node : order) {
            if (graph.head(node) instanceof AssignedValue(int index)) {
                throw new IllegalArgumentException(
                        "an output reads assigned quantity " + index + "; there are " + assignments.size());
            }
            local[node] = graph.head(node) instanceof SpeciesValue(int index) && localSpecies.get(index);
            for (int argument : graph.arguments(node)) {
                local[node] |= local[argument];
            }
            scalar[node] = local[node] ? -1 : count++;
            place[node] = -1;
        }
        scalars = count;
        inner = new int[graph.size()];
        isInner = new boolean[graph.size()];
        pair();
        assignPlaces();
    }

    /// Finds operations that go with the one that reads them: each with one other at most.
    private void pair() {
        Arrays.fill(inner, -1);
        int[] readers = new int[graph.size()];
        for (int node : order) {
            for (int argument : graph.arguments(node)) {
                readers[argument]++;
            }
        }
        for (int root : roots) {
            readers[root]++;
        }
        for (int node : order) {
            for (int argument : graph.arguments(node)) {
                boolean isFree = local[argument] && readers[argument] == 1 && inner[argument] < 0;
                if (inner[node] < 0 && isFree && StripPair.of(this, argument, node) != null) {
                    inner[node] = argument;
                    isInner[argument] = true;
                }
            }
        }
    }

    private int[] depthFirst() {
        boolean[] done = new boolean[graph.size()];
        int[] found = new int[graph.size()];
        int count = 0;
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int root : roots) {
            waiting.push(root);
            while (!waiting.isEmpty()) {
                int node = waiting.peek();
                if (!done[node] && pushMissing(node, done, waiting)) {
                    continue;
                }
                waiting.pop();
                if (!done[node]) {
                    done[node] = true;
                    found[count++] = node;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean pushMissing(int node, boolean[] done, Deque<Integer> waiting) {
        boolean missing = false;
        int[] arguments = graph.arguments(node);
        for (int i = arguments.length - 1; i >= 0; i--) {
            if (!done[arguments[i]]) {
                waiting.push(arguments[i]);
                missing = true;
            }
        }
        return missing;
    }

    /// Gives a strip to every input, every output and everything in between, as long as it waits for its last reader.
    private void assignPlaces() {
        for (int node : order) {
            if (local[node] && !isOperation(node)) {
                place[node] = places++;
            }
        }
        for (int root : roots) {
            if (local[root] && place[root] < 0) {
                place[root] = places++;
            }
        }
        int[] last = new int[graph.size()];
        for (int node : order) {
            for (int argument : graph.arguments(node)) {
                last[argument] = node;
            }
            if (inner[node] >= 0) {
                for (int argument : graph.arguments(inner[node])) {
                    last[argument] = node;
                }
            }
        }
        List<List<Integer>> ending = new ArrayList<>();
        for (int node = 0; node < graph.size(); node++) {
            ending.add(new ArrayList<>());
        }
        Deque<Integer> free = new ArrayDeque<>();
        for (int node : order) {
            if (local[node] && place[node] < 0 && !isInner[node]) {
                place[node] = free.isEmpty() ? places++ : free.pop();
                ending.get(last[node]).add(place[node]);
            }
            ending.get(node).forEach(free::push);
        }
    }

    /// Whether a node is a Hill function of power 1 whose half is the same in every voxel.
    boolean isPlainHill(int node) {
        return graph.is(node, Operation.HILL)
                && !local[graph.argument(node, 1)]
                && graph.head(graph.argument(node, 2)) instanceof Constant(double power)
                && power == 1;
    }

    Graph graph() {
        return graph;
    }

    /// Needed nodes, arguments first. Not to be changed.
    int[] order() {
        return order;
    }

    /// Nodes of the outputs. Not to be changed.
    int[] roots() {
        return roots;
    }

    /// Whether a node has a value per voxel.
    boolean isLocal(int node) {
        return local[node];
    }

    /// Whether a node is linear in some local species, see [Strips#isLinear].
    boolean isLinear(int node, BitSet species) {
        if (!local[node]) {
            return false;
        }
        if (!(graph.head(node) instanceof Operation operation)) {
            return graph.head(node) instanceof SpeciesValue(int index) && species.get(index);
        }
        int first = graph.argument(node, 0);
        return switch (operation) {
            case NEGATE -> isLinear(first, species);
            case ADD, SUBTRACT -> isLinear(first, species) && isLinear(graph.argument(node, 1), species);
            case MULTIPLY -> {
                int second = graph.argument(node, 1);
                yield local[first] ? !local[second] && isLinear(first, species) : isLinear(second, species);
            }
            case DIVIDE -> !local[graph.argument(node, 1)] && isLinear(first, species);
            default -> false;
        };
    }

    boolean isOperation(int node) {
        return graph.head(node) instanceof Operation;
    }

    /// The node that is evaluated in the same loop before another, see [StripPair]; -1 where there is none.
    int inner(int node) {
        return inner[node];
    }

    /// Whether a node is evaluated in the loop of the one that reads it, and has no strip of its own.
    boolean isInner(int node) {
        return isInner[node];
    }

    /// Number of a node that is not local among the scalars.
    int scalar(int node) {
        return scalar[node];
    }

    /// How many scalars there are.
    int scalars() {
        return scalars;
    }

    /// Strip of a local node.
    int place(int node) {
        return place[node];
    }

    /// How many strips there are.
    int places() {
        return places;
    }
}
