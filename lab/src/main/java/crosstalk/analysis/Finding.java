package crosstalk.analysis;

/// One answer in a sentence.
///
/// @param topic such as `Survival`
/// @param sentence the answer, with estimate and interval, or what can not be told
/// @param basis method and n
public record Finding(String topic, String sentence, String basis) {}
