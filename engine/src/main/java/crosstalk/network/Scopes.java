package crosstalk.network;

import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where in a method each node of a [Graph] is evaluated: at the top, or only inside a branch of an `IF`.
///
/// Scope 0 is the method; each `IF` opens a scope for either branch within the scope that it is itself in. A
/// node's home is the innermost scope that contains all its uses, so that nothing is evaluated twice, nor where
/// it is used in one branch only, when the other is taken.
final class Scopes {

    private static final int METHOD = 0;
    private static final int UNUSED = -1;

    private final Graph graph;
    private final int[] home;
    private final int[] uses;
    private final boolean[] early;
    private final int[] thenScope;
    private final List<Integer> parents = new ArrayList<>(List.of(METHOD));
    private final List<Integer> depths = new ArrayList<>(List.of(0));
    private final List<List<Integer>> earlyByScope = new ArrayList<>();

    /// @param roots nodes whose values are results
    Scopes(Graph graph, List<Integer> roots) {
        this.graph = graph;
        home = new int[graph.size()];
        Arrays.fill(home, UNUSED);
        uses = new int[graph.size()];
        early = new boolean[graph.size()];
        thenScope = new int[graph.size()];
        for (int root : roots) {
            use(root, METHOD);
        }
        for (int node = graph.size() - 1; node >= 0; node--) {
            useArguments(node);
        }
        for (int scope = 0; scope < parents.size(); scope++) {
            earlyByScope.add(new ArrayList<>());
        }
        for (int node = 0; node < graph.size(); node++) {
            if (early[node] && isKept(node)) {
                earlyByScope.get(home[node]).add(node);
            }
        }
    }

    /// Whether the value is used more than once, and so kept in a local variable.
    boolean isKept(int node) {
        Object head = graph.head(node);
        return uses[node] > 1 && !(head instanceof Constant) && !(head instanceof Time);
    }

    /// Nodes to evaluate on entering a scope, since branches within it use them: ascending.
    List<Integer> early(int scope) {
        return earlyByScope.get(scope);
    }

    /// The scope of the branch of an `IF` that is taken when the condition holds; the other's is the next number.
    int thenScope(int node) {
        return thenScope[node];
    }

    private void useArguments(int node) {
        int[] arguments = graph.arguments(node);
        if (!graph.is(node, Operation.IF)) {
            for (int argument : arguments) {
                use(argument, home[node]);
            }
            return;
        }
        thenScope[node] = parents.size();
        for (int branch = 0; branch < 2; branch++) {
            parents.add(home[node]);
            depths.add(depths.get(home[node]) + 1);
        }
        use(arguments[0], home[node]);
        use(arguments[1], thenScope[node]);
        use(arguments[2], thenScope[node] + 1);
    }

    private void use(int node, int scope) {
        uses[node]++;
        if (home[node] == UNUSED) {
            home[node] = scope;
        } else if (home[node] != scope) {
            home[node] = common(home[node], scope);
            early[node] = true;
        }
    }

    private int common(int one, int other) {
        int a = one;
        int b = other;
        while (a != b) {
            if (depths.get(a) >= depths.get(b)) {
                a = parents.get(a);
            } else {
                b = parents.get(b);
            }
        }
        return a;
    }
}
