package crosstalk.network;

import crosstalk.network.Influence.Consequences;
import java.util.ArrayList;
import java.util.List;

/// The update of a large network: code for each of its [Shapes] instead of for each set of consequences. Values are the
/// [Interpreter]'s to the bit. The set of everything goes to the kernel as a whole.
final class ShapedUpdate implements Update {

    private static final double[] NONE = {};

    private final Influence influence;
    private final Kernel whole;
    private final int[] setOf;
    private final Consequences[] sets;
    /// Of assigned quantities, then of rates.
    private final Shapes shapes;
    private final int assignments;
    private final UpdatePart[] parts;
    private final int scratch;

    ShapedUpdate(Network network, Influence influence, Kernel whole) {
        this.influence = influence;
        this.whole = whole;
        setOf = influence.setsByReaction();
        sets = influence.sets().toArray(Consequences[]::new);
        assignments = network.assignments().size();
        List<Expression> expressions = new ArrayList<>();
        network.assignments().forEach(assignment -> expressions.add(assignment.value()));
        network.reactions().forEach(reaction -> expressions.add(reaction.rate()));
        shapes = new Shapes(expressions);
        List<UpdateWriter.Code> codes = new ArrayList<>();
        for (Expression shape : shapes.all()) {
            codes.add(UpdateWriter.Code.of(shape, assignments, Shapes.MOST_LEAVES));
        }
        scratch = codes.stream().mapToInt(UpdateWriter.Code::scratch).max().orElse(0);
        parts = UpdateWriter.define(codes, assignments);
    }

    @Override
    public Influence influence() {
        return influence;
    }

    @Override
    public void after(
            int reaction, double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        int set = setOf[reaction];
        if (set == Influence.EVERYTHING) {
            whole.assign(time, state, parameters, assigned);
            whole.rates(time, state, parameters, assigned, rates);
            return;
        }
        // What a shape names, and its value.
        double[] values = new double[Shapes.MOST_LEAVES + 1];
        double[] own = scratch == 0 ? NONE : new double[scratch];
        Consequences follow = sets[set];
        for (int a : follow.assignments()) {
            run(a, time, state, parameters, assigned, own, values);
            assigned[a] = values[Shapes.MOST_LEAVES];
        }
        for (int r : follow.rates()) {
            run(assignments + r, time, state, parameters, assigned, own, values);
            rates[r] = values[Shapes.MOST_LEAVES];
        }
    }

    private void run(
            int expression,
            double time,
            double[] state,
            double[] parameters,
            double[] assigned,
            double[] own,
            double[] values) {
        int shape = shapes.shape[expression];
        double[] named = state;
        if (shapes.isShared(expression)) {
            shapes.gather(expression, state, parameters, assigned, values);
            named = values;
        }
        parts[shape / UpdateWriter.SETS_PER_CLASS].run(
                shape % UpdateWriter.SETS_PER_CLASS, time, named, parameters, assigned, own, values);
    }
}
