package crosstalk.sbml;

import crosstalk.quantity.Suggestion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads the definitions of units and checks that every unit that the file names exists. No value is converted: SBML
/// has none converted either.
final class UnitReader {

    private static final Set<String> BASE = Set.of(
            "ampere",
            "avogadro",
            "becquerel",
            "candela",
            "Celsius",
            "coulomb",
            "dimensionless",
            "farad",
            "gram",
            "gray",
            "henry",
            "hertz",
            "item",
            "joule",
            "katal",
            "kelvin",
            "kilogram",
            "liter",
            "litre",
            "lumen",
            "lux",
            "meter",
            "metre",
            "mole",
            "newton",
            "ohm",
            "pascal",
            "radian",
            "second",
            "siemens",
            "sievert",
            "steradian",
            "tesla",
            "volt",
            "watt",
            "weber");
    private static final Set<String> LEVEL_2 = Set.of("substance", "volume", "area", "length", "time");
    private static final List<String> ATTRIBUTES = List.of("units", "substanceUnits", "timeUnits", "spatialSizeUnits");

    private final Problems problems;
    private final Set<String> legal;

    UnitReader(Problems problems, int level) {
        this.problems = problems;
        legal = new TreeSet<>(BASE);
        if (level == 2) {
            legal.addAll(LEVEL_2);
        }
    }

    void check(List<Element> definitions, Element model) {
        for (Element definition : definitions) {
            String id = new Fields(definition, problems).required("id");
            if (BASE.contains(id)) {
                problems.wrong(definition, definition.shown() + " redefines a base unit");
            }
            legal.add(id);
        }
        Deque<Element> waiting = new ArrayDeque<>();
        waiting.push(model);
        while (!waiting.isEmpty()) {
            Element element = waiting.pop();
            if (element.name().equals("unit")) {
                unit(element);
            }
            // What the model as a whole counts in is a default that nothing here reads.
            if (element != model) {
                checkNamed(element, model);
            }
            element.children().forEach(waiting::push);
        }
    }

    private void unit(Element element) {
        Fields fields = new Fields(element, problems, "kind", "exponent", "scale", "multiplier", "offset");
        String kind = fields.required("kind");
        if (!kind.isEmpty() && !BASE.contains(kind)) {
            problems.wrong(element, "<unit kind=\"" + kind + "\"> is no base unit" + Suggestion.phrase(kind, BASE));
        }
        for (String name : List.of("exponent", "scale", "multiplier", "offset")) {
            fields.number(name);
        }
    }

    private void checkNamed(Element element, Element model) {
        for (String attribute : ATTRIBUTES) {
            String unit = element.attribute(attribute);
            boolean ours = element.namespace().equals(model.namespace());
            if (unit != null && ours && !legal.contains(unit.strip())) {
                problems.wrong(
                        element,
                        element.shown() + " " + attribute + "=\"" + unit + "\" names no unit"
                                + Suggestion.phrase(unit, legal));
            }
        }
    }
}
