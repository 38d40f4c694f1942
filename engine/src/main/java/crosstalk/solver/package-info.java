/// What every solver offers: a [Simulation] of one network, moved forward in time and stopped where a
/// [Watch] says.
///
/// Start with: [Simulation]. In: a network, its kernel, parameters, a start. Out: the state at a time.
/// Shared by solvers: [Present] (state and what follows from it), [ArmedWatches], [Dependencies].
/// Must not know: biology, files, studies.
/// To add a solver: a package beside `meanfield` and `stochastic` with a class that implements
/// [Simulation] and passes its contract test.
@NullMarked
package crosstalk.solver;

import org.jspecify.annotations.NullMarked;
