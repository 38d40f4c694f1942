package crosstalk.solver.meanfield;

import crosstalk.network.Flow;
import crosstalk.network.Jacobian;
import org.jspecify.annotations.Nullable;

/// The equations of a network at one set of parameters as a [Field].
final class NetworkField implements Field {

    private final Plan plan;
    private final Flow flow;
    private final double[] given;
    private final double[] settled;
    private final int size;
    private @Nullable Jacobian jacobian;

    /// @param given parameters, live: read at every [#settle]
    NetworkField(Plan plan, double[] given) {
        this.plan = plan;
        this.given = given;
        flow = plan.settledEquations();
        settled = plan.settled().settle(given);
        size = plan.network().species().size();
    }

    /// Says that the parameters have changed.
    void settle() {
        plan.settled().settle(given, settled);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int cells() {
        return jacobian().filledCells();
    }

    @Override
    public boolean dependsOnTime() {
        return plan.dependsOnTime();
    }

    @Override
    public void slope(double time, double[] state, double[] slope) {
        flow.derivative(time, state, settled, slope);
    }

    @Override
    public void linearise(double time, double[] state, double[] slope, double[] cells, double[] inTime) {
        flow.derivative(time, state, settled, slope);
        jacobian().fill(time, state, settled, cells, inTime);
    }

    @Override
    public void multiply(double[] cells, double[] vector, double[] product) {
        jacobian().multiply(cells, vector, product);
    }

    /// Made when a stiff step first asks for it.
    private Jacobian jacobian() {
        Jacobian made = jacobian;
        if (made == null) {
            made = plan.stiff().jacobian().fresh();
            jacobian = made;
        }
        return made;
    }
}
