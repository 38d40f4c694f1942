package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Expressions with every structurally equal part once: nodes numbered from 0, arguments before calls.
///
/// Two expressions are equal exactly when they have the same number in one graph.
final class Graph {

    private static final int[] NONE = {};

    /// A node: its operation, or the leaf itself, and the numbers of its arguments (-1 where there are fewer).
    private record Key(Object head, int a, int b, int c) {}

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> forwarded = new HashMap<>();
    private final List<Object> heads = new ArrayList<>();
    private final List<int[]> arguments = new ArrayList<>();

    /// The number of an expression; adds what is new of it.
    int add(Expression expression) {
        Tape tape = Tape.of(expression);
        int[] found = new int[tape.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = number(tape.node(i), tape.arguments(i), found);
        }
        return found[found.length - 1];
    }

    /// From now on, assigned quantity `index` is node `number`, which has just been computed.
    void forward(int index, int number) {
        forwarded.put(index, number);
    }

    private int number(Expression node, int[] places, int[] found) {
        if (node instanceof AssignedValue(int index) && forwarded.containsKey(index)) {
            return forwarded.getOrDefault(index, -1);
        }
        int[] own = places.length == 0 ? NONE : new int[places.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = found[places[i]];
        }
        Key key = new Key(
                node instanceof Call call ? call.operation() : node,
                own.length > 0 ? own[0] : -1,
                own.length > 1 ? own[1] : -1,
                own.length > 2 ? own[2] : -1);
        return numbers.computeIfAbsent(key, k -> {
            heads.add(k.head());
            arguments.add(own);
            return heads.size() - 1;
        });
    }

    /// How many nodes there are.
    int size() {
        return heads.size();
    }

    /// What the node does; its [Operation], or a leaf.
    Object head(int node) {
        return heads.get(node);
    }

    boolean is(int node, Operation operation) {
        return heads.get(node) == operation;
    }

    /// Numbers of a node's arguments. Not to be changed.
    int[] arguments(int node) {
        return arguments.get(node);
    }

    int argument(int node, int index) {
        return arguments.get(node)[index];
    }
}
