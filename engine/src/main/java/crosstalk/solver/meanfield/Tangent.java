package crosstalk.solver.meanfield;

import crosstalk.network.Expression;
import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.network.Partials;
import crosstalk.network.Reaction;
import crosstalk.network.Yields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How the equations of a network move when the state and one parameter move: the chain rule, forwards.
///
/// Use: [#at] a point, then [#along] any number of directions. A direction is a derivative of the state by a parameter
/// (or by anything else); the result is that of assigned quantities and of dx/dt. With the direction 0 it is what the
/// parameter does by itself.
///
/// Nodes are assigned quantities, rates, yields, in that order; each reads species and nodes before it. Holds working
/// space: one instance per thread. No call of [#at] or [#along] allocates.
final class Tangent {

    private final SensitivityPlan plan;
    private final Kernel kernel;
    private final int species;
    private final int assignments;
    private final int reactions;
    private final int varying;
    /// By node: its direct derivatives, from `start[node]` to `start[node + 1]`.
    private final int[] start;
    private final int[] slope;
    /// What the derivative is by: a species, or the number of species + an assigned quantity.
    private final int[] source;
    private final int[][] parameterNode;
    private final int[][] parameterSlope;
    private final Change[] changes;
    private final double[] assigned;
    private final double[] rates;
    private final double[] yields;
    private final double[] slopes;
    private final double[] byParameter;
    private final double[] moves;

    /// One change of one reaction: a constant amount, or the yield of that index where it is not below 0.
    private record Change(int reaction, int species, double amount, int yield) {}

    Tangent(SensitivityPlan plan) {
        this.plan = plan;
        kernel = plan.plan().kernel();
        Network network = plan.plan().network();
        species = network.species().size();
        assignments = network.assignments().size();
        reactions = network.reactions().size();
        Partials partials = new Partials(network);
        varying = partials.varying().size();
        slopes = new double[varying + partials.constant().size()];
        for (int i = 0; i < partials.constant().size(); i++) {
            slopes[varying + i] = ((Constant) partials.constant().get(i).slope()).value();
        }
        int nodes = assignments + reactions + new Yields(network).size();
        List<Entry> entries = entries(partials);
        start = new int[nodes + 1];
        entries.forEach(entry -> start[entry.node() + 1]++);
        for (int node = 0; node < nodes; node++) {
            start[node + 1] += start[node];
        }
        slope = entries.stream().mapToInt(Entry::slope).toArray();
        source = entries.stream().mapToInt(Entry::source).toArray();
        parameterNode = new int[plan.count()][];
        parameterSlope = new int[plan.count()][];
        for (int p = 0; p < plan.count(); p++) {
            parameterNode[p] = plan.places(p).stream()
                    .mapToInt(SensitivityPlan.Place::node)
                    .toArray();
            parameterSlope[p] = plan.places(p).stream()
                    .mapToInt(SensitivityPlan.Place::index)
                    .toArray();
        }
        changes = changes(network);
        assigned = new double[assignments];
        rates = new double[reactions];
        yields = new double[nodes - assignments - reactions];
        byParameter = new double[plan.slopes()];
        moves = new double[species + nodes];
    }

    /// A direct derivative: of a node, which slope, by what.
    private record Entry(int node, int slope, int source) {}

    private List<Entry> entries(Partials partials) {
        List<Partials.Partial> all = new ArrayList<>(partials.varying());
        all.addAll(partials.constant());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Partials.Partial partial = all.get(i);
            int node = partial.index()
                    + switch (partial.kind()) {
                        case ASSIGNMENT -> 0;
                        case RATE -> assignments;
                        case YIELD -> assignments + reactions;
                    };
            int by = switch (partial.variable()) {
                case SpeciesValue(int index) -> index;
                case AssignedValue(int index) -> species + index;
                // Time does not move with a parameter.
                case Expression.Time _, Constant _, Expression.ParameterValue _, Expression.Call _ -> -1;
            };
            if (by >= 0) {
                entries.add(new Entry(node, i, by));
            }
        }
        // Stable, so within a node the order is that of the partials.
        entries.sort(Comparator.comparingInt(Entry::node));
        return entries;
    }

    private static Change[] changes(Network network) {
        List<Change> found = new ArrayList<>();
        int yield = 0;
        for (int r = 0; r < network.reactions().size(); r++) {
            for (Reaction.Change change : network.reactions().get(r).changes()) {
                found.add(
                        change.amount() instanceof Constant(double amount)
                                ? new Change(r, change.species(), amount, -1)
                                : new Change(r, change.species(), 0, yield++));
            }
        }
        return found.toArray(Change[]::new);
    }

    /// Takes the point at which directions follow.
    void at(double time, double[] state, double[] parameters) {
        kernel.assign(time, state, parameters, assigned);
        kernel.partials(time, state, parameters, assigned, slopes);
        if (yields.length > 0) {
            kernel.rates(time, state, parameters, assigned, rates);
            kernel.yields(time, state, parameters, assigned, yields);
        }
        plan.fillSlopes(time, state, parameters, byParameter);
    }

    /// Fills `change` with the derivative of dx/dt, when the state moves by `direction` for each unit by which the
    /// parameter does.
    ///
    /// @param which the parameter, in the order of the plan
    void along(int which, double[] direction, double[] change) {
        move(which, direction, start.length - 1);
        Arrays.fill(change, 0);
        int firstRate = species + assignments;
        int firstYield = firstRate + reactions;
        for (Change each : changes) {
            double rateMoves = moves[firstRate + each.reaction()];
            change[each.species()] += each.yield() < 0
                    ? each.amount() * rateMoves
                    : yields[each.yield()] * rateMoves + rates[each.reaction()] * moves[firstYield + each.yield()];
        }
    }

    /// Fills `change` with the derivative of assigned quantities, when the state moves by `direction` for each unit by
    /// which the parameter does.
    void assignedAlong(int which, double[] direction, double[] change) {
        move(which, direction, assignments);
        System.arraycopy(moves, species, change, 0, assignments);
    }

    private void move(int which, double[] direction, int nodes) {
        System.arraycopy(direction, 0, moves, 0, species);
        int[] node = parameterNode[which];
        int[] own = parameterSlope[which];
        int next = 0;
        for (int i = 0; i < nodes; i++) {
            double sum = 0;
            if (next < node.length && node[next] == i) {
                sum = byParameter[own[next++]];
            }
            for (int e = start[i]; e < start[i + 1]; e++) {
                sum += slopes[slope[e]] * moves[source[e]];
            }
            moves[species + i] = sum;
        }
    }
}
