package crosstalk.network;

import crosstalk.network.Expression.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates the operations of [Strips] over one strip of voxels, each by a loop of its own that the JVM has compiled before.
///
/// A loop per operation passes every value through a strip, where generated code keeps some in registers. That costs a fraction of a nanosecond a
/// voxel and operation, but nothing has to be compiled: code for one model takes seconds of the JVM's compiler, as long as the whole life of
/// a subject. Values are those of [Operation#apply] to the bit.
final class StripTape {

    private enum Form {
        ADD,
        ADD_SCALAR,
        SUBTRACT,
        SUBTRACT_SCALAR,
        SUBTRACT_FROM,
        MULTIPLY,
        MULTIPLY_SCALAR,
        DIVIDE,
        DIVIDE_SCALAR,
        DIVIDE_INTO,
        MIN,
        MIN_SCALAR,
        MAX,
        MAX_SCALAR,
        NEGATE,
        SQUARE,
        PLAIN_HILL,
        HILL,
        CHOOSE,
        LESS,
        ANY
    }

    /// One operation on one strip, or two.
    ///
    /// @param pair null but for two
    /// @param places of the arguments: of a strip, or less than 0: scalar `-1 - place`; of two: a, b, c, s and t of [StripPair], any where
    ///     there is none
    private record Step(
            Form form, Operation operation, @Nullable StripPair pair, int[] places, int into) {}

    private final Step[] steps;

    StripTape(StripPlan plan) {
        List<Step> found = new ArrayList<>();
        for (int node : plan.order()) {
            boolean isOwn = plan.isLocal(node) && !plan.isInner(node);
            if (isOwn && plan.graph().head(node) instanceof Operation operation) {
                found.add(plan.inner(node) < 0 ? step(plan, node, operation) : both(plan, node, operation));
            }
        }
        steps = found.toArray(Step[]::new);
    }

    private static Step step(StripPlan plan, int node, Operation operation) {
        int[] arguments = plan.graph().arguments(node);
        int[] places = new int[arguments.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = plan.isLocal(arguments[i]) ? plan.place(arguments[i]) : -1 - plan.scalar(arguments[i]);
        }
        boolean swapped = places.length == 2 && places[0] < 0 && isSymmetric(operation);
        int[] ordered = swapped ? new int[] {places[1], places[0]} : places;
        return new Step(form(plan, node, operation, ordered), operation, null, ordered, plan.place(node));
    }

    /// A node and the one before it in the same loop.
    private static Step both(StripPlan plan, int node, Operation operation) {
        int into = plan.place(node);
        int inner = plan.inner(node);
        int[] places = {into, into, into, -1, -1};
        int strips = 0;
        for (int argument : plan.graph().arguments(inner)) {
            if (plan.isLocal(argument)) {
                places[strips++] = plan.place(argument);
            } else {
                places[3] = -1 - plan.scalar(argument);
            }
        }
        // Of a Hill function the half comes before its power, which is 1 and not needed.
        int operands = operation == Operation.HILL ? 2 : plan.graph().arguments(node).length;
        for (int i = 0; i < operands; i++) {
            int argument = plan.graph().argument(node, i);
            if (argument != inner && plan.isLocal(argument)) {
                places[2] = plan.place(argument);
            } else if (argument != inner) {
                places[4] = -1 - plan.scalar(argument);
            }
        }
        return new Step(Form.ANY, operation, StripPair.of(plan, inner, node), places, into);
    }

    private static boolean isSymmetric(Operation operation) {
        return switch (operation) {
            case ADD, MULTIPLY, MIN, MAX -> true;
            default -> false;
        };
    }

    private static Form form(StripPlan plan, int node, Operation operation, int[] places) {
        boolean first = places[0] >= 0;
        boolean second = places.length > 1 && places[1] >= 0;
        return switch (operation) {
            case ADD -> second ? Form.ADD : Form.ADD_SCALAR;
            case SUBTRACT -> !first ? Form.SUBTRACT_FROM : second ? Form.SUBTRACT : Form.SUBTRACT_SCALAR;
            case MULTIPLY -> second ? Form.MULTIPLY : Form.MULTIPLY_SCALAR;
            case DIVIDE -> !first ? Form.DIVIDE_INTO : second ? Form.DIVIDE : Form.DIVIDE_SCALAR;
            case MIN -> second ? Form.MIN : Form.MIN_SCALAR;
            case MAX -> second ? Form.MAX : Form.MAX_SCALAR;
            case NEGATE -> Form.NEGATE;
            case POWER -> isSquare(plan, node) ? Form.SQUARE : Form.ANY;
            case HILL -> plan.isPlainHill(node) ? Form.PLAIN_HILL : places[2] < 0 ? Form.HILL : Form.ANY;
            case IF -> Form.CHOOSE;
            case LESS -> Form.LESS;
            default -> Form.ANY;
        };
    }

    private static boolean isSquare(StripPlan plan, int node) {
        Object exponent = plan.graph().head(plan.graph().argument(node, 1));
        return exponent instanceof Constant(double value) && value == 2;
    }

    /// Evaluates the first voxels of a strip.
    ///
    /// @param strips by place; inputs are full to `n`, all others are afterwards
    /// @param scalars values that are the same in every voxel, by number
    /// @param n voxels
    void run(double[][] strips, double[] scalars, int n) {
        for (Step step : steps) {
            int[] places = step.places;
            if (step.pair != null) {
                double[] c = strips[places[2]];
                double s = scalars.length == 0 ? 0 : scalars[-1 - places[3]];
                double t = scalars.length == 0 ? 0 : scalars[-1 - places[4]];
                step.pair.run(strips[places[0]], strips[places[1]], c, s, t, strips[step.into], n);
                continue;
            }
            double[] to = strips[step.into];
            double[] a = places[0] >= 0 ? strips[places[0]] : to;
            double[] b = places.length > 1 && places[1] >= 0 ? strips[places[1]] : to;
            double s = places[0] < 0
                    ? scalars[-1 - places[0]]
                    : places.length > 1 && places[1] < 0 ? scalars[-1 - places[1]] : 0;
            switch (step.form) {
                case ADD -> add(a, b, to, n);
                case ADD_SCALAR -> add(a, s, to, n);
                case SUBTRACT -> subtract(a, b, to, n);
                case SUBTRACT_SCALAR -> add(a, -s, to, n);
                case SUBTRACT_FROM -> subtract(s, b, to, n);
                case MULTIPLY -> multiply(a, b, to, n);
                case MULTIPLY_SCALAR -> multiply(a, s, to, n);
                case DIVIDE -> divide(a, b, to, n);
                case DIVIDE_SCALAR -> divide(a, s, to, n);
                case DIVIDE_INTO -> divide(s, b, to, n);
                case MIN -> min(a, b, to, n);
                case MIN_SCALAR -> min(a, s, to, n);
                case MAX -> max(a, b, to, n);
                case MAX_SCALAR -> max(a, s, to, n);
                case NEGATE -> negate(a, to, n);
                case SQUARE -> multiply(a, a, to, n);
                case PLAIN_HILL -> hill(a, s, to, n);
                case HILL ->
                    hill(
                            whole(step, 0, strips, scalars, n),
                            whole(step, 1, strips, scalars, n),
                            scalars[-1 - places[2]],
                            to,
                            n);
                case CHOOSE ->
                    choose(
                            whole(step, 0, strips, scalars, n),
                            whole(step, 1, strips, scalars, n),
                            whole(step, 2, strips, scalars, n),
                            to,
                            n);
                case LESS -> less(whole(step, 0, strips, scalars, n), whole(step, 1, strips, scalars, n), to, n);
                case ANY -> any(step, strips, scalars, to, n);
            }
        }
    }

    private static void add(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] + b[v];
        }
    }

    private static void add(double[] a, double b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] + b;
        }
    }

    private static void subtract(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] - b[v];
        }
    }

    private static void subtract(double a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a - b[v];
        }
    }

    private static void multiply(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] * b[v];
        }
    }

    private static void multiply(double[] a, double b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] * b;
        }
    }

    private static void divide(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] / b[v];
        }
    }

    private static void divide(double[] a, double b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] / b;
        }
    }

    private static void divide(double a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a / b[v];
        }
    }

    private static void min(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = Math.min(a[v], b[v]);
        }
    }

    private static void min(double[] a, double b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = Math.min(a[v], b);
        }
    }

    private static void max(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = Math.max(a[v], b[v]);
        }
    }

    private static void max(double[] a, double b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = Math.max(a[v], b);
        }
    }

    private static void negate(double[] a, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = -a[v];
        }
    }

    /// The plain Hill function: without a branch where its half is above 0.
    private static void hill(double[] a, double half, double[] to, int n) {
        if (half > 0) {
            for (int v = 0; v < n; v++) {
                double x = Math.max(a[v], 0);
                to[v] = x / (x + half);
            }
        } else {
            for (int v = 0; v < n; v++) {
                to[v] = Operation.hill(a[v], half, 1);
            }
        }
    }

    /// An argument as a strip, whatever it is.
    private static double[] whole(Step step, int argument, double[][] strips, double[] scalars, int n) {
        int place = step.places[argument];
        if (place >= 0) {
            return strips[place];
        }
        double[] filled = new double[n];
        Arrays.fill(filled, scalars[-1 - place]);
        return filled;
    }

    private static void hill(double[] a, double[] half, double power, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = Operation.hill(a[v], half[v], power);
        }
    }

    private static void choose(double[] condition, double[] then, double[] otherwise, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = condition[v] != 0 ? then[v] : otherwise[v];
        }
    }

    private static void less(double[] a, double[] b, double[] to, int n) {
        for (int v = 0; v < n; v++) {
            to[v] = a[v] < b[v] ? 1 : 0;
        }
    }

    private static void any(Step step, double[][] strips, double[] scalars, double[] to, int n) {
        int[] places = step.places;
        double[] values = new double[3];
        for (int v = 0; v < n; v++) {
            for (int i = 0; i < places.length; i++) {
                values[i] = places[i] < 0 ? scalars[-1 - places[i]] : strips[places[i]][v];
            }
            to[v] = step.operation.apply(values[0], values[1], values[2]);
        }
    }
}
