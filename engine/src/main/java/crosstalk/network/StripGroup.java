package crosstalk.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Operations that are evaluated together, in one loop over the voxels of a strip.
///
/// The JVM turns a loop into vector instructions when every operation in it has one; a call to a logarithm makes the whole
/// loop go voxel by voxel, so such operations have loops of their own.
///
/// @param nodes of the plan's graph, in order of evaluation; not to be changed
record StripGroup(int[] nodes) {

    /// Operations in a loop, at most; longer loops are not unrolled to the length of a vector.
    private static final int LARGEST = 12;

    /// Strips that a loop reads or writes, at most, for the same reason.
    private static final int MOST_STRIPS = 8;

    /// What it costs to start a loop, in reads and writes of a strip.
    private static final int START = 2;

    /// The plan's local operations in their order, cut into groups so that few values pass through strips.
    ///
    /// @param users nodes that read a node's value, by node; -1 for the caller
    static List<StripGroup> split(StripPlan plan, List<List<Integer>> users) {
        int[] nodes = Arrays.stream(plan.order())
                .filter(node -> plan.isLocal(node) && plan.isOperation(node))
                .toArray();
        // By end of a group: the least cost up to there, and where the last group starts.
        int[] cost = new int[nodes.length + 1];
        int[] start = new int[nodes.length + 1];
        Arrays.fill(cost, Integer.MAX_VALUE);
        cost[0] = 0;
        for (int from = 0; from < nodes.length; from++) {
            Set<Integer> inside = new HashSet<>();
            Set<Integer> read = new HashSet<>();
            for (int to = from + 1; to <= Math.min(nodes.length, from + LARGEST); to++) {
                int node = nodes[to - 1];
                boolean alone = !hasVector(plan, node);
                if (alone && to > from + 1) {
                    break;
                }
                addReads(plan, node, inside, read);
                inside.add(node);
                int strips = read.size() + written(inside, users);
                if ((strips <= MOST_STRIPS || to == from + 1) && cost[from] + START + strips < cost[to]) {
                    cost[to] = cost[from] + START + strips;
                    start[to] = from;
                }
                if (alone || read.size() > MOST_STRIPS) {
                    break;
                }
            }
        }
        List<StripGroup> groups = new ArrayList<>();
        for (int to = nodes.length; to > 0; to = start[to]) {
            groups.add(new StripGroup(Arrays.copyOfRange(nodes, start[to], to)));
        }
        return groups.reversed();
    }

    private static void addReads(StripPlan plan, int node, Set<Integer> inside, Set<Integer> read) {
        for (int argument : plan.graph().arguments(node)) {
            if (plan.isLocal(argument) && !inside.contains(argument)) {
                read.add(argument);
            }
        }
    }

    private static int written(Set<Integer> inside, List<List<Integer>> users) {
        int written = 0;
        for (int node : inside) {
            if (!inside.containsAll(users.get(node))) {
                written++;
            }
        }
        return written;
    }

    /// Whether the code that [StripWriter] writes for a node can become vector instructions.
    private static boolean hasVector(StripPlan plan, int node) {
        if (!(plan.graph().head(node) instanceof Operation operation)) {
            return false;
        }
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, ABS, SQRT, FLOOR, CEIL, MIN, MAX -> true;
            case POWER -> StripWriter.isMultipliedOut(plan.graph(), node);
            case HILL -> plan.isPlainHill(node);
            case EXP, LOG, LOG10, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH -> false;
            case ARSINH, ARCOSH, ARTANH, FACTORIAL, REMAINDER, IF -> false;
            case LESS, AT_MOST, EQUAL, AND, OR, NOT -> false;
        };
    }
}
