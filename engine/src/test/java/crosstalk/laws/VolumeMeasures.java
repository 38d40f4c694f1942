package crosstalk.laws;

import crosstalk.study.SubjectResult.ArmResult;
import java.util.List;

/// How tumours grow.
final class VolumeMeasures {

    private VolumeMeasures() {}

    static Figure of(String what, Asked asked) {
        return switch (what) {
            case "volume" -> asked.median("mm3", animal -> volume(animal, asked));
            case "slope" -> asked.median("a day", animal -> slope(animal, asked));
            case "days to limit" ->
                asked.median("days", animal -> animal.outcome().eventDay().orElse(Double.POSITIVE_INFINITY));
            case "spread" -> spread(asked);
            case "inhibition" -> inhibition(asked);
            case "benefit kept" -> benefitKept(asked);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static double volume(ArmResult animal, Asked asked) {
        return Cohorts.volume(animal, asked.number("day"));
    }

    private static double slope(ArmResult animal, Asked asked) {
        double from = asked.number("from");
        double to = asked.number("to");
        return Math.log(Cohorts.volume(animal, to) / Cohorts.volume(animal, from)) / (to - from);
    }

    private static Figure spread(Asked asked) {
        double deviation = Chance.deviation(Asked.each(asked.arm("arm"), animal -> Math.log(volume(animal, asked))));
        return Asked.figure(deviation, "standard deviation %.2f of the log of volume", deviation);
    }

    /// Percent by which the median volume is below that of another arm.
    private static Figure inhibition(Asked asked) {
        double treated = Chance.median(Asked.each(asked.arm("arm"), animal -> volume(animal, asked)));
        double control = Chance.median(Asked.each(asked.arm("against"), animal -> volume(animal, asked)));
        return Asked.figure(100 * (1 - treated / control), "%.0f against %.0f mm3", treated, control);
    }

    /// Which share of a benefit is left when something is blocked, each against its own control.
    private static Figure benefitKept(Asked asked) {
        double whole = benefit(asked, "control", "arm");
        double left = benefit(asked, "blocked control", "blocked arm");
        return Asked.figure(left / whole, "log ratio to control %.2f, and %.2f when blocked", whole, left);
    }

    /// Mean log ratio of control to treated volume, animal by animal.
    private static double benefit(Asked asked, String control, String treated) {
        List<ArmResult> without = asked.arm(control);
        List<ArmResult> with = asked.arm(treated);
        double sum = 0;
        for (int i = 0; i < with.size(); i++) {
            sum += Math.log(volume(without.get(i), asked) / volume(with.get(i), asked));
        }
        return sum / with.size();
    }
}
