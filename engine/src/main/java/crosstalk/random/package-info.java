/// Random numbers by address, not by order.
///
/// Start with [crosstalk.random.Address]: the study's seed, the subject, the [crosstalk.random.Purpose] and the place (a step, a
/// voxel, or the hash of a name) say where a draw stands, and [crosstalk.random.Stream] reads the draws that stand there. A draw
/// is a pure function of its address and index, so the same study gives the same numbers on 1 or 64 threads, and a subject meets
/// the same numbers in every arm (virtual twins).
///
/// [crosstalk.random.PoissonQuantile] and [crosstalk.random.BinomialQuantile] turn one [crosstalk.random.Score] into a count that
/// rises with it, with the mean and with the number of trials.
///
/// The generator is Philox4x32-10, tested against its published known answers. [crosstalk.random.Poisson] and
/// [crosstalk.random.Binomial] draw whole numbers that are exact in law, to rounding, up to means and counts of 1e15; where one
/// uniform decides, the result rises with it, so that twins stay coupled.
///
/// Bare numbers are dimensionless here. Repeatable: the same bytes on one platform; across platforms, `Math.log` and `Math.exp` may
/// differ in the last bit. Must not know: biology, files, or any other room. To add a purpose, append it with a new number.
@NullMarked
package crosstalk.random;

import org.jspecify.annotations.NullMarked;
