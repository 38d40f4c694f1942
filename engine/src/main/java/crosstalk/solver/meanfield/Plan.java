package crosstalk.solver.meanfield;

import crosstalk.network.Expression;
import crosstalk.network.Flow;
import crosstalk.network.Jacobian;
import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.network.Partials;
import java.util.stream.Stream;

/// What [MeanField] works out about a network once, for every subject: its equations, their derivatives, and the order
/// in which their matrix is eliminated. Immutable; shared by threads.
public final class Plan {

    private final Network network;
    private final Kernel kernel;
    private final Flow flow;
    private final Jacobian jacobian;
    private final PivotOrder pivots;
    private final boolean dependsOnTime;

    /// Works out the plan; takes tens of milliseconds, so make one per network.
    ///
    /// @param network what to solve
    /// @param kernel evaluates that network
    public Plan(Network network, Kernel kernel) {
        this.network = network;
        this.kernel = kernel;
        flow = new Flow(network, kernel);
        jacobian = new Jacobian(network, kernel);
        pivots = new PivotOrder(network.species().size(), jacobian::columns);
        dependsOnTime = namesTime(network);
    }

    private static boolean namesTime(Network network) {
        Partials partials = new Partials(network);
        return Stream.concat(partials.varying().stream(), partials.constant().stream())
                .anyMatch(partial -> partial.variable() instanceof Expression.Time);
    }

    /// The network.
    public Network network() {
        return network;
    }

    /// The kernel of the network.
    public Kernel kernel() {
        return kernel;
    }

    /// The equations, with working space of their own.
    public Flow equations() {
        return flow.fresh();
    }

    Jacobian jacobian() {
        return jacobian;
    }

    PivotOrder pivots() {
        return pivots;
    }

    boolean dependsOnTime() {
        return dependsOnTime;
    }
}
