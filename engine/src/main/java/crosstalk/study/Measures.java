package crosstalk.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is measured, and when.
///
/// @param calliper volumes as a person measures them
/// @param readouts days between two days on which true volumes, populations, drugs and readouts are taken, from day 0; empty for never
/// @param channels days between two days on which channels are taken, from day 0; empty for never
/// @param biopsy days on which everything is taken
/// @param biopsyAfterEnrolment whether biopsy days count from enrolment, or else from inoculation
public record Measures(
        Optional<Calliper> calliper,
        OptionalDouble readouts,
        OptionalDouble channels,
        List<Double> biopsy,
        boolean biopsyAfterEnrolment) {

    public Measures {
        biopsy = List.copyOf(biopsy);
    }

    /// The calliper limit, mm^3, or 0 without calliper.
    double limit() {
        return calliper.map(Calliper::limit).orElse(0.0);
    }
}
