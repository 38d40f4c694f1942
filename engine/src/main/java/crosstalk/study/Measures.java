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

    /// Looks at the tissue in space. Populations are named by family, or by several at once as in `cd8.*`.
    ///
    /// @param on days; empty for never
    /// @param afterEnrolment whether they count from enrolment, or else from inoculation
    /// @param subjects the first so many are kept as pictures; of all, what is measured is kept
    /// @param dead populations of dead cells
    /// @param hypoxia a signal and the level below which tissue is hypoxic
    /// @param depth populations whose depth is measured
    /// @param pairs whose co-location is measured
    public record Sections(
            List<Double> on,
            boolean afterEnrolment,
            int subjects,
            List<String> dead,
            Optional<Assay.Hypoxia> hypoxia,
            List<String> depth,
            List<Together> pairs) {

        /// No look at all.
        public static final Sections NONE =
                new Sections(List.of(), false, 0, List.of(), Optional.empty(), List.of(), List.of());

        /// Two populations.
        public record Together(String first, String second) {}

        public Sections {
            on = List.copyOf(on);
            dead = List.copyOf(dead);
            depth = List.copyOf(depth);
            pairs = List.copyOf(pairs);
        }
    }

    /// The calliper limit, mm^3, or 0 without calliper.
    double limit() {
        return calliper.map(Calliper::limit).orElse(0.0);
    }
}
