package crosstalk.analysis;

import crosstalk.statistics.ClearanceSynergy;
import crosstalk.statistics.Combination;
import crosstalk.statistics.GrowthCurve;
import crosstalk.statistics.Proportion;
import crosstalk.statistics.Result;
import crosstalk.statistics.SurvivalData;
import crosstalk.statistics.SurvivalSynergy;
import crosstalk.statistics.Synergy;
import crosstalk.statistics.SynergyByDay;
import crosstalk.statistics.SynergyBySlopes;
import crosstalk.statistics.ZeroVolumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// One combination against what its parts let expect: in volumes over time, in clearance, in survival.
///
/// @param arm of the combination
/// @param parts arms of its parts
/// @param volumes by expectation
/// @param clearance by expectation
/// @param survival by expectation; why not where survival was not analysed
public record CombinationAnalysis(
        String arm, List<String> parts, List<OverTime> volumes, List<Outcome> clearance, List<Outcome> survival) {
    private static final double LEVEL = 0.95;

    /// The combination index over time.
    ///
    /// @param byDay from mean relative volumes, intervals by bootstrap over animals
    /// @param bySlopes from the mixed model of the days up to each, as long as all its arms were measured
    public record OverTime(Synergy.Expectation expectation, List<Synergy> byDay, Result<List<Synergy>> bySlopes) {
        /// The last day of the mixed model, or else of the means; the one that is quoted.
        public Optional<Synergy> last() {
            return bySlopes.found()
                    .filter(list -> !list.isEmpty())
                    .map(List::getLast)
                    .or(() -> byDay.isEmpty() ? Optional.empty() : Optional.of(byDay.getLast()));
        }
    }

    /// The synergy in one outcome.
    ///
    /// @param synergy of one outcome
    public record Outcome(Synergy.Expectation expectation, Result<Synergy> synergy) {}

    public CombinationAnalysis {
        parts = List.copyOf(parts);
        volumes = List.copyOf(volumes);
        clearance = List.copyOf(clearance);
        survival = List.copyOf(survival);
    }

    /// Side by side on the processors: every draw of each comes from a generator of its own, so the results are the same on any number.
    static List<CombinationAnalysis> of(Trial trial, ClearanceAnalysis clearance, Result<SurvivalAnalysis> survival) {
        return trial.hasControl()
                ? trial.combinations().parallelStream()
                        .map(parts -> of(trial, parts, clearance, survival))
                        .toList()
                : List.of();
    }

    private static CombinationAnalysis of(
            Trial trial, Trial.Parts parts, ClearanceAnalysis clearance, Result<SurvivalAnalysis> survival) {
        Combination combination = new Combination(0, parts.parts(), parts.arm());
        List<List<GrowthCurve>> curves = trial.relativeCurves();
        List<Proportion> cleared = clearance.arms().stream()
                .map(arm -> new Proportion(arm.cleared(), arm.n()))
                .toList();
        Result<SurvivalData> data = survival.map(found -> found.data(trial));
        List<OverTime> volumes = new ArrayList<>();
        List<Outcome> clearances = new ArrayList<>();
        List<Outcome> survivals = new ArrayList<>();
        AnalysisChoice choice = trial.choice();
        double last = trial.study().lastDay();
        for (Synergy.Expectation expectation : Synergy.Expectation.values()) {
            List<Synergy> byDay = SynergyByDay.bootstrap(
                    curves, combination, expectation, choice.resamples(), LEVEL, new SplittableRandom(choice.seed()));
            Result<List<Synergy>> bySlopes = SynergyBySlopes.overTime(
                    trial.names(),
                    curves,
                    combination,
                    expectation,
                    ZeroVolumes.HALF_OF_SMALLEST,
                    SynergyBySlopes.Law.STUDENT,
                    LEVEL);
            List<Synergy> common = SynergyByDay.delta(curves, combination, expectation, LEVEL);
            volumes.add(new OverTime(
                    expectation,
                    byDay,
                    common.isEmpty()
                            ? bySlopes
                            : bySlopes.map(list -> upTo(list, common.getLast().day()))));
            clearances.add(new Outcome(
                    expectation,
                    ClearanceSynergy.of(
                            cleared,
                            combination,
                            expectation,
                            last,
                            choice.resamples(),
                            LEVEL,
                            new SplittableRandom(choice.seed()))));
            survivals.add(new Outcome(
                    expectation,
                    survival.then(found -> data.then(d -> expectation == Synergy.Expectation.RESPONSE_ADDITIVITY
                            ? time(d, combination, found.horizon())
                            : SurvivalSynergy.hazard(d, combination, expectation, LEVEL)))));
        }
        return new CombinationAnalysis(
                trial.names().get(parts.arm()),
                parts.parts().stream().map(trial.names()::get).toList(),
                volumes,
                clearances,
                survivals);
    }

    /// Beyond the last day on which all its arms were measured, lines would be extrapolated.
    private static List<Synergy> upTo(List<Synergy> list, double day) {
        return list.stream().filter(synergy -> synergy.day() <= day).toList();
    }

    private static Result<Synergy> time(SurvivalData data, Combination combination, double horizon) {
        return horizon > 0
                ? SurvivalSynergy.time(data, combination, horizon, LEVEL)
                : Result.unavailable("no arm was followed beyond the start");
    }
}
