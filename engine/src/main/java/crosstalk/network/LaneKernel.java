package crosstalk.network;

/// Evaluates the deterministic equations of a network for several subjects side by side: same network, same time,
/// different states and parameters.
///
/// Shapes: every array is by row, then lane: species i of lane l stands at `i * lanes + l`, and so do parameters and
/// derivatives. Generated loops over the lanes carry out the same operation on as many as the processor takes at once; each
/// lane agrees to the bit with [Kernel#flow] and with what it would be alone. Stateless: one serves every thread.
///
/// `HILL` is written without its branch: where `half` is not above 0, which its definition excludes, values may differ.
public final class LaneKernel {

    private static final double[] NONE = {};

    private final int lanes;
    private final int rows;
    private final Part[] parts;

    private LaneKernel(int lanes, int rows, Part[] parts) {
        this.lanes = lanes;
        this.rows = rows;
        this.parts = parts;
    }

    /// Compiles the equations for a number of lanes.
    ///
    /// @param lanes how many subjects stand side by side, at least 1; multiples of 64 are fastest
    public static LaneKernel compile(Network network, int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("at least one lane, found " + lanes);
        }
        LaneLoops loops = LaneLoops.of(network);
        long most = Math.max(
                Math.max(network.species().size(), network.parameters().size()), loops.rows);
        if (most * lanes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    most + " rows of " + lanes + " lanes are too many for an array; take fewer lanes");
        }
        Part[] parts = LaneWriter.write(loops, lanes).stream()
                .map(KernelCompiler::define)
                .toArray(Part[]::new);
        return new LaneKernel(lanes, loops.rows, parts);
    }

    /// How many subjects stand side by side.
    public int lanes() {
        return lanes;
    }

    /// Length of the working space that [#flow] takes.
    public int flowWork() {
        return rows * lanes;
    }

    /// Fills `change` with dx/dt of each lane, as [Kernel#flow] does for one subject.
    ///
    /// @param work of [#flowWork]; what it holds before and after means nothing
    public void flow(double time, double[] state, double[] parameters, double[] work, double[] change) {
        for (Part part : parts) {
            part.run(time, state, parameters, NONE, work, change);
        }
    }
}
