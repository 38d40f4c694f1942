package crosstalk.network;

import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import java.util.List;

/// Builds calls with what is certain already folded in: constants, neutral and absorbing elements.
///
/// `0 * x` becomes 0 whatever x is; a rate that is switched off stays off even where x is not finite.
final class Simplifier {

    private Simplifier() {}

    static Expression simplify(Operation operation, List<Expression> arguments) {
        operation.requireArity(arguments.size());
        if (allConstant(arguments)) {
            return new Constant(operation.apply(value(arguments, 0), value(arguments, 1), value(arguments, 2)));
        }
        Expression a = arguments.get(0);
        Expression b = arguments.size() > 1 ? arguments.get(1) : a;
        return switch (operation) {
            case ADD -> a.isConstant(0) ? b : b.isConstant(0) ? a : new Call(operation, arguments);
            case SUBTRACT ->
                b.isConstant(0)
                        ? a
                        : a.isConstant(0) ? new Call(Operation.NEGATE, List.of(b)) : new Call(operation, arguments);
            case MULTIPLY -> {
                if (a.isConstant(0) || b.isConstant(0)) {
                    yield Expression.ZERO;
                }
                yield a.isConstant(1) ? b : b.isConstant(1) ? a : new Call(operation, arguments);
            }
            case DIVIDE -> a.isConstant(0) ? Expression.ZERO : b.isConstant(1) ? a : new Call(operation, arguments);
            case POWER -> b.isConstant(1) ? a : b.isConstant(0) ? Expression.ONE : new Call(operation, arguments);
            case NEGATE ->
                a instanceof Call(Operation inner, var of) && inner == Operation.NEGATE
                        ? of.getFirst()
                        : new Call(operation, arguments);
            case IF -> choose(a, b, arguments.get(2));
            default -> new Call(operation, arguments);
        };
    }

    private static Expression choose(Expression condition, Expression then, Expression otherwise) {
        if (condition instanceof Constant c) {
            return c.value() != 0 ? then : otherwise;
        }
        return then instanceof Constant && then.equals(otherwise)
                ? then
                : new Call(Operation.IF, List.of(condition, then, otherwise));
    }

    private static boolean allConstant(List<Expression> arguments) {
        for (Expression argument : arguments) {
            if (!(argument instanceof Constant)) {
                return false;
            }
        }
        return true;
    }

    private static double value(List<Expression> arguments, int index) {
        return index < arguments.size() ? ((Constant) arguments.get(index)).value() : 0;
    }
}
