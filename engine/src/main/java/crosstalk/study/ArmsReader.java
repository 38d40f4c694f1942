package crosstalk.study;

import crosstalk.model.Model;
import crosstalk.model.ModelParameter;
import crosstalk.model.Problem;
import crosstalk.model.Yaml;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the arms of a study: a factorial of drugs, or a list.
final class ArmsReader {

    /// 1,024 arms.
    private static final int MOST_FACTORS = 10;

    private static final String CONTROL = "control";
    private static final Pattern SETTING = Pattern.compile(
            "set(?<from> from (?<enrolment>enrolment)| from day (?<day>\\S+)(?<after> after enrolment)?)?");

    private final List<Model> models;
    private final Enrolment enrolment;
    private final Inoculation inoculation;
    private final RegimenTable regimens;
    private final List<Problem> problems;
    private final Set<String> reported = new HashSet<>();

    /// @param enrolment of arms that say nothing else; so for what follows
    ArmsReader(
            List<Model> models,
            Enrolment enrolment,
            Inoculation inoculation,
            RegimenTable regimens,
            List<Problem> problems) {
        this.models = models;
        this.enrolment = enrolment;
        this.inoculation = inoculation;
        this.regimens = regimens;
        this.problems = problems;
    }

    List<Arm> read(Section study) {
        Optional<Yaml.Node> node = study.requiredNode("arms", "a factorial of drugs or a list of arms");
        List<Arm> arms = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof Yaml.Sequence list) {
            list.items().forEach(item -> arms.add(listed(item, arms.size() + 1)));
        } else if (node.isPresent()) {
            arms.addAll(factorial(study, node.get()));
        }
        if (node.isPresent() && arms.isEmpty()) {
            study.problem("arms", "arms: found none, expected at least one");
        }
        return arms;
    }

    private List<Arm> factorial(Section study, Yaml.Node node) {
        Section section = new Section("arms: ", node, problems);
        section.requiredNode("factorial", "a list of drugs, or a list of arms instead");
        List<String> drugs = section.list("factorial", this::drug);
        section.close();
        if (drugs.isEmpty() && section.has("factorial")) {
            section.problem("factorial", "factorial: no drug, expected at least one");
        }
        if (drugs.size() > MOST_FACTORS) {
            section.problem(
                    "factorial",
                    "factorial: found " + drugs.size() + " drugs, which make " + "2^" + drugs.size()
                            + " arms; expected at most " + MOST_FACTORS);
            return List.of(arm(CONTROL, List.of(), Map.of(), List.of()));
        }
        if (Set.copyOf(drugs).size() < drugs.size()) {
            section.problem("factorial", "factorial: a drug stands twice");
        }
        List<Arm> arms = new ArrayList<>();
        for (List<String> subset : subsets(drugs)) {
            String name = subset.isEmpty() ? CONTROL : String.join(" + ", subset);
            arms.add(arm(name, subset, regimensOf(subset, regimens, study, name), List.of()));
        }
        return arms;
    }

    /// Fewer drugs first, otherwise in the order given.
    private static List<List<String>> subsets(List<String> drugs) {
        List<List<String>> found = new ArrayList<>();
        for (int size = 0; size <= drugs.size(); size++) {
            choose(drugs, 0, size, new ArrayList<>(), found);
        }
        return found;
    }

    private static void choose(
            List<String> drugs, int from, int missing, List<String> chosen, List<List<String>> found) {
        if (missing == 0) {
            found.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i <= drugs.size() - missing; i++) {
            chosen.add(drugs.get(i));
            choose(drugs, i + 1, missing - 1, chosen, found);
            chosen.removeLast();
        }
    }

    private Arm listed(Yaml.Node node, int number) {
        String provisional =
                node instanceof Yaml.Mapping mapping && mapping.get("name").orElse(node) instanceof Yaml.Scalar scalar
                        ? "arm \"" + scalar.text() + "\": "
                        : "arm " + number + ": ";
        Section section = new Section(provisional, node, problems);
        String name =
                section.required("name", "a name of its own", text -> text).orElse("arm " + number);
        List<String> drugs = section.list("drugs", this::drug);
        if (Set.copyOf(drugs).size() < drugs.size()) {
            section.problem("drugs", "drugs: a drug stands twice");
        }
        Map<String, Regimen> merged =
                new LinkedHashMap<>(RegimenTable.read(section, models).byPattern());
        RegimenTable own = new RegimenTable(merged);
        Map<String, Regimen> given = regimensOf(drugs, own, section, name);
        List<Setting> settings = settings(section);
        Arm arm = new Arm(
                name,
                drugs,
                given,
                settings,
                enrolment(section).orElse(enrolment),
                inoculation(section, models).orElse(inoculation));
        section.close();
        return arm;
    }

    private Arm arm(String name, List<String> drugs, Map<String, Regimen> given, List<Setting> settings) {
        return new Arm(name, drugs, given, settings, enrolment, inoculation);
    }

    /// The arm's own regimens first, then the study's; a drug with neither is a problem, named once.
    private Map<String, Regimen> regimensOf(List<String> drugs, RegimenTable own, Section section, String arm) {
        Map<String, Regimen> found = new LinkedHashMap<>();
        for (String drug : drugs) {
            Optional<Regimen> regimen = own.of(drug).or(() -> regimens.of(drug));
            if (regimen.isEmpty() && reported.add(drug)) {
                section.problem(
                        section.has("drugs") ? "drugs" : "arms",
                        "no regimen for drug \"" + drug + "\", which arm \"" + arm
                                + "\" gets; add it under \"regimens\"");
            }
            found.put(drug, regimen.orElse(new Regimen("", List.of())));
        }
        return found;
    }

    private String drug(String name) {
        for (Model model : models) {
            if (!model.drugNames().contains(name)) {
                throw new IllegalArgumentException("model \"" + model.name() + "\" has no drug \"" + name + "\""
                        + Suggestion.phrase(name, model.drugNames()));
            }
        }
        return name;
    }

    private List<Setting> settings(Section section) {
        List<Setting> found = new ArrayList<>();
        for (Yaml.Entry entry : section.startingWith("set")) {
            Optional<Setting.From> from = section.parse("", key(entry), ArmsReader::from);
            Section values = new Section(entry.key() + ": ", entry.value(), problems);
            for (Yaml.Entry value : values.all()) {
                values.parse(value.key(), value.value(), text -> change(value.key(), text))
                        .ifPresent(change -> found.add(
                                new Setting(value.key(), change, from.orElse(new Setting.From.Inoculation(0)))));
            }
        }
        return found;
    }

    private static Yaml.Node key(Yaml.Entry entry) {
        return new Yaml.Scalar(entry.key(), entry.file(), entry.line());
    }

    private static Setting.From from(String key) {
        Matcher matcher = SETTING.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "unknown key \"" + key
                            + "\", expected \"set\", \"set from enrolment\", \"set from day 20\" or \"set from day 2 after enrolment\"");
        }
        String day = matcher.group("day");
        if (matcher.group("enrolment") != null) {
            return new Setting.From.Enrolment(0);
        }
        if (day == null) {
            return new Setting.From.Inoculation(0);
        }
        double number = Wording.dayNumber(day);
        return matcher.group("after") == null
                ? new Setting.From.Inoculation(number)
                : new Setting.From.Enrolment(number);
    }

    /// Checks the name and the dimension against every model.
    private Setting.Change change(String name, String text) {
        Setting.Change change = new Setting.Change.Times(1);
        for (Model model : models) {
            List<ModelParameter> meant = Setting.meant(name, model.parameters());
            if (meant.isEmpty()) {
                List<String> names =
                        model.parameters().stream().map(ModelParameter::name).toList();
                throw new IllegalArgumentException("model \"" + model.name() + "\" has no parameter \"" + name + "\""
                        + Suggestion.phrase(name, names));
            }
            for (ModelParameter parameter : meant) {
                change = Wording.change(text, parameter.value().dimension());
                parameter.refusal(change.of(parameter.value().value())).ifPresent(reason -> {
                    throw new IllegalArgumentException(reason);
                });
            }
        }
        return change;
    }

    static Optional<Enrolment> enrolment(Section owner) {
        return owner.section("enrol").map(section -> {
            Optional<Double> day = section.value("on", Wording::day);
            Optional<Double> volume = section.value("when", Wording::volumeReached);
            Optional<Double> latest = section.value("at latest", Wording::day);
            if (section.has("on") == section.has("when")) {
                section.problem("on", "expected either \"on\" or \"when\"");
            } else if (section.has("on") && section.has("at latest")) {
                section.problem("at latest", "\"at latest\" goes with \"when\", not with \"on\"");
            }
            section.close();
            return volume.isPresent()
                    ? new Enrolment.AtVolume(volume.get(), StudyReader.optional(latest))
                    : new Enrolment.OnDay(day.orElse(0.0));
        });
    }

    static Optional<Inoculation> inoculation(Section owner, List<Model> models) {
        return owner.section("inoculate").map(section -> {
            Optional<String> inoculum = section.value("inoculum", text -> inoculum(text, models));
            OptionalDouble cells = StudyReader.optional(section.value("cells", Wording::cells));
            section.close();
            return new Inoculation(inoculum, cells);
        });
    }

    static String inoculum(String name, List<Model> models) {
        for (Model model : models) {
            if (!model.inoculumNames().contains(name)) {
                throw new IllegalArgumentException("model \"" + model.name() + "\" has no inoculum \"" + name + "\""
                        + Suggestion.phrase(name, model.inoculumNames()));
            }
        }
        return name;
    }
}
