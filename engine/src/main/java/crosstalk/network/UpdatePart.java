package crosstalk.network;

/// A class of generated code that refreshes what follows from the firing of a reaction, for some of the sets of
/// consequences.
interface UpdatePart {

    /// Refreshes `assigned` and `rates` for the set of that number within the class; see [Update] for the arrays.
    ///
    /// @param scratch what one method hands on to the next: pieces of expressions too large for one
    void run(
            int set,
            double time,
            double[] state,
            double[] parameters,
            double[] assigned,
            double[] scratch,
            double[] rates);
}
