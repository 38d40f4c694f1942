package crosstalk.network;

/// Evaluates a network over plain arrays. Stateless: one kernel serves every thread.
///
/// Shapes: `state` by species, `parameters` by parameter, `assigned` by assignment, `rates` by reaction,
/// `yields` by change whose amount is not a constant (order of [Yields]), `partials` in the order of [Partials].
/// Units: the network's own. No argument is checked here; solvers check once at their door.
public interface Kernel {

    /// Fills `assigned` from the state. Everything else below reads it.
    void assign(double time, double[] state, double[] parameters, double[] assigned);

    /// Fills `rates`, firings per unit of time; below 0 where the expression is.
    void rates(double time, double[] state, double[] parameters, double[] assigned, double[] rates);

    /// Fills `yields`: amounts per firing that depend on the state.
    void yields(double time, double[] state, double[] parameters, double[] assigned, double[] yields);

    /// Fills `partials`: the derivatives of assignments, rates and yields with respect to what they name directly,
    /// those that are not the same number everywhere ([Partials#varying]); [Jacobian] chains them. The first call
    /// may prepare them, and takes longer.
    void partials(double time, double[] state, double[] parameters, double[] assigned, double[] partials);

    /// Length of the working space that [#flow] takes.
    int flowWork();

    /// Fills `change` with dx/dt of the deterministic equations, by species: the sum over reactions, in their order, of
    /// amount times rate. Rates count as they are, also below 0, whether or not a species is counted.
    ///
    /// @param work of [#flowWork]; what it holds before and after means nothing
    void flow(double time, double[] state, double[] parameters, double[] work, double[] change);

    /// What re-evaluates, after the firing of one reaction, only what depends on it. The first call may prepare it, and
    /// takes longer.
    Update update();
}
