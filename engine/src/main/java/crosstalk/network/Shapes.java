package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Many expressions by few shapes: those that differ only in which quantities and numbers they name share one.
///
/// A shape is an expression whose leaves are species 0, 1, 2 and so on: what an expression names, in the order in which it
/// names it first. Tens of thousands of mass-action rates are a handful of shapes, whose code the JVM compiles at once.
/// Small whole numbers stay in the shape, since exponents among them are multiplied out. An expression that names more than
/// [#MOST_LEAVES] things is a shape of its own, with its own leaves.
final class Shapes {

    static final int MOST_LEAVES = 16;

    private static final double LARGEST_KEPT = 4;

    private static final int SPECIES = 0;
    private static final int PARAMETER = 1;
    private static final int ASSIGNED = 2;
    private static final int NUMBER = 3;

    /// Every shape.
    private final List<Expression> all = new ArrayList<>();
    /// By expression: its shape.
    final int[] shape;
    /// By expression: where its leaves begin among [#leaf]; none for one that has a shape of its own.
    private final int[] leafStart;
    /// What a leaf is: its kind in the two lowest bits, and above them its index.
    private final int[] leaf;
    private final double[] numbers;

    Shapes(List<Expression> expressions) {
        shape = new int[expressions.size()];
        leafStart = new int[expressions.size() + 1];
        IntStream.Builder leaves = IntStream.builder();
        DoubleStream.Builder found = DoubleStream.builder();
        Map<Expression, Integer> known = new HashMap<>();
        int count = 0;
        int constants = 0;
        for (int x = 0; x < shape.length; x++) {
            Tape tape = Tape.of(expressions.get(x));
            Map<Expression, Integer> own = leaves(tape);
            if (own.size() > MOST_LEAVES) {
                shape[x] = all.size();
                all.add(expressions.get(x));
            } else {
                for (Expression named : own.keySet()) {
                    if (named instanceof Constant(double value)) {
                        found.add(value);
                    }
                    leaves.add(place(named, constants));
                    constants += named instanceof Constant ? 1 : 0;
                }
                count += own.size();
                shape[x] = known.computeIfAbsent(shape(tape, own), made -> {
                    all.add(made);
                    return all.size() - 1;
                });
            }
            leafStart[x + 1] = count;
        }
        leaf = leaves.build().toArray();
        numbers = found.build().toArray();
    }

    /// What an expression names, and the place of each, in order.
    private static Map<Expression, Integer> leaves(Tape tape) {
        Map<Expression, Integer> leaves = new LinkedHashMap<>();
        for (int i = 0; i < tape.size(); i++) {
            if (isLeaf(tape.node(i))) {
                leaves.putIfAbsent(tape.node(i), leaves.size());
            }
        }
        return leaves;
    }

    private static boolean isLeaf(Expression node) {
        return switch (node) {
            case Constant(double value) -> value != Math.rint(value) || Math.abs(value) > LARGEST_KEPT;
            case SpeciesValue _, ParameterValue _, AssignedValue _ -> true;
            case Time _, Call _ -> false;
        };
    }

    private static int place(Expression named, int constants) {
        return switch (named) {
            case SpeciesValue(int index) -> index << 2 | SPECIES;
            case ParameterValue(int index) -> index << 2 | PARAMETER;
            case AssignedValue(int index) -> index << 2 | ASSIGNED;
            case Constant _ -> constants << 2 | NUMBER;
            case Time _, Call _ -> throw new IllegalStateException(named + " is no leaf");
        };
    }

    private static Expression shape(Tape tape, Map<Expression, Integer> leaves) {
        Expression[] made = new Expression[tape.size()];
        for (int i = 0; i < made.length; i++) {
            Expression node = tape.node(i);
            Integer place = node instanceof Call ? null : leaves.get(node);
            made[i] = place != null ? Expression.species(place) : node;
            if (node instanceof Call call) {
                // As it is written, not simplified: values agree to the bit.
                made[i] = new Call(
                        call.operation(),
                        IntStream.of(tape.arguments(i)).mapToObj(a -> made[a]).toList());
            }
        }
        return made[made.length - 1];
    }

    /// Every shape, by number.
    List<Expression> all() {
        return all;
    }

    /// Whether the expression's shape reads `values`, or else what the expression itself names.
    boolean isShared(int expression) {
        return leafStart[expression + 1] > leafStart[expression];
    }

    /// Puts the values of what an expression names into `values`.
    void gather(int expression, double[] state, double[] parameters, double[] assigned, double[] values) {
        final int first = leafStart[expression];
        final int last = leafStart[expression + 1];
        for (int i = first; i < last; i++) {
            int index = leaf[i] >> 2;
            values[i - first] = switch (leaf[i] & 3) {
                case SPECIES -> state[index];
                case PARAMETER -> parameters[index];
                case ASSIGNED -> assigned[index];
                default -> numbers[index];
            };
        }
    }
}
