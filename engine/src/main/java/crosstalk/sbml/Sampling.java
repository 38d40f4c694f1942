package crosstalk.sbml;

import crosstalk.network.Derivative;
import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Interpreter;
import crosstalk.network.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How finely a function of time must be looked at so that none of its turns is missed: sixteen places to each period
/// of its sines, cosines and tangents, eight to each step of its `FLOOR`, `CEIL` and `REMAINDER`, and no fewer than a part
/// of the whole in any case.
final class Sampling {

    private static final double[] NOTHING = {};
    private static final double OF_TURN = Math.PI / 8;
    private static final double OF_STEP = 0.125;

    /// What divides [#MOST] is the finest that is looked at.
    private static final double MOST = 4e6;

    /// How far a phase goes between two places, and how fast it goes.
    private record Phase(Expression speed, double stride) {}

    private final List<Phase> phases = new ArrayList<>();

    /// @param function of time and parameters alone
    Sampling(Expression function) {
        Set<Expression> seen = new HashSet<>();
        Deque<Expression> waiting = new ArrayDeque<>(List.of(function));
        while (!waiting.isEmpty()) {
            if (waiting.pop() instanceof Call call && seen.add(call)) {
                add(call);
                call.arguments().forEach(waiting::push);
            }
        }
    }

    private void add(Call call) {
        switch (call.operation()) {
            case SIN, COS, TAN -> add(call.arguments().getFirst(), OF_TURN);
            case FLOOR, CEIL -> add(call.arguments().getFirst(), OF_STEP);
            case REMAINDER ->
                add(
                        Expression.call(
                                Operation.DIVIDE,
                                call.arguments().get(0),
                                call.arguments().get(1)),
                        OF_STEP);
            default -> {}
        }
    }

    private void add(Expression phase, double stride) {
        phases.add(new Phase(Derivative.of(phase, new Expression.Time()), stride));
    }

    /// Distance to the next place after `time`.
    ///
    /// @param whole length of what is looked at
    double stride(double time, double whole, int least, double[] parameters) {
        double stride = whole / least;
        for (Phase phase : phases) {
            double speed = Math.abs(Interpreter.evaluate(phase.speed(), time, NOTHING, parameters, NOTHING));
            if (speed > 0) {
                stride = Math.min(stride, phase.stride() / speed);
            }
        }
        return Math.max(stride, whole / MOST);
    }
}
