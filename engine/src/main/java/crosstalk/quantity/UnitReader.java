package crosstalk.quantity;

import java.util.Locale;

/// Reads one unit by recursive descent:
/// ```
/// unit   = factor { ( "*" | "." | " " | "/" ) factor }
/// factor = ( name | "1" | "%" | "(" unit ")" ) [ "^" ["-"] digits | digits ]
/// ```
final class UnitReader {
    private static final int LONGEST = 200;

    private final String written;
    private final String text;
    private int at;

    UnitReader(String written) {
        this.written = written;
        this.text = written.strip()
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace('\u00b7', '*')
                .replace("\u207b\u00b9", "^-1")
                .replace("\u00b2", "^2")
                .replace("\u00b3", "^3");
    }

    Unit read() {
        if (text.isEmpty()) {
            throw refuse("is empty; write \"1\" for a pure number");
        }
        if (text.length() > LONGEST) {
            throw refuse("is longer than " + LONGEST + " characters");
        }
        if (text.startsWith("/")) {
            throw refuse("starts with \"/\"; did you mean \"1" + text + "\"?");
        }
        Unit unit = product();
        if (at < text.length()) {
            throw refuse("found \"" + text.charAt(at) + "\", expected \"*\", \"/\", \"^\" or the end");
        }
        return unit.named(written.strip());
    }

    private Unit product() {
        Unit unit = factor();
        boolean divided = false;
        while (true) {
            boolean spaced = skipSpaces();
            char next = peek();
            if (next == '/') {
                at++;
                skipSpaces();
                unit = unit.per(factor());
                divided = true;
            } else if (next == '*' || next == '.') {
                at++;
                skipSpaces();
                unit = unit.times(factor());
            } else if (spaced && startsFactor(next)) {
                if (divided) {
                    throw refuse("is ambiguous after \"/\"; write the product with \"*\", or in parentheses");
                }
                unit = unit.times(factor());
            } else {
                return unit;
            }
        }
    }

    private Unit factor() {
        char next = peek();
        if (next == '(') {
            at++;
            skipSpaces();
            Unit inner = product();
            if (peek() != ')') {
                throw refuse("lacks a \")\"");
            }
            at++;
            return raised(inner);
        }
        if (next == '1' || next == '%') {
            at++;
            if (next == '1' && isDigit(peek())) {
                throw refuse("holds a number; the only number in a unit is 1, and a power is written \"mm^3\"");
            }
            return raised(legal(String.valueOf(next)));
        }
        int start = at;
        while (Character.isLetter(peek())) {
            at++;
        }
        if (at == start) {
            throw refuse(next == 0 ? "ends too early, expected a unit" : "found \"" + next + "\", expected a unit");
        }
        return raised(legal(text.substring(start, at)));
    }

    private Unit raised(Unit base) {
        boolean caret = peek() == '^';
        if (caret) {
            at++;
        } else if (!isDigit(peek())) {
            if (peek() == '-') {
                throw refuse("found \"-\"; a negative power is written \"" + base.text() + "^-1\"");
            }
            return base;
        }
        boolean negative = caret && peek() == '-';
        if (negative) {
            at++;
        }
        int start = at;
        while (isDigit(peek())) {
            at++;
        }
        if (at == start) {
            throw refuse("lacks a whole number after \"^\"");
        }
        if (at - start > 2 || Integer.parseInt(text, start, at, 10) > Dimension.LARGEST) {
            throw refuse("has a power beyond " + Dimension.LARGEST);
        }
        int exponent = Integer.parseInt(text, start, at, 10);
        return base.power(negative ? -exponent : exponent);
    }

    private Unit legal(String name) {
        Unit unit = LegalUnits.BY_NAME.get(name);
        if (unit != null) {
            return unit;
        }
        String hint = switch (name.toLowerCase(Locale.ROOT)) {
            case "sec", "second", "seconds" -> "; did you mean \"s\"?";
            case "minute", "minutes" -> "; did you mean \"min\"?";
            case "hr", "hrs" -> "; did you mean \"hour\"?";
            case "cc" -> "; did you mean \"mL\"?";
            default -> Suggestion.phrase(name, LegalUnits.BY_NAME.keySet());
        };
        throw refuse("unknown unit \"" + name + "\"" + hint);
    }

    private boolean skipSpaces() {
        int start = at;
        while (peek() == ' ') {
            at++;
        }
        return at > start;
    }

    /// The next character, or 0 at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean startsFactor(char c) {
        return Character.isLetter(c) || c == '(' || c == '%' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private UnitException refuse(String problem) {
        return new UnitException("unit \"" + written + "\": " + problem);
    }
}
