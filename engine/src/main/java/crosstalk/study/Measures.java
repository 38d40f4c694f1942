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
/// @param sections looks at the tissue in space, where the fidelity has it
public record Measures(
        Optional<Calliper> calliper,
        OptionalDouble readouts,
        OptionalDouble channels,
        List<Double> biopsy,
        boolean biopsyAfterEnrolment,
        Sections sections) {

    public Measures {
        biopsy = List.copyOf(biopsy);
    }

    /// Looks at the tissue in space.
    ///
    /// @param on days; empty for never
    /// @param afterEnrolment whether they count from enrolment, or else from inoculation
    /// @param subjects the first so many are kept as pictures; of all, what is measured is kept
    public record Sections(List<Double> on, boolean afterEnrolment, int subjects) {

        /// No look at all.
        public static final Sections NONE = new Sections(List.of(), false, 0);

        public Sections {
            on = List.copyOf(on);
        }
    }

    /// The calliper limit, mm^3, or 0 without calliper.
    double limit() {
        return calliper.map(Calliper::limit).orElse(0.0);
    }
}
