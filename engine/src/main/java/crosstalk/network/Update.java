package crosstalk.network;

/// Re-evaluates, after one reaction has fired, what depends on what it changed, and nothing else.
///
/// What makes exact simulation fast: an event changes two or three species and a handful of rates. Stateless: one
/// serves every thread. Shapes and units are [Kernel]'s.
public interface Update {

    /// What each reaction's firing changes.
    Influence influence();

    /// Refreshes the entries of `assigned` and `rates` that [#influence] lists for `reaction`.
    ///
    /// Both arrays hold values that were right before the firing (of the assigned quantities those that a rate or a yield
    /// needs); `state` is that after it. What names the time alone is not refreshed.
    void after(int reaction, double time, double[] state, double[] parameters, double[] assigned, double[] rates);
}
