package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.KernelCompiler.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A network with everything that follows from the parameters alone worked out beforehand: the same equations, for a
/// solver that evaluates them thousands of times with one set of parameters.
///
/// What depends on parameters and numbers only becomes a further parameter, *settled* once by [#settle]; a division by
/// such a quantity becomes a multiplication by its inverse. Species, reactions and assigned quantities keep their
/// places and names.
///
/// Error: a rounding for each such division; values agree with the network's own to about 1e-15 of their largest
/// term. A divisor below 1e-308 would overflow its inverse. Immutable; shared by threads.
public final class Settled {

    private static final double[] NO_STATE = {};

    private final Network network;
    private final int given;
    private final Parts settling;

    private Settled(Network network, int given, List<Expression> settled) {
        this.network = network;
        this.given = given;
        settling = KernelCompiler.compile(settled, 0, false);
    }

    /// The network with its parameter-only parts settled.
    public static Settled of(Network network) {
        return new Settler(network).settled();
    }

    /// The equations; its parameters are the given ones and then the settled ones.
    public Network network() {
        return network;
    }

    /// Parameters of [#network]: the given ones, and what follows from them.
    ///
    /// @param parameters by parameter of the network that was settled
    public double[] settle(double[] parameters) {
        double[] all = new double[network.parameters().size()];
        settle(parameters, all);
        return all;
    }

    /// Fills `all` with the parameters of [#network].
    public void settle(double[] parameters, double[] all) {
        System.arraycopy(parameters, 0, all, 0, given);
        double[] scratch = settling.newScratch();
        double[] results = new double[all.length - given];
        for (Part part : settling.all()) {
            part.run(0, NO_STATE, parameters, NO_STATE, scratch, results);
        }
        System.arraycopy(results, 0, all, given, results.length);
    }

    private static final class Settler {

        private final Network original;
        private final int given;
        private final Graph graph = new Graph();
        private final List<Expression> settled = new ArrayList<>();
        private final Map<Integer, Expression> places = new HashMap<>();
        /// By assignment: its value in terms of parameters, where it depends on nothing else.
        private final @Nullable Expression[] fixed;

        Settler(Network original) {
            this.original = original;
            given = original.parameters().size();
            fixed = new @Nullable Expression[original.assignments().size()];
        }

        Settled settled() {
            List<Assignment> assignments = new ArrayList<>();
            for (int k = 0; k < fixed.length; k++) {
                Assignment assignment = original.assignments().get(k);
                Rewriting rewriting = new Rewriting(assignment.value());
                fixed[k] = rewriting.fixedRoot();
                assignments.add(new Assignment(assignment.name(), rewriting.root()));
            }
            List<Reaction> reactions = new ArrayList<>();
            for (Reaction reaction : original.reactions()) {
                List<Reaction.Change> changes = reaction.changes().stream()
                        .map(change -> change.amount() instanceof Constant
                                ? change
                                : new Reaction.Change(change.species(), new Rewriting(change.amount()).root()))
                        .toList();
                reactions.add(new Reaction(reaction.name(), changes, new Rewriting(reaction.rate()).root()));
            }
            List<Parameter> parameters = new ArrayList<>(original.parameters());
            for (int i = 0; i < settled.size(); i++) {
                parameters.add(new Parameter("settled " + i, Double.NaN));
            }
            Network network = new Network(original.species(), parameters, assignments, reactions, original.start());
            return new Settled(network, given, settled);
        }

        /// The parameter that holds the value of an expression of parameters alone.
        private Expression place(Expression expression) {
            if (!(expression instanceof Call)) {
                return expression;
            }
            return places.computeIfAbsent(graph.add(expression), number -> {
                settled.add(expression);
                return new ParameterValue(given + settled.size() - 1);
            });
        }

        /// One expression, node by node: `fixed` in terms of the given parameters where it depends on nothing else, and
        /// else rebuilt.
        private final class Rewriting {

            private final Tape tape;
            private final @Nullable Expression[] fixedNode;
            private final Expression[] rebuilt;

            Rewriting(Expression expression) {
                tape = Tape.of(expression);
                fixedNode = new @Nullable Expression[tape.size()];
                rebuilt = new Expression[tape.size()];
                for (int i = 0; i < tape.size(); i++) {
                    rewrite(i);
                }
            }

            @Nullable
            Expression fixedRoot() {
                return fixedNode[tape.size() - 1];
            }

            Expression root() {
                Expression root = fixedRoot();
                return root == null ? rebuilt[tape.size() - 1] : place(root);
            }

            private void rewrite(int i) {
                Expression node = tape.node(i);
                rebuilt[i] = node;
                switch (node) {
                    case Constant _, ParameterValue _ -> fixedNode[i] = node;
                    case AssignedValue(int index) -> fixedNode[i] = fixed[index];
                    case Call call -> rewriteCall(i, call);
                    case Expression.Time _, Expression.SpeciesValue _ -> {}
                }
            }

            private void rewriteCall(int i, Call call) {
                int[] arguments = tape.arguments(i);
                Expression[] values = new Expression[arguments.length];
                boolean allFixed = true;
                for (int a = 0; a < arguments.length; a++) {
                    Expression value = fixedNode[arguments[a]];
                    allFixed &= value != null;
                    values[a] = value == null ? rebuilt[arguments[a]] : value;
                }
                if (allFixed) {
                    fixedNode[i] = Expression.call(call.operation(), values);
                    return;
                }
                boolean divides = call.operation() == Operation.DIVIDE && fixedNode[arguments[1]] != null;
                if (divides) {
                    values[1] = Expression.call(Operation.DIVIDE, Expression.ONE, values[1]);
                }
                for (int a = 0; a < arguments.length; a++) {
                    values[a] = fixedNode[arguments[a]] == null ? values[a] : place(values[a]);
                }
                rebuilt[i] = Expression.call(divides ? Operation.MULTIPLY : call.operation(), values);
            }
        }
    }
}
