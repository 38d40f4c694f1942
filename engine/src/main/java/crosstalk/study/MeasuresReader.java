package crosstalk.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what is measured, and when.
final class MeasuresReader {

    private static final String ENROLMENT = "enrolment";
    private static final String INOCULATION = "inoculation";

    private static final Pattern BELOW = Pattern.compile("(?<signal>\\S+)\\s+below\\s+(?<level>.+)");
    private static final Pattern WITH = Pattern.compile("(?<first>\\S+)\\s+with\\s+(?<second>\\S+)");

    private MeasuresReader() {}

    static Measures read(Section study) {
        Optional<Section> found = study.requiredSection(
                "measure",
                "such as { calliper: { every: 2 days, cv: 12 %, limit: 8 mm^3 }, readouts: { every: 2 days } }");
        if (found.isEmpty()) {
            return new Measures(
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of(),
                    false,
                    Measures.Sections.NONE);
        }
        Section measure = found.get();
        Optional<Calliper> calliper = measure.section("calliper").map(MeasuresReader::calliper);
        OptionalDouble readouts = every(measure, "readouts");
        OptionalDouble channels = every(measure, "channels");
        Optional<Section> biopsy = measure.section("biopsy");
        List<Double> days = biopsy.map(MeasuresReader::days).orElse(List.of());
        boolean after = biopsy.map(MeasuresReader::afterEnrolment).orElse(false);
        biopsy.ifPresent(Section::close);
        Measures.Sections sections =
                measure.section("sections").map(MeasuresReader::sections).orElse(withBiopsies(days, after));
        measure.close();
        return new Measures(calliper, readouts, channels, days, after, sections);
    }

    /// A study that asks for no sections has those of one animal of each arm, on the days of biopsies.
    private static Measures.Sections withBiopsies(List<Double> days, boolean after) {
        return new Measures.Sections(days, after, 1, List.of(), Optional.empty(), List.of(), List.of());
    }

    private static Calliper calliper(Section part) {
        double every = interval(part).orElse(1.0);
        double cv = part.value("cv", Wording::share).orElse(0.0);
        Calliper.Noise noise = part.value("error", t -> Wording.oneOf(t, Calliper.Noise.class, Wording::lower))
                .orElse(Calliper.Noise.LOGNORMAL);
        double limit = part.value("limit", Wording::volume).orElse(0.0);
        part.close();
        return new Calliper(every, cv, noise, limit);
    }

    private static OptionalDouble every(Section measure, String key) {
        Optional<Double> every = measure.section(key).flatMap(part -> {
            Optional<Double> days = interval(part);
            part.close();
            return days;
        });
        return StudyReader.optional(every);
    }

    private static Optional<Double> interval(Section part) {
        return part.required("every", "a time such as \"2 days\"", Wording::interval);
    }

    private static List<Double> days(Section biopsy) {
        if (biopsy.requiredNode("on", "a list of days such as [7, 14]").isEmpty()) {
            return List.of();
        }
        List<Double> days = biopsy.list("on", Wording::dayNumber);
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i) <= days.get(i - 1)) {
                biopsy.problem("on", "on: days do not rise: " + days.get(i) + " follows " + days.get(i - 1));
            }
        }
        return days;
    }

    private static Measures.Sections sections(Section part) {
        List<Double> on = days(part);
        boolean after = afterEnrolment(part);
        int subjects =
                part.value("of", t -> Wording.whole(t, 0, Study.MOST_SUBJECTS)).orElse(1);
        Measures.Sections sections = new Measures.Sections(
                on,
                after,
                subjects,
                names(part, "dead"),
                part.value("hypoxia", MeasuresReader::hypoxia),
                names(part, "depth"),
                part.node("pairs")
                        .map(node -> part.list("pairs", node, MeasuresReader::pair))
                        .orElse(List.of()));
        part.close();
        return sections;
    }

    private static List<String> names(Section part, String key) {
        return part.node(key).map(node -> part.list(key, node, text -> text)).orElse(List.of());
    }

    private static Assay.Hypoxia hypoxia(String text) {
        Matcher matcher = BELOW.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\", expected a signal and a level such as \"oxygen below 0.08\"");
        }
        return new Assay.Hypoxia(matcher.group("signal"), Wording.number(matcher.group("level"), "a level"));
    }

    private static Measures.Sections.Together pair(String text) {
        Matcher matcher = WITH.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\", expected two populations such as \"cd8.effector with cancer\"");
        }
        return new Measures.Sections.Together(matcher.group("first"), matcher.group("second"));
    }

    private static boolean afterEnrolment(Section biopsy) {
        return biopsy.value("after", text -> switch (text) {
                    case ENROLMENT -> true;
                    case INOCULATION -> false;
                    default ->
                        throw new IllegalArgumentException(
                                "\"" + text + "\", expected " + ENROLMENT + " or " + INOCULATION);
                })
                .orElse(false);
    }
}
