package crosstalk.solver.meanfield;

import crosstalk.network.Flow;
import crosstalk.network.Jacobian;

/// The equations of a network at one set of parameters as a [Field].
final class NetworkField implements Field {

    private final Flow flow;
    private final Jacobian jacobian;
    private final double[] parameters;
    private final int size;
    private final boolean dependsOnTime;

    /// @param parameters live: read at every evaluation
    NetworkField(Plan plan, double[] parameters) {
        flow = plan.equations();
        jacobian = plan.jacobian().fresh();
        size = plan.network().species().size();
        dependsOnTime = plan.dependsOnTime();
        this.parameters = parameters;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean dependsOnTime() {
        return dependsOnTime;
    }

    @Override
    public void slope(double time, double[] state, double[] slope) {
        flow.derivative(time, state, parameters, slope);
    }

    @Override
    public void linearise(double time, double[] state, double[] slope, double[] matrix, double[] inTime) {
        flow.derivative(time, state, parameters, slope);
        jacobian.fill(time, state, parameters, matrix, inTime);
    }
}
