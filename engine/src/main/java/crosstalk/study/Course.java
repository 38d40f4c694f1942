package crosstalk.study;

import crosstalk.study.Outcome.End;
import java.util.OptionalDouble;

/// What has happened to one subject in one arm so far; becomes its [Outcome].
final class Course {

    private OptionalDouble enrolled = OptionalDouble.empty();
    private double volumeAtEnrolment;
    private OptionalDouble cleared = OptionalDouble.empty();
    private OptionalDouble completeResponse = OptionalDouble.empty();
    private OptionalDouble relapse = OptionalDouble.empty();
    private OptionalDouble event = OptionalDouble.empty();
    private OptionalDouble rechallenged = OptionalDouble.empty();
    private OptionalDouble ended = OptionalDouble.empty();
    private End end = End.LAST_DAY;
    private boolean everPalpable;
    private boolean palpable;

    boolean isEnrolled() {
        return enrolled.isPresent();
    }

    boolean hasEnded() {
        return ended.isPresent();
    }

    boolean hasEvent() {
        return event.isPresent();
    }

    /// Whether something was palpable at the first site at the last calliper measurement.
    boolean isPalpable() {
        return palpable;
    }

    boolean hasResponded() {
        return completeResponse.isPresent();
    }

    boolean isRechallenged() {
        return rechallenged.isPresent();
    }

    void enrol(double day, double volume) {
        enrolled = OptionalDouble.of(day);
        volumeAtEnrolment = volume;
    }

    /// The last malignant cell of the first site is gone.
    void clear(double day) {
        cleared = OptionalDouble.of(day);
    }

    /// Malignant cells are at the first site again.
    void comeBack() {
        cleared = OptionalDouble.empty();
    }

    /// A calliper measurement at the first site. Not yet palpable is no response: nothing palpable is one once a tumour
    /// was felt, or once the last malignant cell is gone.
    void feel(double day, double volume) {
        palpable = volume > 0;
        everPalpable |= palpable;
        if (!isEnrolled()) {
            return;
        }
        if (completeResponse.isEmpty() && !palpable && (everPalpable || cleared.isPresent())) {
            completeResponse = OptionalDouble.of(day);
        }
        if (completeResponse.isPresent() && relapse.isEmpty() && palpable) {
            relapse = OptionalDouble.of(day);
        }
    }

    void happen(double day) {
        event = OptionalDouble.of(day);
    }

    void rechallenge(double day) {
        rechallenged = OptionalDouble.of(day);
    }

    /// Ends the subject's time; one that is not enrolled ends as not enrolled, whatever the reason.
    void end(double day, End why) {
        ended = OptionalDouble.of(day);
        end = isEnrolled() ? why : End.NOT_ENROLLED;
    }

    /// @param rejected whether the second tumour is cleared at the end
    /// @param escaped see [Outcome#escaped]
    Outcome outcome(boolean rejected, boolean escaped) {
        return new Outcome(
                enrolled,
                volumeAtEnrolment,
                cleared,
                completeResponse,
                relapse,
                event,
                ended.orElseThrow(),
                end,
                rechallenged,
                isRechallenged() && rejected,
                escaped);
    }
}
