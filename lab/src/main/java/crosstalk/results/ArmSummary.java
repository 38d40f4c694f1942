package crosstalk.results;

import crosstalk.statistics.Interval;
import crosstalk.statistics.KaplanMeier;
import crosstalk.statistics.PairedProportions;
import crosstalk.statistics.Summary;
import crosstalk.statistics.Wilson;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One arm of one model in a few numbers. Counts are of the animals that were enrolled.
///
/// @param model name
/// @param arm name
/// @param n animals enrolled
/// @param notEnrolled animals that never qualified
/// @param cleared animals without a living malignant cell at the end
/// @param fraction of n; null when none was enrolled
/// @param low end of its 95 % Wilson interval
/// @param high end of its 95 % Wilson interval
/// @param completeResponses animals with nothing palpable at some time after enrolment
/// @param relapses of these
/// @param escaped not cleared, by loss of an antigen or of MHC-I
/// @param medianSurvivalDays after inoculation, Kaplan-Meier; null when not reached
/// @param medianDaysToClearance after enrolment, of those cleared; null when none was
/// @param rechallenged animals that got a second injection
/// @param rejected second tumours cleared
/// @param against the same animals without treatment; null in control
/// @param scale every readout on biopsy days, of tumours that were palpable
/// @param published figure to compare with; null when there is none
public record ArmSummary(
        String model,
        String arm,
        int n,
        int notEnrolled,
        int cleared,
        @Nullable Double fraction,
        @Nullable Double low,
        @Nullable Double high,
        int completeResponses,
        int relapses,
        int escaped,
        @Nullable Double medianSurvivalDays,
        @Nullable Double medianDaysToClearance,
        int rechallenged,
        int rejected,
        @Nullable Against against,
        List<Scale> scale,
        Evidence.@Nullable Published published) {
    static final int RESAMPLES = 2000;

    /// The difference of fractions cleared from the control arm, animal by animal.
    ///
    /// @param difference fraction here less fraction in control
    /// @param low end of its 95 % interval, bootstrap over subjects
    /// @param high end of its 95 % interval
    /// @param better animals cleared here only
    /// @param worse animals cleared in control only
    /// @param p exact McNemar
    public record Against(double difference, double low, double high, int better, int worse, double p) {}

    /// A readout on a biopsy day, over the tumours that were palpable.
    ///
    /// @param n animals
    /// @param after day after enrolment, or after inoculation where the study counts biopsies so
    /// @param low 5 % of animals lie below
    /// @param high 5 % of animals lie above
    public record Scale(String name, String unit, double after, int n, double median, double low, double high) {}

    /// Counts one arm.
    ///
    /// @param fates of all animals of the arm
    static ArmSummary of(String model, String arm, List<Fate> fates, Extras extras) {
        List<Fate> enrolled = fates.stream().filter(Fate::enrolled).toList();
        int n = enrolled.size();
        int cleared = count(enrolled, Fate::cleared);
        @Nullable Interval interval = n == 0 ? null : Wilson.of(cleared, n).interval();
        return new ArmSummary(
                model,
                arm,
                n,
                fates.size() - n,
                cleared,
                n == 0 ? null : (double) cleared / n,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                count(enrolled, fate -> fate.completeResponseDay() != null),
                count(enrolled, fate -> fate.relapseDay() != null),
                count(enrolled, Fate::escaped),
                extras.knowsEvent() ? medianSurvival(enrolled) : null,
                medianDaysToClearance(enrolled),
                count(enrolled, Fate::rechallenged),
                count(enrolled, fate -> fate.rechallenged() && fate.rejected()),
                extras.against(),
                extras.scale(),
                extras.published());
    }

    /// What is not counted from the animals of the arm alone.
    ///
    /// @param knowsEvent whether the study has a survival event
    record Extras(
            boolean knowsEvent, @Nullable Against against, List<Scale> scale, Evidence.@Nullable Published published) {}

    /// Compares an arm with control; null when no animal is in both.
    static @Nullable Against against(List<Fate> here, List<Fate> control, long seed) {
        List<Fate[]> pairs = here.stream()
                .filter(Fate::enrolled)
                .flatMap(fate -> control.stream()
                        .filter(other -> other.subject() == fate.subject() && other.enrolled())
                        .map(other -> new Fate[] {fate, other}))
                .toList();
        if (pairs.isEmpty()) {
            return null;
        }
        boolean[] treated = new boolean[pairs.size()];
        boolean[] untreated = new boolean[pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            treated[i] = pairs.get(i)[0].cleared();
            untreated[i] = pairs.get(i)[1].cleared();
        }
        PairedProportions found = PairedProportions.of(treated, untreated, RESAMPLES, new SplittableRandom(seed));
        return new Against(
                found.difference(),
                found.interval().low(),
                found.interval().high(),
                found.better(),
                found.worse(),
                found.p());
    }

    /// The survival of some animals; null when there is none.
    static @Nullable KaplanMeier survival(List<Fate> enrolled) {
        if (enrolled.isEmpty()) {
            return null;
        }
        double[] times = new double[enrolled.size()];
        boolean[] events = new boolean[enrolled.size()];
        for (int i = 0; i < times.length; i++) {
            Fate fate = enrolled.get(i);
            @Nullable Double event = fate.eventDay();
            events[i] = event != null;
            times[i] = event == null ? fate.endDay() : event;
        }
        return KaplanMeier.of(times, events);
    }

    private static @Nullable Double medianSurvival(List<Fate> enrolled) {
        @Nullable KaplanMeier curve = survival(enrolled);
        if (curve == null) {
            return null;
        }
        OptionalDouble median = curve.median().estimate();
        return median.isPresent() ? median.getAsDouble() : null;
    }

    private static @Nullable Double medianDaysToClearance(List<Fate> enrolled) {
        double[] days = enrolled.stream()
                .filter(Fate::cleared)
                .mapToDouble(
                        fate -> Objects.requireNonNull(fate.clearedDay()) - Objects.requireNonNull(fate.enrolledDay()))
                .toArray();
        return days.length == 0 ? null : Summary.median(days);
    }

    private static int count(List<Fate> fates, Predicate<Fate> counted) {
        return (int) fates.stream().filter(counted).count();
    }
}
