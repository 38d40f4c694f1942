package crosstalk.solver.meanfield;

import crosstalk.network.LaneKernel;

/// What [MeanFieldEnsemble] works out about a network once: its equations over lanes. Immutable; shared by threads.
public final class EnsemblePlan {

    /// Subjects that are stepped together, unless told otherwise; the fastest of 16 to 256 on the bundled models.
    public static final int LANES = 128;

    private final Plan plan;
    private final LaneKernel kernel;

    /// For groups of [#LANES] subjects.
    public EnsemblePlan(Plan plan) {
        this(plan, LANES);
    }

    /// For groups of another size; small ones waste the processor's vectors, large ones its nearest memory.
    ///
    /// @param lanes subjects in a group, at least 1
    public EnsemblePlan(Plan plan, int lanes) {
        this.plan = plan;
        kernel = LaneKernel.compile(plan.settled().network(), lanes);
    }

    /// The plan for one subject.
    public Plan plan() {
        return plan;
    }

    /// Subjects in a group.
    public int lanes() {
        return kernel.lanes();
    }

    LaneKernel kernel() {
        return kernel;
    }
}
