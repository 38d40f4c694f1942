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
    public record ArmResult(
            String arm, Outcome outcome, List<Measurement> measurements, List<ChannelStrength> channels) {}
}
