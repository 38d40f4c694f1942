package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Operation;
import java.util.List;

/// Calls with what is certain folded in, and nothing else: unlike [Expression#call], a product with 0 is not 0 where
/// the other factor may turn out infinite or not a number. A file's arithmetic is that of IEEE 754.
final class Calls {

    private Calls() {}

    static Expression of(Operation operation, Expression... arguments) {
        if (allConstant(arguments)) {
            return new Constant(operation.apply(value(arguments, 0), value(arguments, 1), value(arguments, 2)));
        }
        Expression a = arguments[0];
        Expression b = arguments.length > 1 ? arguments[1] : a;
        return switch (operation) {
            case ADD -> a.isConstant(0) ? b : b.isConstant(0) ? a : call(operation, arguments);
            case SUBTRACT -> b.isConstant(0) ? a : call(operation, arguments);
            case MULTIPLY -> a.isConstant(1) ? b : b.isConstant(1) ? a : call(operation, arguments);
            case DIVIDE, POWER -> b.isConstant(1) ? a : call(operation, arguments);
            case IF ->
                a instanceof Constant(double condition)
                        ? condition != 0 ? b : arguments[2]
                        : call(operation, arguments);
            default -> call(operation, arguments);
        };
    }

    static Expression plus(Expression a, Expression b) {
        return of(Operation.ADD, a, b);
    }

    static Expression minus(Expression a, Expression b) {
        return of(Operation.SUBTRACT, a, b);
    }

    static Expression times(Expression a, Expression b) {
        return of(Operation.MULTIPLY, a, b);
    }

    static Expression over(Expression a, Expression b) {
        return of(Operation.DIVIDE, a, b);
    }

    /// A sum, product, conjunction ... of any number of arguments, as a balanced tree.
    static Expression all(Operation operation, List<Expression> arguments, double ofNone) {
        return switch (arguments.size()) {
            case 0 -> Expression.of(ofNone);
            case 1 -> arguments.getFirst();
            default -> {
                int half = arguments.size() / 2;
                yield of(
                        operation,
                        all(operation, arguments.subList(0, half), ofNone),
                        all(operation, arguments.subList(half, arguments.size()), ofNone));
            }
        };
    }

    private static Expression call(Operation operation, Expression[] arguments) {
        return new Call(operation, List.of(arguments));
    }

    private static boolean allConstant(Expression[] arguments) {
        for (Expression argument : arguments) {
            if (!(argument instanceof Constant)) {
                return false;
            }
        }
        return true;
    }

    private static double value(Expression[] arguments, int index) {
        return index < arguments.length && arguments[index] instanceof Constant(double value) ? value : 0;
    }
}
