/// Statistics of outcomes: arrays in, records out, for simulated and measured data alike.
///
/// Start with [crosstalk.statistics.TwoByTwo] and [crosstalk.statistics.Proportion] (a fraction of animals),
/// [crosstalk.statistics.SurvivalData] with [crosstalk.statistics.KaplanMeier], [crosstalk.statistics.LogRank] and
/// [crosstalk.statistics.CoxModel] (time to an event), [crosstalk.statistics.GrowthCurve] and [crosstalk.statistics.Response] (one
/// animal's tumour), [crosstalk.statistics.GrowthModel] (growth of arms), [crosstalk.statistics.Synergy] (a combination against its parts),
/// [crosstalk.statistics.PowerCurve] (how many animals); for subjects that are in two arms at once
/// [crosstalk.statistics.PairedProportions], [crosstalk.statistics.PairedDifference] and [crosstalk.statistics.Shapley].
///
/// An answer is a [crosstalk.statistics.Result]: found, such as an [crosstalk.statistics.Estimate] with interval, level, n and method,
/// or unavailable with the reason in words; never NaN, never a made-up 0. Units: those of the values given; a difference keeps them. Levels and
/// probabilities are 0 to 1. Arrays are never written to, and every number in them must be finite. Where chance is needed, the caller
/// hands in the generator, so that the same call gives the same result.
///
/// Must not know: the simulator, its random numbers, files, or any other room. To add a statistic, add a record with a static
/// `of`, a [crosstalk.statistics.Method] whose sources are in references.bib, and a reference case made by another tool, with its recipe.
@NullMarked
package crosstalk.statistics;

import org.jspecify.annotations.NullMarked;
