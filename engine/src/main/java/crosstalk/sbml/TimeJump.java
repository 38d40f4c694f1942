package crosstalk.sbml;

import crosstalk.network.Derivative;
import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Interpreter;
import crosstalk.network.Operation;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Something that jumps at moments that the time and parameters alone decide: a comparison, a `FLOOR`, a `REMAINDER`.
///
/// Where the comparison is of straight lines in time, the moment is worked out and is the first double at which the value
/// is another one. Otherwise it is sought at places as near to one another as [Sampling] says, and where two sides of a
/// comparison come near each other between two places, at their nearest; what comes and goes unseen by both is missed.
public final class TimeJump {

    private static final int SAMPLES = 256;
    private static final int NARROWINGS = 60;
    private static final double NEAR = 1e-12;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double[] NOTHING = {};

    private final Expression value;
    private final @Nullable Expression difference;
    private final @Nullable Expression slope;
    private final boolean isEquality;
    private final @Nullable Expression gap;
    private final Sampling sampling;

    /// @param call names neither species nor assigned quantities
    TimeJump(Call call) {
        value = call;
        boolean compares = call.operation() == Operation.LESS
                || call.operation() == Operation.AT_MOST
                || call.operation() == Operation.EQUAL;
        Expression time = new Expression.Time();
        Expression apart =
                compares ? call.arguments().get(0).minus(call.arguments().get(1)) : Expression.ZERO;
        Expression steepness = Derivative.of(apart, time);
        boolean isLine = compares && new Derivative(steepness).variables().isEmpty() && !Jumps.hasSteps(apart);
        difference = isLine ? apart : null;
        slope = isLine ? steepness : null;
        isEquality = call.operation() == Operation.EQUAL;
        gap = compares ? apart : null;
        sampling = new Sampling(call);
    }

    /// The first moment after `now` and up to `end` at which the value is not what it is now.
    OptionalDouble next(double now, double end, double[] parameters) {
        if (difference != null && slope != null) {
            return nextOfLine(now, end, parameters, difference, slope);
        }
        double before = at(now, parameters);
        double earlier = now;
        double low = now;
        while (low < end) {
            // Small at first: a run stops just short of a jump and looks again, and what begins there may be brief.
            double near = Math.max(NEAR * Math.max(Math.abs(now), end - now), 3 * (low - now));
            double stride = Math.min(near, sampling.stride(low, end - now, SAMPLES, parameters));
            double high = low + stride < end ? low + stride : end;
            if (differs(high, before, parameters)) {
                return OptionalDouble.of(between(low, high, before, parameters));
            }
            double nearest = nearest(earlier, low, high, parameters);
            if (differs(nearest, before, parameters)) {
                return OptionalDouble.of(between(earlier, nearest, before, parameters));
            }
            earlier = low;
            low = high;
        }
        return OptionalDouble.empty();
    }

    /// Where one side of a comparison comes nearest to the other, or goes farthest beyond it, between `a` and `c`, if that
    /// is not at either; else `b`.
    private double nearest(double a, double b, double c, double[] parameters) {
        Expression difference = gap;
        if (difference == null || !(a < b)) {
            return b;
        }
        double side = Math.signum(Interpreter.evaluate(difference, b, NOTHING, parameters, NOTHING));
        DoubleUnaryOperator left = time -> side * Interpreter.evaluate(difference, time, NOTHING, parameters, NOTHING);
        double atB = left.applyAsDouble(b);
        return atB < left.applyAsDouble(a) && atB < left.applyAsDouble(c) ? lowest(left, a, c) : b;
    }

    /// Golden section.
    private static double lowest(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < NARROWINGS; i++) {
            double first = high - GOLDEN * (high - low);
            double second = low + GOLDEN * (high - low);
            if (function.applyAsDouble(first) < function.applyAsDouble(second)) {
                high = second;
            } else {
                low = first;
            }
        }
        return low + (high - low) / 2;
    }

    private OptionalDouble nextOfLine(
            double now, double end, double[] parameters, Expression apart, Expression steepness) {
        double rise = Interpreter.evaluate(steepness, now, NOTHING, parameters, NOTHING);
        double from = Interpreter.evaluate(apart, now, NOTHING, parameters, NOTHING);
        double crossing = now - from / rise;
        double margin = 1e-12 * Math.max(Math.abs(now), Math.abs(crossing));
        if (!(crossing >= now - margin) || !(crossing <= end + margin)) {
            return OptionalDouble.empty();
        }
        if (isEquality) {
            return crossing > now && crossing <= end ? OptionalDouble.of(crossing) : OptionalDouble.empty();
        }
        double before = at(now, parameters);
        double low = Math.max(now, crossing - margin);
        double high = Math.min(end, Math.max(Math.nextUp(crossing), crossing + margin));
        if (differs(low, before, parameters)) {
            low = now;
        }
        return high > now && differs(high, before, parameters)
                ? OptionalDouble.of(between(low, high, before, parameters))
                : OptionalDouble.empty();
    }

    /// The first double above `low` at which the value is not `before`.
    private double between(double low, double high, double before, double[] parameters) {
        double a = low;
        double b = high;
        while (true) {
            double middle = a + (b - a) / 2;
            if (!(middle > a && middle < b)) {
                return b;
            }
            if (!differs(middle, before, parameters)) {
                a = middle;
            } else {
                b = middle;
            }
        }
    }

    private boolean differs(double time, double before, double[] parameters) {
        return Double.compare(at(time, parameters), before) != 0;
    }

    private double at(double time, double[] parameters) {
        return Interpreter.evaluate(value, time, NOTHING, parameters, NOTHING);
    }
}
