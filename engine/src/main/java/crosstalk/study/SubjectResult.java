package crosstalk.study;

import java.util.List;
import java.util.Map;

/// One subject of one model in every arm: the unit that is recorded whole or not at all.
///
/// @param model name
/// @param subject number from 1
/// @param traits value of every parameter that varies between subjects, in canonical units
/// @param arms in the order of the study
public record SubjectResult(String model, int subject, Map<String, Double> traits, List<ArmResult> arms) {

    /// One subject in one arm.
    ///
    /// @param specimens looks at the tissue in space, by day; none where the solver knows no space
    public record ArmResult(
            String arm,
            Outcome outcome,
            List<Measurement> measurements,
            List<ChannelStrength> channels,
            List<Specimen> specimens) {

        /// One subject that was not looked at in space.
        public ArmResult(String arm, Outcome outcome, List<Measurement> measurements, List<ChannelStrength> channels) {
            this(arm, outcome, measurements, channels, List.of());
        }
    }
}
