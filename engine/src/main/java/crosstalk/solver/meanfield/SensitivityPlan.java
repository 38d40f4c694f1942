package crosstalk.solver.meanfield;

import crosstalk.network.Assignment;
import crosstalk.network.Derivative;
import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Yields;
import java.util.ArrayList;
import java.util.List;

/// What [Sensitivities] works out about a network and some of its parameters once, for every subject: the exact direct
/// derivatives of assigned quantities, rates, yields and starts by those parameters, compiled. Immutable; shared by
/// threads.
public final class SensitivityPlan {

    private final Plan plan;
    private final int[] parameters;
    private final Kernel kernel;
    private final List<List<Place>> places = new ArrayList<>();
    private final List<List<Expression>> starts = new ArrayList<>();

    /// Where a direct derivative by a parameter stands.
    ///
    /// @param node what is differentiated: assigned quantities, then reactions, then yields
    /// @param index among what [#slopes] fills
    record Place(int node, int index) {}

    /// Works out the plan; takes tens of milliseconds.
    ///
    /// @param plan of the network
    /// @param parameters indices of the parameters that outputs are differentiated by
    /// @throws IllegalArgumentException when an index is not one of a parameter
    public SensitivityPlan(Plan plan, List<Integer> parameters) {
        this.plan = plan;
        this.parameters = parameters.stream().mapToInt(Integer::intValue).toArray();
        Network network = plan.network();
        for (int parameter : this.parameters) {
            if (parameter < 0 || parameter >= network.parameters().size()) {
                throw new IllegalArgumentException("parameter " + parameter + " of a network with "
                        + network.parameters().size());
            }
        }
        kernel = KernelCompiler.compile(withSlopes(network));
    }

    /// The network's assigned quantities and, after them, each direct derivative that is not 0 everywhere.
    private Network withSlopes(Network network) {
        List<Derivative> nodes = nodes(network);
        List<Assignment> assignments = new ArrayList<>(network.assignments());
        for (int parameter : parameters) {
            Expression variable = Expression.parameter(parameter);
            List<Place> found = new ArrayList<>();
            for (int node = 0; node < nodes.size(); node++) {
                Expression slope = nodes.get(node).by(variable);
                if (!slope.isConstant(0)) {
                    found.add(new Place(node, assignments.size()));
                    assignments.add(
                            new Assignment("slope " + assignments.size() + " by parameter " + parameter, slope));
                }
            }
            places.add(List.copyOf(found));
            starts.add(network.start().stream()
                    .map(start -> Derivative.of(start, variable))
                    .toList());
        }
        return new Network(network.species(), network.parameters(), assignments, List.of(), network.start());
    }

    private static List<Derivative> nodes(Network network) {
        List<Derivative> nodes = new ArrayList<>();
        network.assignments().forEach(assignment -> nodes.add(new Derivative(assignment.value())));
        network.reactions().stream().map(Reaction::rate).forEach(rate -> nodes.add(new Derivative(rate)));
        new Yields(network).amounts().forEach(amount -> nodes.add(new Derivative(amount)));
        return nodes;
    }

    /// The plan of the network.
    public Plan plan() {
        return plan;
    }

    /// Indices of the parameters, in the order asked for.
    public int[] parameters() {
        return parameters.clone();
    }

    int count() {
        return parameters.length;
    }

    int parameter(int which) {
        return parameters[which];
    }

    /// Where the derivatives by parameter `which` (in the order asked for) stand.
    List<Place> places(int which) {
        return places.get(which);
    }

    /// The derivative of species `species` at the start, as the network has it, by parameter `which`.
    Expression start(int which, int species) {
        return starts.get(which).get(species);
    }

    /// Length of the array that [#fillSlopes] fills.
    int slopes() {
        return plan.network().assignments().size()
                + places.stream().mapToInt(List::size).sum();
    }

    /// Fills `slopes` with the assigned quantities and the direct derivatives after them.
    void fillSlopes(double time, double[] state, double[] values, double[] slopes) {
        kernel.assign(time, state, values, slopes);
    }
}
