package crosstalk.solver;

import java.util.List;
import java.util.OptionalInt;

/// One network on its way through time. Not thread-safe; a study makes one per subject and arm (or resets one).
///
/// Between calls of [#advance] the caller may change [#state] (a dose, an injection of cells) and
/// [#parameters] (a knock-out from a day on) in place and then calls [#changed].
public interface Simulation {

    /// The present time, in the network's unit.
    double time();

    /// The present state by species, live: what is written here is the state.
    double[] state();

    /// The present parameters, live.
    double[] parameters();

    /// Assigned quantities at the present state, recomputed when needed. Read only.
    double[] assigned();

    /// Firings per unit of time of each reaction at the present state, recomputed when needed. Read only.
    double[] rates();

    /// Says that the caller wrote to [#state] or [#parameters].
    void changed();

    /// Moves to time `end`, or to the first time at which one of `watches` is reached after not being reached.
    /// A watch that is reached already when the call begins does not stop until it has been left.
    ///
    /// @return the index of the watch that stopped it, or empty at `end`
    /// @throws SolverException when no step is small enough, or a rate is not finite; names the reaction and the time
    OptionalInt advance(double end, List<Watch> watches);
}
