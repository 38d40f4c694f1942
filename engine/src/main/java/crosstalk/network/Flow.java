package crosstalk.network;

/// The deterministic equations of a network with working space for one thread: see [Kernel#flow].
public final class Flow {

    private final Kernel kernel;
    private final double[] work;

    public Flow(Kernel kernel) {
        this.kernel = kernel;
        work = new double[kernel.flowWork()];
    }

    /// Fills `change` with dx/dt, by species, in amount per unit of time.
    public void derivative(double time, double[] state, double[] parameters, double[] change) {
        kernel.flow(time, state, parameters, work, change);
    }
}
