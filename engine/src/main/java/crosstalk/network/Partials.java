package crosstalk.network;

import java.util.ArrayList;
import java.util.List;

/// The derivative of each assignment, rate and yield with respect to everything that it names directly.
///
/// "Directly" holds assigned quantities fixed: an assignment `b = 2 * a` has the derivative 2 by `a`, whatever
/// `a` depends on; [Jacobian] chains them. Derivatives that are 0 everywhere are left out. The order is fixed:
/// assignments, rates, yields, each by index; within one, species, assigned quantities, time. Derivatives that
/// are one number everywhere stand apart, since nobody need evaluate them.
public final class Partials {

    private final List<Partial> varying;
    private final List<Partial> constant;

    /// What is differentiated.
    public enum Kind {
        ASSIGNMENT,
        RATE,
        YIELD
    }

    /// One derivative.
    ///
    /// @param kind what is differentiated
    /// @param index of the assignment, the reaction, or the yield in the order of [Yields]
    /// @param variable by what: a species, an assigned quantity or time
    /// @param slope the derivative
    public record Partial(Kind kind, int index, Expression variable, Expression slope) {}

    public Partials(Network network) {
        List<Partial> all = new ArrayList<>();
        for (int k = 0; k < network.assignments().size(); k++) {
            add(Kind.ASSIGNMENT, k, network.assignments().get(k).value(), all);
        }
        for (int r = 0; r < network.reactions().size(); r++) {
            add(Kind.RATE, r, network.reactions().get(r).rate(), all);
        }
        List<Expression> amounts = new Yields(network).amounts();
        for (int y = 0; y < amounts.size(); y++) {
            add(Kind.YIELD, y, amounts.get(y), all);
        }
        varying = all.stream()
                .filter(p -> !(p.slope() instanceof Expression.Constant))
                .toList();
        constant = all.stream()
                .filter(p -> p.slope() instanceof Expression.Constant)
                .toList();
    }

    private static void add(Kind kind, int index, Expression expression, List<Partial> all) {
        Derivative derivative = new Derivative(expression);
        for (Expression variable : derivative.variables()) {
            Expression slope = derivative.by(variable);
            if (!slope.isConstant(0)) {
                all.add(new Partial(kind, index, variable, slope));
            }
        }
    }

    /// Those that depend on something, in the order in which [Kernel#partials] fills its array.
    public List<Partial> varying() {
        return varying;
    }

    /// Those that are one number everywhere, in the same order; no kernel evaluates them.
    public List<Partial> constant() {
        return constant;
    }

    /// The expressions of [#varying].
    public List<Expression> slopes() {
        return varying.stream().map(Partial::slope).toList();
    }
}
