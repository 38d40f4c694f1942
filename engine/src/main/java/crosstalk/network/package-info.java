/// The network: pure mathematics, no biology and no files.
///
/// A [Network] has species (whole counts or continuous amounts), parameters, assigned quantities and
/// reactions. Everything that changes in Crosstalk is a reaction: a cell that divides, an antibody that is
/// cleared. Rates are [Expression]s over one state; [Kernel] evaluates them over plain arrays. Two kernels
/// exist: [Interpreter], the slow and obvious reference, and the compiled one from [KernelCompiler], which is
/// tested against it.
///
/// Where some species have a value in every voxel of a lattice, [Strips] evaluates expressions in many voxels at once:
/// `Strips.of(network.assignments(), outputs, local)` once; `work()` for each thread; `prepare(time, species, parameters)` for
/// what is the same everywhere, once a step; then for each strip of at most `width()` voxels `input(species)` or `load(species,
/// from, offset, n)` for the species in `reads()`, `run(n)`, and `output(index)`.
///
/// Start with: [Network], then [Expression].
/// In: expressions and tables of species. Out: rates, exact derivatives.
/// Units: none; whoever builds the network has converted everything to one coherent set. Time is `time`.
/// Must not know: biology, files, how the network is solved.
/// To add a function to the language of rates: one constant in [Operation], with its value, its
/// derivative and its code; the property tests pick it up by themselves.
@NullMarked
package crosstalk.network;

import org.jspecify.annotations.NullMarked;
