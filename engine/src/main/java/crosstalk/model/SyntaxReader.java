package crosstalk.model;

import crosstalk.network.Operation;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads expressions: a recursive descent over `or`, `and`, `not`, comparison, sum, product, sign, power.
final class SyntaxReader {

    /// Longest expression read, characters.
    static final int LONGEST = 5000;

    /// Deepest nesting read; a pair of parentheses counts for two.
    static final int DEEPEST = 200;

    /// Words that are no names.
    static final Set<String> RESERVED = Set.of("time", "and", "or", "not", "days_since_first_dose");

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern UNIT = Pattern.compile("(1/)?[a-zA-Z%µ]+(/[a-z(]\\S*)?");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not");
    static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private static final Map<String, Operation> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", Operation.EXP),
            Map.entry("log", Operation.LOG),
            Map.entry("sqrt", Operation.SQRT),
            Map.entry("abs", Operation.ABS),
            Map.entry("min", Operation.MIN),
            Map.entry("max", Operation.MAX),
            Map.entry("floor", Operation.FLOOR),
            Map.entry("ceil", Operation.CEIL),
            Map.entry("hill", Operation.HILL),
            Map.entry("if", Operation.IF));

    private final SyntaxCursor cursor;
    private int depth;

    private SyntaxReader(String text) {
        this.cursor = new SyntaxCursor(text);
    }

    /// Reads the text.
    ///
    /// @throws IllegalArgumentException with what was found and expected
    static Syntax read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an expression longer than " + LONGEST + " characters; give its parts names" + " under quantities");
        }
        SyntaxReader reader = new SyntaxReader(text);
        Syntax tree = reader.disjunction();
        if (!reader.cursor.atEnd()) {
            throw reader.cursor.unexpected("an operator or the end");
        }
        return tree;
    }

    private Syntax disjunction() {
        deeper();
        Syntax left = conjunction();
        while (cursor.word("or")) {
            left = apply(Operation.OR, left, conjunction());
        }
        depth--;
        return left;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("an expression nested deeper than " + DEEPEST + " levels");
        }
    }

    private Syntax conjunction() {
        Syntax left = negation();
        while (cursor.word("and")) {
            left = apply(Operation.AND, left, negation());
        }
        return left;
    }

    private Syntax negation() {
        if (!cursor.word("not")) {
            return comparison();
        }
        deeper();
        Syntax inside = negation();
        depth--;
        return apply(Operation.NOT, inside);
    }

    private Syntax comparison() {
        Syntax left = sum();
        if (cursor.take("<=")) {
            return apply(Operation.AT_MOST, left, sum());
        } else if (cursor.take(">=")) {
            return apply(Operation.AT_MOST, sum(), left);
        } else if (cursor.take("==")) {
            return apply(Operation.EQUAL, left, sum());
        } else if (cursor.take("<")) {
            return apply(Operation.LESS, left, sum());
        } else if (cursor.take(">")) {
            return apply(Operation.LESS, sum(), left);
        }
        return left;
    }

    private Syntax sum() {
        Syntax left = product();
        while (true) {
            if (cursor.take("+")) {
                left = apply(Operation.ADD, left, product());
            } else if (cursor.take("-")) {
                left = apply(Operation.SUBTRACT, left, product());
            } else {
                return left;
            }
        }
    }

    private Syntax product() {
        Syntax left = signed();
        while (true) {
            if (cursor.take("*")) {
                left = apply(Operation.MULTIPLY, left, signed());
            } else if (cursor.take("/")) {
                left = apply(Operation.DIVIDE, left, signed());
            } else {
                return left;
            }
        }
    }

    private Syntax signed() {
        deeper();
        Syntax result;
        if (cursor.take("-")) {
            result = apply(Operation.NEGATE, signed());
        } else {
            Syntax base = primary();
            result = cursor.take("^") ? apply(Operation.POWER, base, signed()) : base;
        }
        depth--;
        return result;
    }

    private Syntax primary() {
        if (cursor.take("(")) {
            Syntax inside = disjunction();
            cursor.expect(")");
            return inside;
        }
        Optional<String> number = cursor.match(NUMBER);
        if (number.isPresent()) {
            return number(number.get());
        }
        String word = cursor.match(WORD).orElseThrow(() -> cursor.unexpected("a number, a name or ("));
        boolean call = cursor.sees('(');
        return call ? call(word) : name(word);
    }

    private Syntax number(String digits) {
        double value = Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(digits + " is beyond the range of a double");
        }
        String unit = cursor.ahead(UNIT).orElse("and");
        if (!OPERATORS.contains(unit)) {
            throw new IllegalArgumentException("\"" + digits + " " + unit
                    + "\": numbers in expressions have no unit; make it a parameter with its unit and source");
        }
        return new Syntax.Literal(value);
    }

    private Syntax name(String word) {
        if (word.equals("time")) {
            return new Syntax.Now();
        }
        if (cursor.take("[")) {
            String inside = cursor.until(']');
            cursor.expect("]");
            return new Syntax.Name(word, Selector.parse("x[" + inside + "]").indices());
        }
        return new Syntax.Name(word, List.of());
    }

    private Syntax call(String function) {
        cursor.expect("(");
        for (Syntax.Question question : Syntax.Question.values()) {
            if (question.name().toLowerCase(Locale.ROOT).equals(function)) {
                String about = cursor.until(')').strip();
                cursor.expect(")");
                return new Syntax.Ask(question, about);
            }
        }
        if (function.equals("sum")) {
            String set = cursor.match(WORD).orElseThrow(() -> cursor.unexpected("the name of a set"));
            cursor.expect(",");
            Syntax body = disjunction();
            cursor.expect(")");
            return new Syntax.Sum(set, body);
        }
        if (function.equals("carries")) {
            String subset = cursor.match(WORD).orElseThrow(() -> cursor.unexpected("an index"));
            cursor.expect(",");
            String element = cursor.match(WORD).orElseThrow(() -> cursor.unexpected("an index"));
            cursor.expect(")");
            return new Syntax.Carries(subset, element);
        }
        return function(function);
    }

    private Syntax function(String name) {
        Operation operation = FUNCTIONS.get(name);
        if (operation == null) {
            List<String> legal = new ArrayList<>(FUNCTIONS.keySet());
            for (Syntax.Question question : Syntax.Question.values()) {
                legal.add(question.name().toLowerCase(Locale.ROOT));
            }
            legal.addAll(List.of("sum", "carries"));
            legal.sort(null);
            String nearest = Suggestion.phrase(name, legal);
            throw new IllegalArgumentException("there is no function \"" + name + "\""
                    + (nearest.isEmpty() ? "; there are " + String.join(", ", legal) : nearest));
        }
        List<Syntax> arguments = new ArrayList<>();
        do {
            arguments.add(disjunction());
        } while (cursor.take(","));
        cursor.expect(")");
        if (operation == Operation.HILL && arguments.size() == 2) {
            arguments.add(new Syntax.Literal(1));
        }
        boolean many = (operation == Operation.MIN || operation == Operation.MAX) && arguments.size() > 2;
        if (arguments.size() != operation.arity() && !many) {
            String legal = operation == Operation.HILL ? "2 or 3" : String.valueOf(operation.arity());
            throw new IllegalArgumentException(name + " takes " + legal
                    + (legal.equals("1") ? " argument" : " arguments") + ", found " + arguments.size());
        }
        Syntax result = arguments.get(0);
        if (many) {
            for (Syntax next : arguments.subList(1, arguments.size())) {
                result = apply(operation, result, next);
            }
            return result;
        }
        return new Syntax.Apply(operation, List.copyOf(arguments));
    }

    private static Syntax apply(Operation operation, Syntax... arguments) {
        return new Syntax.Apply(operation, List.of(arguments));
    }
}
