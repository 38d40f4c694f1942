package crosstalk.solver.meanfield;

import crosstalk.network.Effort;
import crosstalk.network.Flow;
import crosstalk.network.Jacobian;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Settled;
import org.jspecify.annotations.Nullable;

/// What [MeanField] works out about a network once, for every subject: its equations with all that follows from
/// parameters alone settled beforehand and, for networks that turn out stiff, their derivatives and the order in which
/// their matrix is eliminated. Immutable; shared by threads.
public final class Plan {

    private final Network network;
    private final Kernel kernel;
    private final Settled settled;
    private final Kernel quick;
    private final Effort effort;
    private volatile @Nullable Stiff stiff;

    /// What stiff steps need.
    ///
    /// @param stepWork of one step, in the unit of [Effort]
    record Stiff(Jacobian jacobian, PivotOrder pivots, double stepWork) {}

    /// Works out the plan; takes tens of milliseconds, so make one per network.
    ///
    /// @param network what to solve
    /// @param kernel evaluates that network
    public Plan(Network network, Kernel kernel) {
        this.network = network;
        this.kernel = kernel;
        settled = Settled.of(network);
        quick = KernelCompiler.compile(settled.network());
        effort = Effort.of(settled.network());
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
        return new Flow(kernel);
    }

    Settled settled() {
        return settled;
    }

    /// The equations of the settled network, with working space of their own.
    Flow settledEquations() {
        return new Flow(quick);
    }

    boolean dependsOnTime() {
        return effort.namesTime();
    }

    /// Work of one explicit step, in the unit of [Effort].
    double explicitStepWork() {
        return DormandPrince.EVALUATIONS * effort.operations();
    }

    /// Worked out when first asked for: most networks never need it.
    Stiff stiff() {
        Stiff found = stiff;
        return found == null ? makeStiff() : found;
    }

    private synchronized Stiff makeStiff() {
        Stiff found = stiff;
        if (found == null) {
            Jacobian jacobian = new Jacobian(settled.network(), quick);
            PivotOrder pivots = new PivotOrder(network.species().size(), jacobian::columns);
            double solving = Rodas5P.STAGES * (effort.operations() + 2.0 * pivots.entries());
            double linearising = 2 * effort.operations() + 2.0 * jacobian.products() + 2.0 * pivots.work;
            found = new Stiff(jacobian, pivots, solving + linearising);
            stiff = found;
        }
        return found;
    }
}
