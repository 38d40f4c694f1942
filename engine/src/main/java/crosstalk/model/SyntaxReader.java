package crosstalk.model;

import crosstalk.network.Operation;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

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

    private final String text;
    private int at;
    private int depth;

    private SyntaxReader(String text) {
        this.text = text;
    }

    /// Reads the text.
    ///
    /// @throws IllegalArgumentException with what was found and expected
    static Syntax read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("an expression longer than " + LONGEST + " characters; give its parts names"
                    + " under quantities");
        }
        SyntaxReader reader = new SyntaxReader(text);
        Syntax tree = reader.disjunction();
        reader.skip();
        if (reader.at < text.length()) {
            throw reader.unexpected("an operator or the end");
        }
        return tree;
    }

    private Syntax disjunction() {
        deeper();
        Syntax left = conjunction();
        while (word("or")) {
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
        while (word("and")) {
            left = apply(Operation.AND, left, negation());
        }
        return left;
    }

    private Syntax negation() {
        if (!word("not")) {
            return comparison();
        }
        deeper();
        Syntax inside = negation();
        depth--;
        return apply(Operation.NOT, inside);
    }

    private Syntax comparison() {
        Syntax left = sum();
        if (take("<=")) {
            return apply(Operation.AT_MOST, left, sum());
        } else if (take(">=")) {
            return apply(Operation.AT_MOST, sum(), left);
        } else if (take("==")) {
            return apply(Operation.EQUAL, left, sum());
        } else if (take("<")) {
            return apply(Operation.LESS, left, sum());
        } else if (take(">")) {
            return apply(Operation.LESS, sum(), left);
        }
        return left;
    }

    private Syntax sum() {
        Syntax left = product();
        while (true) {
            if (take("+")) {
                left = apply(Operation.ADD, left, product());
            } else if (take("-")) {
                left = apply(Operation.SUBTRACT, left, product());
            } else {
                return left;
            }
        }
    }

    private Syntax product() {
        Syntax left = signed();
        while (true) {
            if (take("*")) {
                left = apply(Operation.MULTIPLY, left, signed());
            } else if (take("/")) {
                left = apply(Operation.DIVIDE, left, signed());
            } else {
                return left;
            }
        }
    }

    private Syntax signed() {
        deeper();
        Syntax result;
        if (take("-")) {
            result = apply(Operation.NEGATE, signed());
        } else {
            Syntax base = primary();
            result = take("^") ? apply(Operation.POWER, base, signed()) : base;
        }
        depth--;
        return result;
    }

    private Syntax primary() {
        if (take("(")) {
            Syntax inside = disjunction();
            expect(")");
            return inside;
        }
        Optional<String> number = match(NUMBER);
        if (number.isPresent()) {
            return number(number.get());
        }
        String word = match(WORD).orElseThrow(() -> unexpected("a number, a name or ("));
        skip();
        boolean call = at < text.length() && text.charAt(at) == '(';
        return call ? call(word) : name(word);
    }

    private Syntax number(String digits) {
        double value = Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(digits + " is beyond the range of a double");
        }
        skip();
        Matcher unit = Pattern.compile("(1/)?[a-zA-Z%µ]+(/[a-z(]\\S*)?").matcher(text).region(at, text.length());
        if (unit.lookingAt() && !unit.group().matches("and|or|not")) {
            throw new IllegalArgumentException("\"" + digits + " " + unit.group() + "\": numbers in expressions have no unit;"
                    + " make it a parameter with its unit and source");
        }
        return new Syntax.Literal(value);
    }

    private Syntax name(String word) {
        if (word.equals("time")) {
            return new Syntax.Now();
        }
        if (take("[")) {
            String inside = until(']');
            expect("]");
            return new Syntax.Name(word, Selector.parse("x[" + inside + "]").indices());
        }
        return new Syntax.Name(word, List.of());
    }

    private Syntax call(String function) {
        expect("(");
        for (Syntax.Question question : Syntax.Question.values()) {
            if (question.name().toLowerCase(Locale.ROOT).equals(function)) {
                String about = until(')').strip();
                expect(")");
                return new Syntax.Ask(question, about);
            }
        }
        if (function.equals("sum")) {
            String set = match(WORD).orElseThrow(() -> unexpected("the name of a set"));
            expect(",");
            Syntax body = disjunction();
            expect(")");
            return new Syntax.Sum(set, body);
        }
        if (function.equals("carries")) {
            String subset = match(WORD).orElseThrow(() -> unexpected("an index"));
            expect(",");
            String element = match(WORD).orElseThrow(() -> unexpected("an index"));
            expect(")");
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
        } while (take(","));
        expect(")");
        if (operation == Operation.HILL && arguments.size() == 2) {
            arguments.add(new Syntax.Literal(1));
        }
        boolean many = (operation == Operation.MIN || operation == Operation.MAX) && arguments.size() > 2;
        if (arguments.size() != operation.arity() && !many) {
            String legal = operation == Operation.HILL ? "2 or 3" : String.valueOf(operation.arity());
            throw new IllegalArgumentException(
                    name + " takes " + legal + (legal.equals("1") ? " argument" : " arguments") + ", found " + arguments.size());
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

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String token) {
        skip();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private boolean word(String token) {
        skip();
        Matcher matcher = WORD.matcher(text).region(at, text.length());
        if (matcher.lookingAt() && matcher.group().equals(token)) {
            at = matcher.end();
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw unexpected("\"" + token + "\"");
        }
    }

    private Optional<String> match(Pattern pattern) {
        skip();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return Optional.of(matcher.group());
        }
        return Optional.empty();
    }

    private String until(char end) {
        int close = text.indexOf(end, at);
        if (close < 0) {
            throw new IllegalArgumentException("\"" + end + "\" is missing in \"" + text + "\"");
        }
        String inside = text.substring(at, close);
        at = close;
        return inside;
    }

    private IllegalArgumentException unexpected(String expected) {
        skip();
        String found = at < text.length() ? "\"" + text.substring(at, Math.min(text.length(), at + 20)) + "\"" : "the end";
        return new IllegalArgumentException("in \"" + text + "\": found " + found + ", expected " + expected);
    }
}
