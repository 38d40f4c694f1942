package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.UnitException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One formula, every place of it once, with what each place measures: that of a name is known, that of a number
/// follows from where it stands.
///
/// Places are numbered so that a call stands before its arguments. Nothing descends by recursion.
final class MathTree {

    /// A formula of more places would make a file that nobody reads.
    static final int MOST = 2_000_000;

    private static final int[] NO_ARGUMENTS = {};

    private Expression[] at = new Expression[16];
    private int[][] arguments = new int[16][];
    private int size;
    private final @Nullable Dimension[] measured;

    /// @param leaf what a name measures, or null when nobody knows; not asked for numbers
    /// @param whole what the formula is expected to measure, or null
    MathTree(Expression formula, Function<Expression, @Nullable Dimension> leaf, @Nullable Dimension whole) {
        place(formula);
        measured = new Dimension[size];
        for (int i = size - 1; i >= 0; i--) {
            measured[i] = ofArguments(i, leaf);
        }
        boolean[] open = new boolean[size];
        for (int i = 0; i < size; i++) {
            open[i] = measured[i] == null;
        }
        if (open[0]) {
            measured[0] = whole;
        }
        for (int i = 0; i < size; i++) {
            expect(i, open);
        }
    }

    Expression at(int place) {
        return at[place];
    }

    /// The places of a call's arguments.
    int[] arguments(int place) {
        return arguments[place];
    }

    /// What stands at a place measures; null when that is open.
    @Nullable
    Dimension measured(int place) {
        return measured[place];
    }

    private void place(Expression formula) {
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.push(add(formula));
        while (!waiting.isEmpty()) {
            int place = waiting.pop();
            if (at[place] instanceof Call(Operation _, List<Expression> parts)) {
                int[] places = new int[parts.size()];
                for (int i = 0; i < places.length; i++) {
                    places[i] = add(parts.get(i));
                    waiting.push(places[i]);
                }
                arguments[place] = places;
            }
        }
    }

    private int add(Expression expression) {
        if (size == MOST) {
            throw new IllegalArgumentException("a formula has more than " + MOST
                    + " places, written out; assign its parts to quantities of their own");
        }
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            arguments = Arrays.copyOf(arguments, 2 * size);
        }
        at[size] = expression;
        arguments[size] = NO_ARGUMENTS;
        return size++;
    }

    private @Nullable Dimension ofArguments(int place, Function<Expression, @Nullable Dimension> leaf) {
        return switch (at[place]) {
            case Constant _ -> null;
            case Call(Operation operation, List<Expression> parts) -> {
                int[] places = arguments[place];
                @Nullable Dimension a = measured[places[0]];
                @Nullable Dimension b = places.length > 1 ? measured[places[1]] : null;
                yield switch (operation) {
                    case ADD, SUBTRACT, MIN, MAX -> a == null ? b : a;
                    case IF -> b == null ? measured[places[2]] : b;
                    case NEGATE, ABS, FLOOR, CEIL, REMAINDER -> a;
                    case MULTIPLY -> a == null || b == null ? null : product(a, b, 1);
                    case DIVIDE -> a == null || b == null ? null : product(a, b, -1);
                    case SQRT -> a == null ? null : root(a, 2);
                    case POWER -> a == null ? null : power(a, parts.get(1));
                    default -> Dimension.NONE;
                };
            }
            default -> leaf.apply(at[place]);
        };
    }

    /// Says to the open arguments of a call what they are expected to measure.
    private void expect(int place, boolean[] open) {
        if (!(at[place] instanceof Call(Operation operation, List<Expression> parts))) {
            return;
        }
        int[] places = arguments[place];
        @Nullable Dimension whole = measured[place];
        @Nullable Dimension a = measured[places[0]];
        @Nullable Dimension b = places.length > 1 ? measured[places[1]] : null;
        switch (operation) {
            case ADD, SUBTRACT, MIN, MAX, NEGATE, ABS, FLOOR, CEIL -> tell(places, 0, whole, open);
            case IF -> tell(places, 1, whole, open);
            case LESS, AT_MOST, EQUAL, REMAINDER -> tell(places, 0, a == null ? b : a, open);
            case HILL -> {
                tell(places[0], a == null ? b : a, open);
                tell(places[1], a == null ? b : a, open);
                tell(places[2], Dimension.NONE, open);
            }
            case MULTIPLY -> factors(places, parts, whole, open);
            case DIVIDE -> quotient(places, parts, whole, open);
            case SQRT -> tell(places[0], whole == null ? null : product(whole, whole, 1), open);
            case POWER -> {
                boolean whole1 = parts.get(1) instanceof Constant(double n) && n == Math.rint(n) && n >= 1 && n <= 9;
                tell(places[0], whole1 && whole != null ? root(whole, exponent(parts.get(1))) : Dimension.NONE, open);
                tell(places[1], Dimension.NONE, open);
            }
            case AND, OR, NOT -> {
                // truth, which has no unit
            }
            default -> tell(places, 0, Dimension.NONE, open);
        }
    }

    private void factors(int[] places, List<Expression> parts, @Nullable Dimension whole, boolean[] open) {
        @Nullable Dimension a = measured[places[0]];
        @Nullable Dimension b = measured[places[1]];
        if (a == null && b == null) {
            int pure = parts.get(0) instanceof Constant ? 0 : 1;
            tell(places[pure], Dimension.NONE, open);
            tell(places[1 - pure], whole, open);
        } else if (a == null) {
            tell(places[0], whole == null || b == null ? null : product(whole, b, -1), open);
        } else {
            tell(places[1], whole == null ? null : product(whole, a, -1), open);
        }
    }

    private void quotient(int[] places, List<Expression> parts, @Nullable Dimension whole, boolean[] open) {
        @Nullable Dimension a = measured[places[0]];
        @Nullable Dimension b = measured[places[1]];
        if (a == null && b == null) {
            boolean isBelow = parts.get(1) instanceof Constant;
            tell(places[1], isBelow || whole == null ? Dimension.NONE : product(Dimension.NONE, whole, -1), open);
            tell(places[0], isBelow ? whole : Dimension.NONE, open);
        } else if (a == null) {
            tell(places[0], whole == null || b == null ? null : product(whole, b, 1), open);
        } else {
            tell(places[1], whole == null ? null : product(a, whole, -1), open);
        }
    }

    private void tell(int[] places, int from, @Nullable Dimension dimension, boolean[] open) {
        for (int i = from; i < places.length; i++) {
            tell(places[i], dimension, open);
        }
    }

    private void tell(int place, @Nullable Dimension dimension, boolean[] open) {
        if (open[place] && dimension != null) {
            measured[place] = dimension;
        }
    }

    private static int exponent(Expression expression) {
        return expression instanceof Constant(double value) ? (int) value : 1;
    }

    private static @Nullable Dimension power(Dimension base, Expression exponent) {
        if (base.isNone()) {
            return base;
        }
        if (!(exponent instanceof Constant(double value)) || value != (int) value) {
            return null;
        }
        try {
            return base.power((int) value);
        } catch (UnitException e) {
            return null;
        }
    }

    private static @Nullable Dimension root(Dimension square, int degree) {
        try {
            return square.root(degree);
        } catch (UnitException e) {
            return null;
        }
    }

    private static @Nullable Dimension product(Dimension a, Dimension b, int exponent) {
        try {
            return a.times(b.power(exponent));
        } catch (UnitException e) {
            return null;
        }
    }
}
