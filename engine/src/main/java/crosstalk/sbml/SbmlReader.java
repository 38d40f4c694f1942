package crosstalk.sbml;

import crosstalk.sbml.Declarations.Compartment;
import crosstalk.sbml.Declarations.Constraint;
import crosstalk.sbml.Declarations.Function;
import crosstalk.sbml.Declarations.Initial;
import crosstalk.sbml.Declarations.ParameterLine;
import crosstalk.sbml.Declarations.Rule;
import crosstalk.sbml.Declarations.RuleKind;
import crosstalk.sbml.Declarations.SpeciesLine;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a file of SBML Level 2 (Versions 1 to 5) or Level 3 (Versions 1 and 2) core to its [Declarations].
///
/// Collects every problem: attributes and elements that SBML does not have, and those that are not supported. Packages
/// of Level 3 that a file says are required are refused; others are left out, since the file says that its mathematics
/// does not depend on them.
final class SbmlReader {

    private static final Map<Integer, Integer> VERSIONS = Map.of(2, 5, 3, 2);
    /// Lists that say nothing about the course of a model.
    private static final Set<String> SILENT = Set.of("listOfCompartmentTypes", "listOfSpeciesTypes");

    private final String file;
    private final Problems problems;
    private final MathReader math;
    private final Set<String> packages = new TreeSet<>();
    private int level;
    private int version;

    private SbmlReader(String file) {
        this.file = file;
        problems = new Problems(file);
        math = new MathReader(problems);
    }

    /// @param file its name, for messages
    /// @throws SbmlException when the file is wrong, or asks for what is not supported
    static Declarations read(InputStream in, String file) throws SbmlException {
        Element root = ElementReader.read(in, file);
        SbmlReader reader = new SbmlReader(file);
        Declarations found = reader.document(root);
        reader.problems.raise();
        return found;
    }

    private Declarations document(Element root) throws SbmlException {
        Element model = root.child("model");
        if (!root.name().equals("sbml")) {
            problems.wrong(root, "<" + root.name() + "> is not SBML; expected <sbml level=\"3\" version=\"2\">");
            problems.raise();
        }
        readLevel(root);
        readPackages(root);
        if (model == null) {
            problems.wrong(root, "<sbml> holds no <model>");
        }
        problems.raise();
        return model(model == null ? root : model);
    }

    private void readLevel(Element root) throws SbmlException {
        Fields fields = new Fields(root, problems, "level", "version");
        Double foundLevel = fields.number("level");
        Double foundVersion = fields.number("version");
        level = foundLevel == null ? 0 : foundLevel.intValue();
        version = foundVersion == null ? 0 : foundVersion.intValue();
        Integer newest = VERSIONS.get(level);
        if (newest == null || version < 1 || version > newest) {
            problems.refuse(
                    root,
                    "SBML level " + level + " version " + version,
                    "SBML level " + level + " version " + version
                            + " is not supported; expected level 2 (versions 1 to 5) or level 3 (versions 1 and 2)");
            problems.raise();
        }
    }

    private void readPackages(Element root) {
        root.foreign().forEach((name, value) -> {
            if (name.endsWith("}required")) {
                String namespace = name.substring(1, name.length() - "}required".length());
                packages.add(namespace);
                if (value.strip().equals("true") || value.strip().equals("1")) {
                    String shown = shownPackage(namespace);
                    problems.refuse(
                            root,
                            "package " + shown,
                            "the package " + shown + ", which the file requires, is not supported");
                }
            }
        });
    }

    /// `comp` of `http://www.sbml.org/sbml/level3/version1/comp/version1`.
    private static String shownPackage(String namespace) {
        String[] parts = namespace.split("/", -1);
        return parts.length > 2 && parts[parts.length - 1].startsWith("version") ? parts[parts.length - 2] : namespace;
    }

    private Declarations model(Element model) {
        Fields fields = new Fields(
                model,
                problems,
                "substanceUnits",
                "timeUnits",
                "volumeUnits",
                "areaUnits",
                "lengthUnits",
                "extentUnits",
                "conversionFactor");
        Set<String> taken = new TreeSet<>(SILENT);
        List<Element> units = list(model, "listOfUnitDefinitions", "unitDefinition", taken);
        new UnitReader(problems, level).check(units, model);
        ReactionReader reactions = new ReactionReader(problems, math, this::core, level);
        Declarations found = new Declarations(
                file,
                level,
                version,
                fields.orNull("conversionFactor"),
                each(list(model, "listOfFunctionDefinitions", "functionDefinition", taken), this::function),
                each(list(model, "listOfCompartments", "compartment", taken), this::compartment),
                each(list(model, "listOfSpecies", "species", taken), this::species),
                each(list(model, "listOfParameters", "parameter", taken), this::parameter),
                each(list(model, "listOfInitialAssignments", "initialAssignment", taken), this::initial),
                each(list(model, "listOfRules", "", taken), this::rule),
                each(list(model, "listOfConstraints", "constraint", taken), this::constraint),
                each(list(model, "listOfReactions", "reaction", taken), reactions::reaction),
                each(
                        list(model, "listOfEvents", "event", taken),
                        new EventReader(problems, math, this::core, level)::event));
        core(model, taken);
        return found;
    }

    private static <T> List<T> each(List<Element> elements, java.util.function.Function<Element, T> read) {
        return elements.stream().map(read).toList();
    }

    /// The elements of a list in the model; those of another name are wrong.
    private List<Element> list(Element model, String list, String name, Set<String> taken) {
        taken.add(list);
        List<Element> found = new ArrayList<>();
        for (Element child : model.children()) {
            if (child.name().equals(list)) {
                new Fields(child, problems);
                core(child, name.isEmpty() ? Set.of("assignmentRule", "rateRule", "algebraicRule") : Set.of(name));
                child.children().stream()
                        .filter(e -> name.isEmpty() || e.name().equals(name))
                        .filter(e -> e.namespace().equals(child.namespace()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// Says which children of an element are not known: of the core, or of packages that the file does not declare.
    void core(Element parent, Set<String> legal) {
        for (Element child : parent.children()) {
            boolean own = child.namespace().equals(parent.namespace());
            if (own ? !legal.contains(child.name()) : !packages.contains(child.namespace()) && !isMath(child, legal)) {
                problems.refuse(
                        child, "unknown element", child.shown() + " in " + parent.shown() + " is not supported");
            }
        }
    }

    private static boolean isMath(Element child, Set<String> legal) {
        return child.name().equals("math") && legal.contains("math");
    }

    private Function function(Element element) {
        Fields fields = new Fields(element, problems);
        core(element, Set.of("math"));
        List<String> arguments = new ArrayList<>();
        Element lambda = math.math(element);
        Formula body = null;
        if (lambda != null && !lambda.name().equals("lambda")) {
            problems.wrong(lambda, element.shown() + " holds <" + lambda.name() + ">, expected <lambda>");
        } else if (lambda != null) {
            for (Element child : lambda.children()) {
                if (child.name().equals("bvar")) {
                    Element name = child.child("ci");
                    arguments.add(name == null ? "" : name.text().toString().strip());
                } else if (body == null) {
                    body = math.read(child);
                } else {
                    problems.wrong(child, element.shown() + " holds more than one formula");
                }
            }
        }
        return new Function(fields.required("id"), List.copyOf(arguments), body, fields.line());
    }

    private Compartment compartment(Element element) {
        Fields fields = new Fields(
                element, problems, "spatialDimensions", "size", "units", "outside", "constant", "compartmentType");
        core(element, Set.of());
        Double dimensions = fields.number("spatialDimensions");
        return new Compartment(
                fields.required("id"),
                dimensions == null ? 3 : dimensions,
                fields.number("size"),
                fields.flag("constant", true, level),
                fields.line());
    }

    private SpeciesLine species(Element element) {
        Fields fields = new Fields(
                element,
                problems,
                "compartment",
                "initialAmount",
                "initialConcentration",
                "substanceUnits",
                "spatialSizeUnits",
                "hasOnlySubstanceUnits",
                "boundaryCondition",
                "charge",
                "constant",
                "conversionFactor",
                "speciesType");
        core(element, Set.of());
        Double amount = fields.number("initialAmount");
        Double concentration = fields.number("initialConcentration");
        if (amount != null && concentration != null) {
            problems.wrong(element, element.shown() + " has both an initialAmount and an initialConcentration");
        }
        return new SpeciesLine(
                fields.required("id"),
                fields.required("compartment"),
                amount,
                concentration,
                fields.flag("hasOnlySubstanceUnits", false, level),
                fields.flag("boundaryCondition", false, level),
                fields.flag("constant", false, level),
                fields.orNull("conversionFactor"),
                fields.line());
    }

    private ParameterLine parameter(Element element) {
        Fields fields = new Fields(element, problems, "value", "units", "constant");
        core(element, Set.of());
        return new ParameterLine(
                fields.required("id"), fields.number("value"), fields.flag("constant", true, level), fields.line());
    }

    private Initial initial(Element element) {
        Fields fields = new Fields(element, problems, "symbol");
        core(element, Set.of("math"));
        return new Initial(fields.required("symbol"), formula(element), fields.line());
    }

    private Rule rule(Element element) {
        RuleKind kind = switch (element.name()) {
            case "assignmentRule" -> RuleKind.ASSIGNMENT;
            case "rateRule" -> RuleKind.RATE;
            default -> RuleKind.ALGEBRAIC;
        };
        core(element, Set.of("math"));
        if (kind == RuleKind.ALGEBRAIC) {
            return new Rule(kind, "", formula(element), new Fields(element, problems).line());
        }
        Fields fields = new Fields(element, problems, "variable");
        return new Rule(kind, fields.required("variable"), formula(element), fields.line());
    }

    private Constraint constraint(Element element) {
        Fields fields = new Fields(element, problems);
        core(element, Set.of("math", "message"));
        return new Constraint(formula(element), fields.line());
    }

    private @Nullable Formula formula(Element element) {
        return formula(element, problems, math, level, version);
    }

    /// The formula of an element, which only Level 3 Version 2 may leave out.
    static @Nullable Formula formula(Element element, Problems problems, MathReader math, int level, int version) {
        Formula found = math.of(element);
        if (found == null && (level < 3 || version < 2)) {
            problems.wrong(element, element.shown() + " lacks its <math>");
        }
        return found;
    }
}
