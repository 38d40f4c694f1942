/// The network in real numbers: stiff ordinary differential equations.
///
/// [Plan] holds what is worked out once per network (equations, exact Jacobian, order of elimination); [MeanField] is
/// one subject on its way; [Tolerance] says how closely. Inside: [Rosenbrock] makes a step of [Rodas5P] on a
/// [Field], [StepControl] chooses its length, [SparseFactor] or else [DenseFactor] solves its equations, [Crossing]
/// places a watch within it.
///
/// Start with: [MeanField]. In: a network, its kernel, parameters, a start. Out: the state at a time. Units: the network's.
/// Must not know: biology, files, studies, random numbers.
/// To add another method (an explicit one for networks that are not stiff): a class beside [Rosenbrock] with its
/// `linearise`, `attempt`, `error`, `next` and `at`; then an interface of these five between it and [MeanField].
@NullMarked
package crosstalk.solver.meanfield;

import org.jspecify.annotations.NullMarked;
