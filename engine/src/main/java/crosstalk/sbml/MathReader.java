package crosstalk.sbml;

import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the MathML of SBML to a [Formula].
final class MathReader {

    private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";
    /// As SBML Level 3 fixes it, per mole.
    private static final double AVOGADRO = 6.02214179e23;

    /// How many arguments an operator takes; the largest stands for any number.
    private record Arity(int least, int most) {}

    private static final Arity ONE = new Arity(1, 1);
    private static final Arity TWO = new Arity(2, 2);
    private static final Arity ANY = new Arity(0, Integer.MAX_VALUE);
    private static final Arity SOME = new Arity(1, Integer.MAX_VALUE);
    private static final Arity CHAIN = new Arity(2, Integer.MAX_VALUE);

    private static final Map<String, Arity> OPERATORS = Map.ofEntries(
            Map.entry("plus", ANY),
            Map.entry("times", ANY),
            Map.entry("minus", new Arity(1, 2)),
            Map.entry("divide", TWO),
            Map.entry("power", TWO),
            Map.entry("root", ONE),
            Map.entry("log", ONE),
            Map.entry("ln", ONE),
            Map.entry("exp", ONE),
            Map.entry("abs", ONE),
            Map.entry("floor", ONE),
            Map.entry("ceiling", ONE),
            Map.entry("factorial", ONE),
            Map.entry("quotient", TWO),
            Map.entry("rem", TWO),
            Map.entry("max", SOME),
            Map.entry("min", SOME),
            Map.entry("and", ANY),
            Map.entry("or", ANY),
            Map.entry("xor", ANY),
            Map.entry("not", ONE),
            Map.entry("implies", TWO),
            Map.entry("eq", CHAIN),
            Map.entry("neq", TWO),
            Map.entry("gt", CHAIN),
            Map.entry("lt", CHAIN),
            Map.entry("geq", CHAIN),
            Map.entry("leq", CHAIN));

    private static final Set<String> TRIGONOMETRIC = trigonometric();

    private final Problems problems;

    MathReader(Problems problems) {
        this.problems = problems;
    }

    private static Set<String> trigonometric() {
        Set<String> names = new HashSet<>();
        for (String name : List.of("sin", "cos", "tan", "sec", "csc", "cot")) {
            names.add(name);
            names.add(name + "h");
            names.add("arc" + name);
            names.add("arc" + name + "h");
        }
        return names;
    }

    /// The formula of the `math` child of an element; null when it has none, or an empty one.
    @Nullable
    Formula of(Element parent) {
        Element math = math(parent);
        return math == null ? null : read(math);
    }

    /// What stands in the `math` child of an element, or null.
    @Nullable
    Element math(Element parent) {
        Element math = parent.child("math");
        if (math == null || math.children().isEmpty()) {
            return null;
        }
        if (!math.namespace().equals(NAMESPACE)) {
            problems.wrong(math, "<math> is not in the namespace " + NAMESPACE);
        }
        if (math.children().size() > 1) {
            problems.wrong(math, "<math> holds " + math.children().size() + " formulas, one is expected");
        }
        return inner(math.children().getFirst());
    }

    /// What a `semantics` wraps.
    private static Element inner(Element element) {
        Element found = element;
        while (found.name().equals("semantics") && !found.children().isEmpty()) {
            found = found.children().getFirst();
        }
        return found;
    }

    Formula read(Element wrapped) {
        Element element = inner(wrapped);
        return switch (element.name()) {
            case "cn" -> new Formula.Literal(number(element));
            case "ci" -> new Formula.Name(element.text().toString().strip(), element.line());
            case "true" -> new Formula.Literal(1);
            case "false" -> new Formula.Literal(0);
            case "pi" -> new Formula.Literal(Math.PI);
            case "exponentiale" -> new Formula.Literal(Math.E);
            case "infinity" -> new Formula.Literal(Double.POSITIVE_INFINITY);
            case "notanumber" -> new Formula.Literal(Double.NaN);
            case "csymbol" -> symbol(element);
            case "piecewise" -> piecewise(element);
            case "apply" -> apply(element);
            default -> refused(element, "<" + element.name() + "> is not part of a formula in SBML");
        };
    }

    private Formula refused(Element element, String message) {
        problems.wrong(element, message);
        return new Formula.Literal(Double.NaN);
    }

    private Formula symbol(Element element) {
        return switch (meaning(element)) {
            case "time" -> new Formula.Time();
            case "avogadro" -> new Formula.Literal(AVOGADRO);
            default ->
                refused(
                        element,
                        "csymbol " + element.attribute("definitionURL")
                                + " is no value; expected the time or avogadro of SBML");
        };
    }

    private static String meaning(Element csymbol) {
        String url = csymbol.attribute("definitionURL");
        String start = "http://www.sbml.org/sbml/symbols/";
        return url != null && url.strip().startsWith(start) ? url.strip().substring(start.length()) : "";
    }

    private Formula apply(Element element) {
        if (element.children().isEmpty()) {
            return refused(element, "<apply> is empty; expected an operator and its arguments");
        }
        Element operator = inner(element.children().getFirst());
        List<Element> rest = element.children().subList(1, element.children().size());
        return switch (operator.name()) {
            case "csymbol" -> symbolCall(operator, rest);
            case "ci" -> new Formula.Invoke(operator.text().toString().strip(), readAll(rest), operator.line());
            default -> operator(operator, rest);
        };
    }

    private List<Formula> readAll(List<Element> elements) {
        return elements.stream().map(this::read).toList();
    }

    private Formula symbolCall(Element operator, List<Element> rest) {
        return switch (meaning(operator)) {
            case "delay" ->
                rest.size() == 2
                        ? new Formula.Delay(read(rest.get(0)), read(rest.get(1)), operator.line())
                        : refused(operator, "delay takes 2 arguments, found " + rest.size());
            case "rateOf" ->
                rest.size() == 1 && read(rest.getFirst()) instanceof Formula.Name(String id, int line)
                        ? new Formula.RateOf(id, line)
                        : refused(operator, "rateOf takes one identifier");
            default -> refused(operator, "csymbol " + operator.attribute("definitionURL") + " is no function of SBML");
        };
    }

    private Formula operator(Element operator, List<Element> rest) {
        String name = operator.name();
        Arity arity = TRIGONOMETRIC.contains(name) ? ONE : OPERATORS.get(name);
        if (arity == null) {
            List<String> legal = new ArrayList<>(OPERATORS.keySet());
            legal.addAll(TRIGONOMETRIC);
            legal.sort(null);
            return refused(operator, "<" + name + "> is no operator of SBML's MathML" + Suggestion.phrase(name, legal));
        }
        List<Formula> arguments = new ArrayList<>();
        String qualifier = name.equals("log") ? "logbase" : name.equals("root") ? "degree" : "";
        double usual = name.equals("log") ? 10 : 2;
        int qualified = 0;
        if (!qualifier.isEmpty()) {
            boolean given = !rest.isEmpty() && rest.getFirst().name().equals(qualifier);
            if (given && rest.getFirst().children().size() != 1) {
                return refused(operator, "<" + qualifier + "> holds one formula");
            }
            arguments.add(given ? read(rest.getFirst().children().getFirst()) : new Formula.Literal(usual));
            qualified = given ? 1 : 0;
        }
        List<Element> plain = rest.subList(qualified, rest.size());
        if (plain.size() < arity.least() || plain.size() > arity.most()) {
            return refused(operator, "<" + name + "> has " + plain.size() + " arguments, expected " + shown(arity));
        }
        arguments.addAll(readAll(plain));
        return new Formula.Apply(name, List.copyOf(arguments), operator.line());
    }

    private static String shown(Arity arity) {
        if (arity.most() == Integer.MAX_VALUE) {
            return "at least " + arity.least();
        }
        return arity.least() == arity.most() ? "" + arity.least() : arity.least() + " or " + arity.most();
    }

    private Formula piecewise(Element element) {
        List<Formula> arguments = new ArrayList<>();
        Formula otherwise = null;
        for (Element child : element.children()) {
            int expected = child.name().equals("piece") ? 2 : child.name().equals("otherwise") ? 1 : -1;
            if (child.children().size() != expected) {
                return refused(
                        child,
                        "<" + child.name() + "> in <piecewise>: expected <piece> with a value and a"
                                + " condition, or <otherwise> with a value");
            }
            if (expected == 1) {
                otherwise = read(child.children().getFirst());
            } else {
                arguments.addAll(readAll(child.children()));
            }
        }
        if (otherwise != null) {
            arguments.add(otherwise);
        }
        return new Formula.Apply("piecewise", List.copyOf(arguments), element.line());
    }

    private double number(Element cn) {
        String type = cn.attribute("type");
        List<String> parts = parts(cn);
        try {
            return switch (type == null ? "real" : type.strip()) {
                case "real", "integer", "double" -> Numbers.parse(parts.getFirst());
                case "e-notation" -> Double.parseDouble(parts.get(0) + "e" + parts.get(1));
                case "rational" -> Numbers.parse(parts.get(0)) / Numbers.parse(parts.get(1));
                default -> throw new NumberFormatException("type " + type);
            };
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            problems.wrong(
                    cn,
                    "<cn> \"" + String.join(" <sep/> ", parts) + "\" of type " + (type == null ? "real" : type)
                            + " is not a number");
            return Double.NaN;
        }
    }

    /// The text of a number; two texts when a `sep` stands in it.
    private static List<String> parts(Element cn) {
        String[] words = cn.text().toString().strip().split(ElementReader.SEPARATOR, -1);
        List<String> parts = new ArrayList<>();
        for (String word : words) {
            parts.add(word.strip());
        }
        return parts;
    }
}
