package crosstalk.analysis;

import crosstalk.measured.Doubt;
import crosstalk.measured.MeasuredStudy;
import crosstalk.statistics.DropOut;
import crosstalk.statistics.GrowthModel;
import crosstalk.statistics.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Everything that was found out of one study.
///
/// @param schema of `results.json`; a higher one may read otherwise
/// @param name of the file
/// @param understood how the table was read, and who is compared with whom
/// @param doubts what can hardly be believed
/// @param trial study and question
/// @param response of each animal by mouse RECIST
/// @param clearance animals without a tumour at their end
/// @param survival time to the event; says why if there is none
/// @param growth rates, inhibition
/// @param model the mixed model of log volumes
/// @param combinations each against its parts
/// @param power how many animals next time
/// @param dropOut what leaving does to growth rates
/// @param modelCheck beside a virtual study, if one was named
/// @param checks assumptions, in words
public record Analysis(
        int schema,
        String name,
        List<String> understood,
        List<Doubt> doubts,
        Trial trial,
        ResponseAnalysis response,
        ClearanceAnalysis clearance,
        Result<SurvivalAnalysis> survival,
        GrowthAnalysis growth,
        Result<GrowthModelling> model,
        List<CombinationAnalysis> combinations,
        Result<PowerAnalysis> power,
        Result<DropOut> dropOut,
        Optional<ModelCheck> modelCheck,
        List<Check> checks) {
    /// Of `results.json`.
    public static final int SCHEMA = 1;

    public Analysis {
        understood = List.copyOf(understood);
        combinations = List.copyOf(combinations);
        doubts = List.copyOf(doubts);
        checks = List.copyOf(checks);
    }

    /// Asks a study everything.
    ///
    /// @throws crosstalk.measured.MeasuredException if the choice does not fit the study
    public static Analysis of(MeasuredStudy study, AnalysisChoice choice) {
        return of(study, choice, Optional.empty(), List.of());
    }

    /// The same, beside a virtual study.
    ///
    /// @param matches texts `ARM=VIRTUAL ARM`
    public static Analysis of(
            MeasuredStudy study, AnalysisChoice choice, Optional<MeasuredStudy> virtual, List<String> matches) {
        Trial trial = Trial.of(study, choice);
        List<String> understood = new ArrayList<>(study.understood());
        understood.addAll(trial.decided());
        ClearanceAnalysis clearance = ClearanceAnalysis.of(trial);
        Result<SurvivalAnalysis> survival = SurvivalAnalysis.of(trial);
        ResponseAnalysis response = ResponseAnalysis.of(trial);
        GrowthAnalysis growth = GrowthAnalysis.of(trial);
        Result<GrowthModel> model = GrowthModelling.model(trial);
        Result<GrowthModelling> modelling = model.map(fit -> GrowthModelling.of(trial, fit));
        List<CombinationAnalysis> combinations = CombinationAnalysis.of(trial, clearance, survival);
        Optional<ModelCheck> modelCheck = virtual.map(twin -> ModelCheck.of(trial, twin, matches));
        modelCheck.ifPresent(check -> understood.addAll(check.decided(matches)));
        // the two that simulate whole studies, side by side; each has generators of its own
        CompletableFuture<Result<DropOut>> dropOut = CompletableFuture.supplyAsync(() -> DropOutCheck.of(trial, model));
        Result<PowerAnalysis> power = PowerAnalysis.of(trial, clearance, survival, model);
        Analysis unchecked = new Analysis(
                SCHEMA,
                study.name(),
                understood,
                Stream.concat(study.doubts().stream(), trial.doubts().stream()).toList(),
                trial,
                response,
                clearance,
                survival,
                growth,
                modelling,
                combinations,
                power,
                dropOut.join(),
                modelCheck,
                List.of());
        return unchecked.with(Checks.of(unchecked));
    }

    private Analysis with(List<Check> found) {
        return new Analysis(
                schema,
                name,
                understood,
                doubts,
                trial,
                response,
                clearance,
                survival,
                growth,
                model,
                combinations,
                power,
                dropOut,
                modelCheck,
                found);
    }
}
