package crosstalk.laws;

import crosstalk.study.Arm;
import crosstalk.study.Outcome;
import crosstalk.study.SubjectResult.ArmResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Who is cleared, who rejects, who relapses.
final class FateMeasures {

    private FateMeasures() {}

    static Figure of(String what, Asked asked) {
        return switch (what) {
            case "cleared" -> share(asked, asked.arm("arm"), what, Asked::isCleared);
            case "rejected" -> rejected(asked);
            case "cleared less" -> clearedLess(asked);
            case "chance of no less" -> fall(asked.arm("against"), asked.arm("arm"), asked.text("arm"));
            case "cleared more" -> clearedMore(asked);
            case "chance of order" -> chanceOfOrder(asked);
            case "chance of harm" -> chanceOfHarm(asked);
            case "relapse" -> relapse(asked);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Figure share(Asked asked, List<ArmResult> animals, String did, Predicate<ArmResult> is) {
        int number = Asked.count(animals, is);
        String bound = asked.has("bound") ? asked.text("bound") : "";
        return Asked.figure(
                Chance.proportion(number, animals.size(), bound), "%d of %d %s", number, animals.size(), did);
    }

    private static Figure rejected(Asked asked) {
        List<ArmResult> challenged = asked.arm("arm").stream()
                .filter(animal -> animal.outcome().rechallengedDay().isPresent())
                .toList();
        return share(asked, challenged, "rejected", animal -> animal.outcome().rechallengeRejected());
    }

    private static Figure clearedLess(Asked asked) {
        int here = Asked.count(asked.arm("arm"), Asked::isCleared);
        int there = Asked.count(asked.arm("against"), Asked::isCleared);
        int n = asked.arm("arm").size();
        return Asked.figure((double) (there - here) / n, "%d of %d cleared against %d", here, n, there);
    }

    /// By which share of the animals, over all arms, one model is cleared more than another.
    private static Figure clearedMore(Asked asked) {
        int here = 0;
        int there = 0;
        int n = 0;
        for (Arm arm : asked.cohorts().study().arms()) {
            List<ArmResult> animals = asked.cohorts().arm(asked.text("model"), arm.name());
            here += Asked.count(animals, Asked::isCleared);
            there += Asked.count(asked.cohorts().arm(asked.text("against"), arm.name()), Asked::isCleared);
            n += animals.size();
        }
        return Asked.figure((double) (here - there) / n, "%d of %d cleared against %d", here, n, there);
    }

    /// Chance of a fall from one list of animals to another that holds the same animals.
    private static Figure fall(List<ArmResult> from, List<ArmResult> to, String name) {
        int better = 0;
        int worse = 0;
        for (int i = 0; i < from.size(); i++) {
            better += Asked.isCleared(to.get(i)) && !Asked.isCleared(from.get(i)) ? 1 : 0;
            worse += Asked.isCleared(from.get(i)) && !Asked.isCleared(to.get(i)) ? 1 : 0;
        }
        int start = Asked.count(from, Asked::isCleared);
        int end = Asked.count(to, Asked::isCleared);
        return Asked.figure(
                Chance.ofFall(better, worse), "%s, from %d to %d of %d cleared", name, start, end, from.size());
    }

    private static Figure worst(List<Figure> falls) {
        Figure worst =
                falls.stream().min(Comparator.comparingDouble(Figure::value)).orElseThrow();
        return new Figure(worst.value(), "the worst is " + worst.seen());
    }

    private static Figure chanceOfOrder(Asked asked) {
        Cohorts cohorts = asked.cohorts();
        return worst(cohorts.study().arms().stream()
                .map(Arm::name)
                .map(arm -> fall(cohorts.arm(asked.text("against"), arm), cohorts.arm(asked.text("model"), arm), arm))
                .toList());
    }

    private static Figure chanceOfHarm(Asked asked) {
        List<Figure> falls = new ArrayList<>();
        for (Arm more : asked.cohorts().study().arms()) {
            for (Arm less : asked.cohorts().study().arms()) {
                Set<String> drugs = new HashSet<>(more.drugs());
                if (drugs.size() == less.drugs().size() + 1 && drugs.containsAll(less.drugs())) {
                    falls.add(fall(
                            asked.cohorts().arm(asked.text("model"), less.name()),
                            asked.cohorts().arm(asked.text("model"), more.name()),
                            less.name() + " to " + more.name()));
                }
            }
        }
        return worst(falls);
    }

    /// Days from enrolment to the relapse, or else to the end, of animals whose tumour has escaped.
    private static Figure relapse(Asked asked) {
        double[] days = asked.arm("arm").stream()
                .map(ArmResult::outcome)
                .filter(Outcome::escaped)
                .mapToDouble(outcome -> outcome.relapseDay().orElse(outcome.endDay())
                        - outcome.enrolledDay().orElseThrow())
                .toArray();
        double median = Chance.median(days);
        return Asked.figure(
                median,
                "%d of %d escaped, by the median after %.0f days",
                days.length,
                asked.arm("arm").size(),
                median);
    }
}
