package crosstalk.network;

import java.util.ArrayList;
import java.util.List;

/// Operations that are evaluated together, in one loop over the voxels of a strip.
///
/// The JVM turns a loop into vector instructions when every operation in it has one; a call to a logarithm makes the whole
/// loop go voxel by voxel, so such operations have loops of their own.
///
/// @param nodes of the plan's graph, in order of evaluation; not to be changed
record StripGroup(int[] nodes) {

    /// More operations in a loop save loads and stores until registers run out and the JVM no longer unrolls.
    static final int LARGEST = 6;

    /// The plan's local operations, cut into groups in their order.
    static List<StripGroup> split(StripPlan plan) {
        List<StripGroup> groups = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int node : plan.order()) {
            if (!plan.isLocal(node) || !plan.isOperation(node)) {
                continue;
            }
            boolean alone = !hasVector(plan, node);
            if (alone || open.size() == LARGEST) {
                close(open, groups);
            }
            open.add(node);
            if (alone) {
                close(open, groups);
            }
        }
        close(open, groups);
        return groups;
    }

    private static void close(List<Integer> open, List<StripGroup> groups) {
        if (!open.isEmpty()) {
            groups.add(new StripGroup(open.stream().mapToInt(node -> node).toArray()));
            open.clear();
        }
    }

    /// Whether the code that [StripWriter] writes for a node can become vector instructions.
    private static boolean hasVector(StripPlan plan, int node) {
        Graph graph = plan.graph();
        if (!(graph.head(node) instanceof Operation operation)) {
            return false;
        }
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, ABS, SQRT, FLOOR, CEIL, MIN, MAX -> true;
            case POWER -> StripWriter.isMultipliedOut(graph, node);
            case HILL -> StripWriter.isPlainHill(graph, node);
            case EXP, LOG, LOG10, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH -> false;
            case ARSINH, ARCOSH, ARTANH, FACTORIAL, REMAINDER, IF -> false;
            case LESS, AT_MOST, EQUAL, AND, OR, NOT -> false;
        };
    }
}
