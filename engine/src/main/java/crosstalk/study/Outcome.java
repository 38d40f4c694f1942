package crosstalk.study;

import java.util.OptionalDouble;

/// How one subject fared in one arm. Days after inoculation.
///
/// @param enrolledDay first possible dosing day; empty when the subject never qualified (then nothing else happens); of a
///     naive animal the day of its only injection
/// @param volumeAtEnrolment mm^3; 0 when not enrolled
/// @param clearedDay when the first site lost its last living malignant cell, if it stayed so; also of subjects that did so
///     before they could enrol
/// @param completeResponseDay first calliper day after enrolment on which nothing was palpable where a tumour had been, or where
///     the last malignant cell was gone
/// @param relapseDay first calliper day on which a tumour was palpable again after a complete response
/// @param eventDay when the survival event happened; empty when it did not
/// @param endDay when the subject left: the study's last day, or that on which the limit was reached
/// @param end why it ended
/// @param rechallengedDay day of the second injection, if there was one
/// @param rechallengeRejected whether the second tumour was cleared by the end; meaningless without rechallenge
/// @param escaped whether, not cleared, most malignant cells of the first site at the end were of kinds that had not been
///     injected: they had lost an antigen or MHC-I
public record Outcome(
        OptionalDouble enrolledDay,
        double volumeAtEnrolment,
        OptionalDouble clearedDay,
        OptionalDouble completeResponseDay,
        OptionalDouble relapseDay,
        OptionalDouble eventDay,
        double endDay,
        End end,
        OptionalDouble rechallengedDay,
        boolean rechallengeRejected,
        boolean escaped) {

    /// Why a subject's time in the study ended.
    public enum End {
        /// The last day of the study.
        LAST_DAY,
        /// The tumour reached the humane limit.
        HUMANE_LIMIT,
        /// The subject never met the enrolment rule.
        NOT_ENROLLED
    }
}
