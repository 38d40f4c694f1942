/// Statistics of outcomes: arrays in, records out, for simulated and measured data alike.
///
/// Start with [crosstalk.statistics.Wilson] (a fraction of animals), [crosstalk.statistics.KaplanMeier] (time to an event),
/// [crosstalk.statistics.PairedProportions] and [crosstalk.statistics.PairedDifference] (the same subjects in two arms),
/// [crosstalk.statistics.Shapley] (what each drug of a factorial contributes) and [crosstalk.statistics.Summary] (a sample).
///
/// Units: those of the values given; a difference keeps them. Levels and probabilities are 0 to 1. Arrays are never written to,
/// and every number in them must be finite; what can not be estimated is empty, never NaN. Where chance is needed, the caller
/// hands in the generator, so that the same call gives the same result.
///
/// Must not know: the simulator, its random numbers, files, or any other room. To add a statistic, add a record with a static
/// `of`, and a reference case made by another tool, with its recipe.
@NullMarked
package crosstalk.statistics;

import org.jspecify.annotations.NullMarked;
