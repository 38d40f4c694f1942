package crosstalk.network;

import static crosstalk.network.Expression.ONE;
import static crosstalk.network.Expression.ZERO;
import static crosstalk.network.Expression.call;

import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;

/// The derivative of each [Operation], given the derivatives of its arguments: the chain rule, once per operation.
///
/// At a corner: `ABS` has slope 0 at 0; `MIN` and `MAX` follow their first argument where both are equal;
/// `HILL` at x = 0 has its slope from above (1/half for power 1, else 0, also for powers below 1, where the true
/// slope is infinite). Steps (`FLOOR`, `CEIL`, `FACTORIAL`, comparisons, the condition of an `IF`) have slope 0.
final class Slope {

    private Slope() {}

    /// The derivative of `call`, whose arguments have the derivatives `da`, `db`, `dc`: 0 for those that do not
    /// depend on the variable or do not exist.
    static Expression of(Call call, Expression da, Expression db, Expression dc) {
        Expression a = call.arguments().getFirst();
        Expression b = call.arguments().size() > 1 ? call.arguments().get(1) : ZERO;
        return switch (call.operation()) {
            case ADD -> da.plus(db);
            case SUBTRACT -> da.minus(db);
            case MULTIPLY -> da.times(b).plus(a.times(db));
            // (a/b)' = (a' - (a/b) b') / b: shares a/b with the value and squares nothing.
            case DIVIDE -> da.minus(call.times(db)).over(b);
            case POWER -> power(call, a, b, da, db);
            case NEGATE -> call(Operation.NEGATE, da);
            case EXP -> call.times(da);
            case LOG -> da.over(a);
            case LOG10 -> da.over(a.times(Expression.of(Math.log(10))));
            case SQRT -> da.over(Expression.of(2).times(call));
            case SIN -> call(Operation.COS, a).times(da);
            case COS -> call(Operation.NEGATE, call(Operation.SIN, a)).times(da);
            case TAN -> ONE.plus(call.times(call)).times(da);
            case ARCSIN -> da.over(call(Operation.SQRT, ONE.minus(a).times(ONE.plus(a))));
            case ARCCOS ->
                call(Operation.NEGATE, da)
                        .over(call(Operation.SQRT, ONE.minus(a).times(ONE.plus(a))));
            case ARCTAN -> da.over(ONE.plus(a.times(a)));
            case SINH -> call(Operation.COSH, a).times(da);
            case COSH -> call(Operation.SINH, a).times(da);
            case TANH -> ONE.minus(call).times(ONE.plus(call)).times(da);
            case ARSINH -> da.over(call(Operation.SQRT, ONE.plus(a.times(a))));
            case ARCOSH -> da.over(call(Operation.SQRT, a.minus(ONE)).times(call(Operation.SQRT, a.plus(ONE))));
            case ARTANH -> da.over(ONE.minus(a).times(ONE.plus(a)));
            // a - b * whole part of a/b: the whole part, (a - remainder) / b, is a step.
            case REMAINDER -> da.minus(a.minus(call).over(b).times(db));
            case ABS -> sign(a, da);
            case MIN -> choose(call(Operation.AT_MOST, a, b), da, db);
            case MAX -> choose(call(Operation.AT_MOST, b, a), da, db);
            case HILL -> hill(call, da, db, dc);
            case IF -> choose(a, db, dc);
            case FLOOR, CEIL, FACTORIAL, LESS, AT_MOST, EQUAL, AND, OR, NOT -> ZERO;
        };
    }

    private static Expression choose(Expression condition, Expression then, Expression otherwise) {
        return call(Operation.IF, condition, then, otherwise);
    }

    private static Expression sign(Expression a, Expression da) {
        Expression rising = choose(call(Operation.EQUAL, a, ZERO), ZERO, da);
        return choose(call(Operation.LESS, a, ZERO), call(Operation.NEGATE, da), rising);
    }

    private static Expression power(Call call, Expression a, Expression b, Expression da, Expression db) {
        Expression byBase = ZERO;
        if (!da.isConstant(0)) {
            byBase = b.isConstant(0.5)
                    ? da.over(Expression.of(2).times(call(Operation.SQRT, a)))
                    : b.times(call(Operation.POWER, a, b.minus(ONE))).times(da);
            if (!(b instanceof Constant)) {
                // 0 * 0^-1 is not a number; a^0 is 1 everywhere.
                byBase = choose(call(Operation.EQUAL, b, ZERO), ZERO, byBase);
            }
        }
        if (db.isConstant(0)) {
            return byBase;
        }
        Expression byExponent = call.times(call(Operation.LOG, a)).times(db);
        // 0^b is 0 for every b above 0, where the logarithm is infinite.
        return byBase.plus(choose(call(Operation.EQUAL, a, ZERO), ZERO, byExponent));
    }

    /// H = x^n / (x^n + h^n) has the derivatives n H (1-H) / x, -n H (1-H) / h and H (1-H) ln(x/h) by x, h and n.
    /// 1-H is `HILL(h, x, n)`, which loses no digits where H is close to 1.
    private static Expression hill(Call call, Expression dx, Expression dhalf, Expression dpower) {
        Expression x = call.arguments().get(0);
        Expression half = call.arguments().get(1);
        Expression power = call.arguments().get(2);
        Expression spread = call.times(call(Operation.HILL, half, x, power));
        Expression byX =
                dx.isConstant(0) ? ZERO : hillByX(x, half, power, spread).times(dx);
        Expression byHalf =
                call(Operation.NEGATE, power.times(spread).over(half)).times(dhalf);
        Expression byPower = spread.times(call(Operation.LOG, x.over(half))).times(dpower);
        // Below 0 the function is 0 and stays 0; so do the derivatives by half and power.
        Expression others = byHalf.plus(byPower);
        return byX.plus(choose(call(Operation.AT_MOST, x, ZERO), ZERO, others));
    }

    private static Expression hillByX(Expression x, Expression half, Expression power, Expression spread) {
        if (power.isConstant(1)) {
            Expression sum = x.plus(half);
            return choose(call(Operation.LESS, x, ZERO), ZERO, half.over(sum.times(sum)));
        }
        Expression inside = power.times(spread).over(x);
        if (power instanceof Constant) {
            return choose(call(Operation.AT_MOST, x, ZERO), ZERO, inside);
        }
        Expression atZero = call(Operation.AND, call(Operation.EQUAL, x, ZERO), call(Operation.EQUAL, power, ONE));
        return choose(call(Operation.AT_MOST, x, ZERO), choose(atZero, ONE.over(half), ZERO), inside);
    }
}
