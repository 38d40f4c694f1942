package crosstalk.network;

/// A run of generated code: some of the assignments, rates, yields or partials of a network.
interface Part {

    /// Writes results into `results`, each at its own index; see [Kernel] for the other arrays.
    ///
    /// @param scratch what parts hand on to later parts of the same kind: pieces of expressions too large for one
    ///     method
    void run(double time, double[] state, double[] parameters, double[] assigned, double[] scratch, double[] results);
}
