package crosstalk.sbml;

import crosstalk.sbml.Declarations.ParameterLine;
import crosstalk.sbml.Declarations.ReactionLine;
import crosstalk.sbml.Declarations.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads reactions.
final class ReactionReader {

    private final Problems problems;
    private final MathReader math;
    private final BiConsumer<Element, Set<String>> core;
    private final int level;

    /// @param core says which children of an element are not known
    ReactionReader(Problems problems, MathReader math, BiConsumer<Element, Set<String>> core, int level) {
        this.problems = problems;
        this.math = math;
        this.core = core;
        this.level = level;
    }

    ReactionLine reaction(Element element) {
        Fields fields = new Fields(element, problems, "reversible", "fast", "compartment");
        core.accept(element, Set.of("listOfReactants", "listOfProducts", "listOfModifiers", "kineticLaw"));
        fields.flag("reversible", true);
        if (fields.flag("fast", false)) {
            problems.refuse(element, "fast reaction", element.shown() + " is fast, which is not supported");
        }
        List<Reference> references = new ArrayList<>();
        for (Element child : inside(element, "listOfReactants", "speciesReference")) {
            references.add(reference(child, false));
        }
        for (Element child : inside(element, "listOfProducts", "speciesReference")) {
            references.add(reference(child, true));
        }
        List<String> modifiers = new ArrayList<>();
        for (Element child : inside(element, "listOfModifiers", "modifierSpeciesReference")) {
            modifiers.add(new Fields(child, problems, "species").required("species"));
            core.accept(child, Set.of());
        }
        Element law = element.child("kineticLaw");
        return new ReactionLine(
                fields.required("id"),
                List.copyOf(references),
                List.copyOf(modifiers),
                law == null ? null : law(law),
                law == null ? List.of() : locals(law),
                fields.line());
    }

    private List<Element> inside(Element parent, String list, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : parent.children()) {
            if (child.name().equals(list)) {
                new Fields(child, problems);
                core.accept(child, Set.of(name));
                child.children().stream().filter(e -> e.name().equals(name)).forEach(found::add);
            }
        }
        return found;
    }

    private @Nullable Formula law(Element law) {
        new Fields(law, problems, "timeUnits", "substanceUnits");
        core.accept(law, Set.of("math", "listOfParameters", "listOfLocalParameters"));
        return math.of(law);
    }

    private List<ParameterLine> locals(Element law) {
        String list = level >= 3 ? "listOfLocalParameters" : "listOfParameters";
        String name = level >= 3 ? "localParameter" : "parameter";
        List<ParameterLine> found = new ArrayList<>();
        for (Element element : inside(law, list, name)) {
            Fields fields = new Fields(element, problems, "value", "units", "constant");
            core.accept(element, Set.of());
            found.add(new ParameterLine(fields.required("id"), fields.number("value"), true, fields.line()));
        }
        return List.copyOf(found);
    }

    private Reference reference(Element element, boolean product) {
        Fields fields = new Fields(element, problems, "species", "stoichiometry", "denominator", "constant");
        core.accept(element, level >= 3 ? Set.of() : Set.of("stoichiometryMath"));
        Element formula = element.child("stoichiometryMath");
        Double stoichiometry = fields.number("stoichiometry");
        if (stoichiometry == null && level < 3) {
            stoichiometry = 1.0;
        }
        if (fields.orNull("denominator") != null) {
            problems.refuse(element, "denominator", element.shown() + " has a denominator, which is of level 1");
        }
        return new Reference(
                fields.optional("id"),
                fields.required("species"),
                product,
                stoichiometry,
                formula == null ? null : math.of(formula),
                level < 3 || fields.flag("constant", true, level),
                fields.line());
    }
}
