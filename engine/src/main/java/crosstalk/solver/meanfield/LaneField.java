package crosstalk.solver.meanfield;

import crosstalk.network.LaneKernel;

/// The equations of several subjects as one [Field], without derivatives: for explicit steps.
///
/// Shape: species by species, lane by lane: species i of lane l is unknown `i * lanes + l`.
final class LaneField implements Field {

    private final EnsemblePlan plan;
    private final LaneKernel kernel;
    private final int size;
    private final double[] work;
    private final double[] settled;
    private final double[] ofOne;

    LaneField(EnsemblePlan plan) {
        this.plan = plan;
        kernel = plan.kernel();
        size = plan.plan().network().species().size() * kernel.lanes();
        work = new double[kernel.flowWork()];
        ofOne = new double[plan.plan().settled().network().parameters().size()];
        settled = new double[ofOne.length * kernel.lanes()];
    }

    /// Gives a lane its parameters.
    ///
    /// @param parameters by parameter of the network
    void settle(int lane, double[] parameters) {
        plan.plan().settled().settle(parameters, ofOne);
        int lanes = kernel.lanes();
        for (int i = 0; i < ofOne.length; i++) {
            settled[i * lanes + lane] = ofOne[i];
        }
    }

    /// Gives a lane the parameters of another.
    void copy(int from, int to) {
        int lanes = kernel.lanes();
        for (int row = 0; row < settled.length; row += lanes) {
            settled[row + to] = settled[row + from];
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean dependsOnTime() {
        return plan.plan().dependsOnTime();
    }

    @Override
    public void slope(double time, double[] state, double[] slope) {
        kernel.flow(time, state, settled, work, slope);
    }

    @Override
    public void linearise(double time, double[] state, double[] slope, double[] jacobian, double[] inTime) {
        throw new UnsupportedOperationException("subjects side by side take explicit steps only");
    }
}
