package crosstalk.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user asks of a study; null is found out.
///
/// @param control name of the control arm
/// @param combinations texts `A+B=A,B`: an arm, and the arms of its parts
/// @param endpointVolume mm^3 at which a tumour counts as an event, or null for none
/// @param startDay of treatment; null for the first day measured
/// @param clearBelow mm^3; a tumour of at most so much counts as cleared
/// @param resamples of each bootstrap
/// @param seed of all random draws
/// @param power what the next study should find
public record AnalysisChoice(
        @Nullable String control,
        List<String> combinations,
        @Nullable Double endpointVolume,
        @Nullable Double startDay,
        double clearBelow,
        int resamples,
        long seed,
        PowerPlan power) {
    public static final int USUAL_RESAMPLES = 2000;

    public AnalysisChoice {
        combinations = List.copyOf(combinations);
    }

    public static AnalysisChoice usual() {
        return new AnalysisChoice(null, List.of(), null, null, 0, USUAL_RESAMPLES, 1, PowerPlan.usual());
    }
}
