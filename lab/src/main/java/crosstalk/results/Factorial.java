package crosstalk.results;

import crosstalk.statistics.Interval;
import crosstalk.statistics.Shapley;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What each drug contributes, where a study has an arm for every subset of its drugs.
///
/// @param model name
/// @param outcome that is shared out
/// @param total all drugs less none
/// @param shares Shapley values, in the order of the study's drugs
/// @param interactions pairwise Shapley interaction indices
public record Factorial(
        String model, String outcome, double total, List<Share> shares, List<Interaction> interactions) {

    /// Of one drug, with its 95 % interval.
    public record Share(String drug, double value, double low, double high) {}

    /// Of two drugs, with its 95 % interval.
    public record Interaction(List<String> drugs, double value, double low, double high) {}

    /// Arms by subset: the arm at `s` has drug `i` if bit `i` of `s` is set. Empty when the arms are no full factorial.
    static List<Integer> subsets(StudyDescription study) {
        List<String> drugs = study.drugs();
        if (drugs.isEmpty() || drugs.size() > Shapley.LARGEST || study.arms().size() < 1 << drugs.size()) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>();
        for (int subset = 0; subset < 1 << drugs.size(); subset++) {
            Set<String> wanted = new HashSet<>();
            for (int drug = 0; drug < drugs.size(); drug++) {
                if ((subset >> drug & 1) == 1) {
                    wanted.add(drugs.get(drug));
                }
            }
            int arm = armOf(study, wanted);
            if (arm < 0) {
                return List.of();
            }
            found.add(arm);
        }
        return found;
    }

    private static int armOf(StudyDescription study, Set<String> drugs) {
        for (int i = 0; i < study.arms().size(); i++) {
            StudyDescription.Arm arm = study.arms().get(i);
            if (arm.changes().isEmpty() && arm.drugs().size() == drugs.size() && drugs.containsAll(arm.drugs())) {
                return i;
            }
        }
        return -1;
    }

    /// Shares out the fraction cleared; null when the arms are no full factorial or no animal is in all of them.
    ///
    /// @param fates of one model, `fates.get(arm)`
    static @Nullable Factorial of(StudyDescription study, String model, List<List<Fate>> fates) {
        List<Integer> subsets = subsets(study);
        List<boolean[]> outcomes = new ArrayList<>();
        for (int subject = 1; subject <= study.subjects() && !subsets.isEmpty(); subject++) {
            boolean @Nullable [] row = clearedInAll(subsets, fates, subject);
            if (row != null) {
                outcomes.add(row);
            }
        }
        if (outcomes.isEmpty()) {
            return null;
        }
        Shapley found = Shapley.of(
                outcomes.toArray(boolean[][]::new), ArmSummary.RESAMPLES, new SplittableRandom(study.seed()));
        List<String> drugs = study.drugs();
        return new Factorial(
                model,
                "fraction cleared",
                found.total(),
                found.shares().stream().map(share -> share(drugs, share)).toList(),
                found.interactions().stream()
                        .map(pair -> interaction(drugs, pair))
                        .toList());
    }

    private static boolean @Nullable [] clearedInAll(List<Integer> subsets, List<List<Fate>> fates, int subject) {
        boolean[] row = new boolean[subsets.size()];
        for (int subset = 0; subset < row.length; subset++) {
            List<Fate> arm = fates.get(subsets.get(subset));
            // Rows are by subject, from 1, unless some are missing.
            if (arm.size() < subject
                    || arm.get(subject - 1).subject() != subject
                    || !arm.get(subject - 1).enrolled()) {
                return null;
            }
            row[subset] = arm.get(subject - 1).cleared();
        }
        return row;
    }

    private static Share share(List<String> drugs, Shapley.Share share) {
        Interval interval = share.interval();
        return new Share(drugs.get(share.member()), share.value(), interval.low(), interval.high());
    }

    private static Interaction interaction(List<String> drugs, Shapley.Interaction pair) {
        Interval interval = pair.interval();
        return new Interaction(
                List.of(drugs.get(pair.first()), drugs.get(pair.second())),
                pair.value(),
                interval.low(),
                interval.high());
    }
}
