package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.MeasuredException;
import crosstalk.measured.MeasuredStudy;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the control and the combinations among the arms.
final class TrialReader {
    private static final Pattern CONTROL = Pattern.compile(
            "(?:untreated|negative|vehicle|isotype|pbs|saline|placebo|control|ctrl|ctl|igg\\S*|mock|sham|no treatment|none|veh)(?:[\\s_\\-,/(].*)?|.*[\\s_\\-(]control\\)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int WIDEST = 18;
    private static final Pattern JOINED = Pattern.compile("\\s*(?:\\+|&|/|\\band\\b|\\bplus\\b)\\s*");

    private final MeasuredStudy study;
    private final AnalysisChoice choice;
    private final List<String> problems = new ArrayList<>();
    private final List<String> decided = new ArrayList<>();

    TrialReader(MeasuredStudy study, AnalysisChoice choice) {
        this.study = study;
        this.choice = choice;
    }

    Trial read() {
        List<Trial.Arm> arms = new ArrayList<>();
        for (int i = 0; i < study.arms().size(); i++) {
            List<Animal> animals = study.counted(i);
            if (animals.isEmpty()) {
                decided.add("arm " + study.arms().get(i) + " has no animal that counts, and is left out");
            } else {
                // by name, so that what is drawn at random does not depend on the order of rows
                arms.add(new Trial.Arm(
                        study.arms().get(i),
                        animals.stream()
                                .sorted(Comparator.comparing((Animal animal) -> numbered(animal.name()))
                                        .thenComparing(Animal::name))
                                .toList()));
            }
        }
        OptionalInt control = control(arms);
        if (control.isPresent()) {
            arms.addFirst(arms.remove(control.getAsInt()));
        }
        List<Trial.Parts> combinations = combinations(arms, control.isPresent());
        checkDays();
        if (!problems.isEmpty()) {
            throw new MeasuredException(problems);
        }
        Trial undoubted = new Trial(study, choice, arms, control.isPresent(), combinations, decided, List.of());
        decided.add(undoubted.clock());
        return new Trial(study, choice, arms, control.isPresent(), combinations, decided, TrialDoubts.of(undoubted));
    }

    /// A name whose numbers sort by size: `a2` before `a10`.
    private static String numbered(String name) {
        return DIGITS.matcher(name)
                .replaceAll(digits ->
                        "0".repeat(Math.max(0, WIDEST - digits.group().length())) + digits.group());
    }

    private void checkDays() {
        @Nullable Double start = choice.startDay();
        if (start != null && start > study.lastDay()) {
            problems.add("--start " + start + ": is after the last day measured, " + study.lastDay());
        }
    }

    private OptionalInt control(List<Trial.Arm> arms) {
        List<String> names = arms.stream().map(Trial.Arm::name).toList();
        @Nullable String said = choice.control();
        if (said != null) {
            OptionalInt found = index(names, said);
            if (found.isEmpty()) {
                problems.add("--control \"" + said + "\": there is no such arm" + Suggestion.phrase(said, names)
                        + " (arms: " + String.join(", ", names) + ")");
            } else {
                decided.add("control: " + names.get(found.getAsInt()) + ", as --control says");
            }
            return found;
        }
        if (arms.size() == 1) {
            decided.add("control: none, as there is one arm");
            return OptionalInt.empty();
        }
        int[] likely = IntStream.range(0, names.size())
                .filter(i ->
                        CONTROL.matcher(names.get(i).toLowerCase(Locale.ROOT)).matches())
                .toArray();
        if (likely.length == 1) {
            decided.add("control: " + names.get(likely[0]) + ", by its name (say otherwise with --control)");
            return OptionalInt.of(likely[0]);
        }
        problems.add(
                "which arm is the control? " + (likely.length == 0 ? "No name says so" : "Several names may be one")
                        + "; name it with --control ARM (arms: " + String.join(", ", names) + ")");
        return OptionalInt.empty();
    }

    private static OptionalInt index(List<String> names, String name) {
        return IntStream.range(0, names.size())
                .filter(i -> plain(names.get(i)).equals(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    private List<Trial.Parts> combinations(List<Trial.Arm> arms, boolean hasControl) {
        List<String> names = arms.stream().map(Trial.Arm::name).toList();
        List<Trial.Parts> found = new ArrayList<>();
        for (String text : choice.combinations()) {
            Trial.@Nullable Parts parts = named(text, names);
            if (parts != null) {
                Optional<String> clash = clash(parts, names, hasControl);
                clash.ifPresent(why -> problems.add("--combination \"" + text + "\": " + why));
                found.add(parts);
            }
        }
        if (choice.combinations().isEmpty()) {
            for (int i = 0; i < names.size(); i++) {
                Trial.@Nullable Parts parts = split(i, names);
                Optional<String> clash = parts == null ? Optional.empty() : clash(parts, names, hasControl);
                if (parts != null && clash.isPresent()) {
                    decided.add("combination: " + names.get(i) + " is set against no parts, as " + clash.get());
                } else if (parts != null) {
                    found.add(parts);
                    decided.add("combination: " + names.get(i) + " of "
                            + String.join(
                                    " and ",
                                    parts.parts().stream().map(names::get).toList())
                            + ", by its name (say otherwise with --combination)");
                }
            }
        }
        return found;
    }

    /// Why an arm can not be set against these parts, if so.
    private static Optional<String> clash(Trial.Parts parts, List<String> names, boolean hasControl) {
        if (hasControl && parts.arm() == 0) {
            return Optional.of(names.getFirst() + " is the control, which is without any of the drugs");
        }
        if (hasControl && parts.parts().contains(0)) {
            return Optional.of(names.getFirst()
                    + " is one of its parts and the control too; the control is without any of the drugs");
        }
        if (parts.parts().contains(parts.arm())) {
            return Optional.of(names.get(parts.arm()) + " is a part of itself");
        }
        return parts.parts().stream()
                .filter(part -> Collections.frequency(parts.parts(), part) > 1)
                .findFirst()
                .map(part -> names.get(part) + " is one of its parts twice");
    }

    private Trial.@Nullable Parts split(int arm, List<String> names) {
        String[] words = JOINED.split(names.get(arm), -1);
        List<Integer> parts = new ArrayList<>();
        for (String word : words) {
            index(names, word).ifPresent(parts::add);
        }
        return words.length > 1 && parts.size() == words.length ? new Trial.Parts(arm, parts) : null;
    }

    /// Arms may have `=` and `,` in their names, so every way to part the text is tried.
    private Trial.@Nullable Parts named(String text, List<String> names) {
        for (int equals = text.indexOf('='); equals > 0; equals = text.indexOf('=', equals + 1)) {
            OptionalInt arm = index(names, text.substring(0, equals));
            List<Integer> parts = listed(text.substring(equals + 1), names);
            if (arm.isPresent() && parts.size() > 1) {
                return new Trial.Parts(arm.getAsInt(), parts);
            }
        }
        problems.add("--combination \"" + text + "\": expected ARM=PART,PART with names of arms" + unknown(text, names)
                + " (arms: " + String.join(", ", names) + ")");
        return null;
    }

    /// Which of the names in a text are no arms, if it can be parted in the plain way.
    private static String unknown(String text, List<String> names) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            return "; there is no = in it";
        }
        List<String> said = new ArrayList<>(List.of(text.substring(0, equals)));
        said.addAll(List.of(text.substring(equals + 1).split(",", -1)));
        List<String> unknown = said.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && index(names, name).isEmpty())
                .toList();
        return unknown.isEmpty()
                ? "; it names " + (said.size() - 1) + " part, a combination has two or more"
                : "; "
                        + unknown.stream()
                                .map(name -> "there is no arm \"" + name + "\"" + Suggestion.phrase(name, names))
                                .collect(Collectors.joining(", "));
    }

    private static List<Integer> listed(String text, List<String> names) {
        String rest = plain(text);
        List<Integer> parts = new ArrayList<>();
        while (!rest.isEmpty()) {
            int best = -1;
            for (int i = 0; i < names.size(); i++) {
                String name = plain(names.get(i));
                boolean whole = rest.equals(name) || rest.startsWith(name + ",");
                if (whole && (best < 0 || name.length() > plain(names.get(best)).length())) {
                    best = i;
                }
            }
            if (best < 0) {
                return List.of();
            }
            parts.add(best);
            int length = plain(names.get(best)).length();
            rest = rest.length() > length ? rest.substring(length + 1) : "";
        }
        return parts;
    }
}
