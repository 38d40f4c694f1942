package crosstalk.study;

import crosstalk.model.Model;
import crosstalk.model.Problem;
import crosstalk.model.ProblemsException;
import crosstalk.model.Yaml;
import crosstalk.quantity.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads a study file and collects every problem in it and in its models.
final class StudyReader {

    private static final String SPREAD = "between subjects";
    private static final String NO_SPREAD = "none";
    private static final double UNREAD_END = Wording.LATEST_DAY;

    private final ModelSource source;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private final Map<Path, String> sources = new LinkedHashMap<>();

    /// @param source [Model#read] but in tests
    StudyReader(ModelSource source) {
        this.source = source;
    }

    /// Reads one model.
    interface ModelSource {
        Model read(Path file) throws ProblemsException;
    }

    private record Animals(int subjects, boolean spread) {}

    Study read(Path file) throws ProblemsException {
        Yaml.Node root = Yaml.read(file, problems);
        if (problems.isEmpty()) {
            sources.put(file, text(file));
            Section section = new Section("", root, problems);
            Study study = study(section, file);
            section.close();
            StudyCheck.check(study, section, problems);
            if (problems.isEmpty()) {
                return study;
            }
        }
        throw new ProblemsException(problems);
    }

    /// What could be read, with stand-ins where there is a problem.
    private Study study(Section section, Path file) {
        String name =
                section.required("study", "the study's name", text -> text).orElse("");
        String question = section.value("question", text -> text).orElse("");
        readModels(section, file);
        Fidelity fidelity = section.required("fidelity", "mean-field, stochastic or spatial", StudyReader::fidelity)
                .orElse(Fidelity.STOCHASTIC);
        Animals cohort = cohort(section);
        Inoculation inoculation = ArmsReader.inoculation(section, models).orElse(Inoculation.OF_THE_MODEL);
        Enrolment enrolment = ArmsReader.enrolment(section).orElse(new Enrolment.OnDay(0));
        RegimenTable regimens = RegimenTable.read(section, models);
        Study.End end = end(section);
        OptionalDouble survival = optional(section.value("survival", Wording::volumeReached));
        List<Arm> arms = new ArmsReader(models, enrolment, inoculation, regimens, problems).read(section);
        return new Study(
                name,
                question,
                models,
                fidelity,
                voxels(section),
                cohort.subjects(),
                cohort.spread(),
                optional(section.value("body mass", Wording::bodyMass)),
                arms,
                MeasuresReader.read(section),
                end,
                rechallenge(section),
                survival.isPresent() ? survival : end.humaneLimit(),
                section.value("seed", Wording::seed).orElse(1L),
                section.value("published", text -> published(file, text)),
                sources);
    }

    private void readModels(Section section, Path file) {
        Optional<Yaml.Node> node = section.requiredNode("models", "a list of model files");
        if (node.isEmpty()) {
            return;
        }
        List<Path> paths = section.list("models", node.get(), text -> beside(file, text));
        if (paths.isEmpty()) {
            section.problem("models", "models: found none, expected at least one model file");
        }
        for (Path path : paths) {
            try {
                Model model = source.read(path);
                if (models.stream().anyMatch(other -> other.name().equals(model.name()))) {
                    section.problem("models", "models: two are named \"" + model.name() + "\"");
                }
                models.add(model);
                model.sources().forEach(sources::putIfAbsent);
            } catch (ProblemsException e) {
                section.problem("models", "models: \"" + path + "\" can not be used");
                problems.addAll(e.problems());
            }
        }
    }

    private static Animals cohort(Section section) {
        Optional<Section> found =
                section.requiredSection("cohort", "such as { subjects: 20, spread: between subjects }");
        if (found.isEmpty()) {
            return new Animals(1, true);
        }
        Section cohort = found.get();
        int subjects = cohort.required("subjects", "a number of animals", t -> Wording.whole(t, 1, Study.MOST_SUBJECTS))
                .orElse(1);
        boolean spread = cohort.value("spread", StudyReader::spread).orElse(true);
        cohort.close();
        return new Animals(subjects, spread);
    }

    private static Study.End end(Section section) {
        Optional<Section> found =
                section.requiredSection("end", "such as { on: day 100, or when: tumour volume reaches 1500 mm^3 }");
        if (found.isEmpty()) {
            return new Study.End(UNREAD_END, OptionalDouble.empty());
        }
        Section end = found.get();
        double day =
                end.required("on", "a day such as \"day 100\"", Wording::day).orElse(UNREAD_END);
        OptionalDouble limit = optional(end.value("or when", Wording::volumeReached));
        end.close();
        return new Study.End(day, limit);
    }

    private Optional<Rechallenge> rechallenge(Section section) {
        return section.section("rechallenge").map(part -> {
            double day = part.required("on", "a day such as \"day 70\"", Wording::day)
                    .orElse(0.0);
            String inoculum = part.required("inoculum", "its name", t -> ArmsReader.inoculum(t, models))
                    .orElse("");
            double cells = part.required("cells", "a number such as \"1e6 cells\"", Wording::cells)
                    .orElse(1.0);
            String site = part.required("site", "the name of a second site, such as \"other flank\"", text -> text)
                    .orElse("");
            Rechallenge.Subjects subjects = part.value(
                            "in", t -> Wording.oneOf(t, Rechallenge.Subjects.class, Rechallenge.Subjects::text))
                    .orElse(Rechallenge.Subjects.CLEARED);
            int naive = part.value("against", Wording::naive).orElse(0);
            part.close();
            return new Rechallenge(day, inoculum, cells, site, subjects, naive);
        });
    }

    private static Voxels voxels(Section section) {
        return section.section("space")
                .flatMap(space -> {
                    Optional<Voxels> voxels = space.value("voxel", Voxels::of);
                    space.close();
                    return voxels;
                })
                .orElse(Voxels.DEFAULT);
    }

    private static Fidelity fidelity(String text) {
        return Wording.oneOf(text, Fidelity.class, Fidelity::text);
    }

    private static boolean spread(String text) {
        if (text.equals(SPREAD) || text.equals(NO_SPREAD)) {
            return text.equals(SPREAD);
        }
        List<String> legal = List.of(SPREAD, NO_SPREAD);
        throw new IllegalArgumentException("\"" + text + "\", expected \"" + SPREAD + "\" or \"" + NO_SPREAD + "\""
                + Suggestion.phrase(text, legal));
    }

    private static Path published(Path study, String text) {
        Path path = beside(study, text);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("\"" + path + "\" does not exist");
        }
        return path;
    }

    /// A path relative to the study's file.
    private static Path beside(Path study, String text) {
        try {
            return study.resolveSibling(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a path", e);
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(new Problem(file.toString(), 0, "can not be read: " + e.getMessage()));
            return "";
        }
    }

    static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
