/// The network in real numbers: ordinary differential equations, stiff or not.
///
/// [Plan] holds what is worked out once per network (equations with what follows from parameters settled, and for stiff
/// networks the exact sparse Jacobian and its order of elimination); [MeanField] is one subject on its way; [Tolerance]
/// says how closely. Inside: a [Method] makes a step on a [Field], [DormandPrince] an explicit one, [Rosenbrock] (with
/// [Rodas5P]'s numbers) a stiff one; [Stiffness] decides which; [StepControl] chooses its length by [ErrorNorm];
/// [SparseFactor] or else [DenseFactor] solves the stiff one's equations; [Crossing] places a watch within it.
///
/// Start with: [MeanField]. In: a network, its kernel, parameters, a start. Out: the state at a time. Units: the network's.
/// Must not know: biology, files, studies, random numbers.
/// To add another method: a class that is a [Method], a line in the test of orders, and its case in [Stiffness].
@NullMarked
package crosstalk.solver.meanfield;

import org.jspecify.annotations.NullMarked;
