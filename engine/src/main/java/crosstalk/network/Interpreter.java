package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The slow and obvious kernel: walks each expression, node by node. The compiled kernel is tested against it.
///
/// Both branches of an `IF` are evaluated and one is taken; arithmetic on doubles has no side effect, so the
/// value is the same as if the other had been left alone.
public final class Interpreter implements Kernel {

    private final Network network;
    private final Tape[] assignments;
    private final Tape[] rates;
    private final Tape[] yields;
    private volatile Tape @Nullable [] partials;

    public Interpreter(Network network) {
        this.network = network;
        assignments =
                tapes(network.assignments().stream().map(Assignment::value).toList());
        rates = tapes(network.reactions().stream().map(Reaction::rate).toList());
        yields = tapes(new Yields(network).amounts());
    }

    /// The value of one expression.
    ///
    /// Shapes: as in [Kernel]; the arrays need only be as long as the indices that the expression names.
    public static double evaluate(
            Expression expression, double time, double[] state, double[] parameters, double[] assigned) {
        return evaluate(Tape.of(expression), time, state, parameters, assigned);
    }

    @Override
    public void assign(double time, double[] state, double[] parameters, double[] assigned) {
        evaluateAll(assignments, time, state, parameters, assigned, assigned);
    }

    @Override
    public void rates(double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        evaluateAll(this.rates, time, state, parameters, assigned, rates);
    }

    @Override
    public void yields(double time, double[] state, double[] parameters, double[] assigned, double[] yields) {
        evaluateAll(this.yields, time, state, parameters, assigned, yields);
    }

    @Override
    public void partials(double time, double[] state, double[] parameters, double[] assigned, double[] partials) {
        Tape[] tapes = this.partials;
        if (tapes == null) {
            // Two threads may both come here first; they find the same tapes, and either's will do.
            tapes = tapes(new Partials(network).slopes());
            this.partials = tapes;
        }
        evaluateAll(tapes, time, state, parameters, assigned, partials);
    }

    @Override
    public int flowWork() {
        return 0;
    }

    @Override
    public void flow(double time, double[] state, double[] parameters, double[] work, double[] change) {
        double[] assigned = new double[assignments.length];
        double[] firings = new double[rates.length];
        double[] amounts = new double[yields.length];
        assign(time, state, parameters, assigned);
        rates(time, state, parameters, assigned, firings);
        yields(time, state, parameters, assigned, amounts);
        Arrays.fill(change, 0);
        int yield = 0;
        for (int r = 0; r < firings.length; r++) {
            for (Reaction.Change each : network.reactions().get(r).changes()) {
                double amount = each.amount() instanceof Constant(double value) ? value : amounts[yield++];
                change[each.species()] += amount * firings[r];
            }
        }
    }

    @Override
    public Update update() {
        return new InterpretedUpdate(network, assignments, rates);
    }

    private static Tape[] tapes(List<Expression> expressions) {
        return expressions.stream().map(Tape::of).toArray(Tape[]::new);
    }

    private static void evaluateAll(
            Tape[] tapes, double time, double[] state, double[] parameters, double[] assigned, double[] results) {
        for (int i = 0; i < tapes.length; i++) {
            results[i] = evaluate(tapes[i], time, state, parameters, assigned);
        }
    }

    /// The value of one expression, laid out.
    static double evaluate(Tape tape, double time, double[] state, double[] parameters, double[] assigned) {
        double[] values = new double[tape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (tape.node(i)) {
                case Constant(double value) -> value;
                case Time() -> time;
                case SpeciesValue(int index) -> state[index];
                case ParameterValue(int index) -> parameters[index];
                case AssignedValue(int index) -> assigned[index];
                case Call call -> apply(call.operation(), tape.arguments(i), values);
            };
        }
        return values[values.length - 1];
    }

    private static double apply(Operation operation, int[] arguments, double[] values) {
        double a = values[arguments[0]];
        double b = arguments.length > 1 ? values[arguments[1]] : 0;
        double c = arguments.length > 2 ? values[arguments[2]] : 0;
        return operation.apply(a, b, c);
    }
}
