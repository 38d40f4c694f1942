package crosstalk.network;

import crosstalk.network.Expression.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/// An expression laid out as a list: each object of the tree once, arguments before the calls that use them.
///
/// Built without recursion, so that a sum of ten thousand terms, which is ten thousand calls deep, is no
/// deeper than any other expression to those who read its tape. An object that several calls share (symbolic
/// derivatives share much) stands on the tape once.
final class Tape {

    private static final int[] NONE = {};

    private final Expression[] nodes;
    private final int[][] arguments;

    private Tape(Expression[] nodes, int[][] arguments) {
        this.nodes = nodes;
        this.arguments = arguments;
    }

    static Tape of(Expression root) {
        if (!(root instanceof Call)) {
            return new Tape(new Expression[] {root}, new int[][] {NONE});
        }
        IdentityHashMap<Expression, Integer> places = new IdentityHashMap<>();
        List<Expression> nodes = new ArrayList<>();
        List<int[]> arguments = new ArrayList<>();
        Deque<Expression> waiting = new ArrayDeque<>();
        waiting.push(root);
        while (!waiting.isEmpty()) {
            Expression node = waiting.peek();
            if (!places.containsKey(node) && pushMissing(node, places, waiting)) {
                continue;
            }
            waiting.pop();
            if (places.putIfAbsent(node, nodes.size()) == null) {
                nodes.add(node);
                arguments.add(argumentPlaces(node, places));
            }
        }
        return new Tape(nodes.toArray(Expression[]::new), arguments.toArray(int[][]::new));
    }

    private static boolean pushMissing(
            Expression node, IdentityHashMap<Expression, Integer> places, Deque<Expression> waiting) {
        if (!(node instanceof Call call)) {
            return false;
        }
        boolean missing = false;
        for (int i = call.arguments().size() - 1; i >= 0; i--) {
            Expression argument = call.arguments().get(i);
            if (!places.containsKey(argument)) {
                waiting.push(argument);
                missing = true;
            }
        }
        return missing;
    }

    private static int[] argumentPlaces(Expression node, IdentityHashMap<Expression, Integer> places) {
        if (!(node instanceof Call call)) {
            return NONE;
        }
        int[] found = new int[call.arguments().size()];
        for (int i = 0; i < found.length; i++) {
            Integer place = places.get(call.arguments().get(i));
            if (place == null) {
                throw new IllegalStateException("an argument comes after its call on the tape");
            }
            found[i] = place;
        }
        return found;
    }

    /// A hash that is the same for structurally equal expressions, shared objects or not.
    int structuralHash() {
        int[] hashes = new int[nodes.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = nodes[i] instanceof Call call ? call.operation().name().hashCode() : nodes[i].hashCode();
            for (int argument : arguments[i]) {
                hashes[i] = 31 * hashes[i] + hashes[argument];
            }
        }
        return hashes[hashes.length - 1];
    }

    /// Number of nodes; the root is the last.
    int size() {
        return nodes.length;
    }

    Expression node(int place) {
        return nodes[place];
    }

    /// Places of the arguments of the node at `place`; empty for a leaf. Not to be changed.
    int[] arguments(int place) {
        return arguments[place];
    }
}
