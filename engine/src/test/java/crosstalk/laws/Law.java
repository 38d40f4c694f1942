package crosstalk.laws;

import java.util.Map;
import java.util.OptionalDouble;

/// One check of one law, as `evidence/laws.yaml` says it.
///
/// @param id unique
/// @param says the law in words
/// @param study file, below the evidence folder; empty where the models' files are compared and nothing is run
/// @param measure what is measured, see [Measures]
/// @param atLeast smallest legal figure
/// @param atMost largest legal figure
/// @param twin arms or models to be taken for others: what the check would see on a model that breaks the law
/// @param holds whether the law held when it was last measured
/// @param reason why it fails, where it does
record Law(
        String id,
        String says,
        String study,
        Map<String, String> measure,
        OptionalDouble atLeast,
        OptionalDouble atMost,
        Map<String, String> twin,
        boolean holds,
        String reason) {

    /// Whether a figure meets the criterion.
    boolean holdsAt(double figure) {
        return figure >= atLeast.orElse(Double.NEGATIVE_INFINITY) && figure <= atMost.orElse(Double.POSITIVE_INFINITY);
    }

    /// The criterion in words.
    String criterion() {
        return (atLeast.isPresent() ? " at least " + atLeast.getAsDouble() : "")
                + (atMost.isPresent() ? " at most " + atMost.getAsDouble() : "");
    }
}
