package crosstalk.analysis;

import java.util.Optional;

/// What the next study should find, and how it will be kept.
///
/// @param clearance of the treated arm, 0 to 1; empty for what was seen
/// @param hazardRatio empty for what was seen
/// @param slower growth per day less than the control's; empty for what was seen
/// @param loss part of the animals lost for reasons of their own, 0 to below 1
/// @param cageSize animals of a cage
/// @param cageCorrelation of two animals of a cage, 0 to 1
public record PowerPlan(
        Optional<Double> clearance,
        Optional<Double> hazardRatio,
        Optional<Double> slower,
        double loss,
        int cageSize,
        double cageCorrelation) {
    public static PowerPlan usual() {
        return new PowerPlan(Optional.empty(), Optional.empty(), Optional.empty(), 0, 1, 0);
    }
}
