package crosstalk.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a text that is being read, white space skipped.
final class SyntaxCursor {

    private final String text;
    private int at;

    SyntaxCursor(String text) {
        this.text = text;
    }

    /// Whether everything has been read.
    boolean atEnd() {
        skip();
        return at >= text.length();
    }

    /// Whether that character is next.
    boolean sees(char c) {
        skip();
        return at < text.length() && text.charAt(at) == c;
    }

    /// What has that shape and is next, not passed.
    Optional<String> ahead(Pattern pattern) {
        skip();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /// Passes white space.
    void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /// Passes that text, if it is next.
    boolean take(String token) {
        skip();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    /// Passes that word, if it is next.
    boolean word(String token) {
        skip();
        Matcher matcher = SyntaxReader.WORD.matcher(text).region(at, text.length());
        if (matcher.lookingAt() && matcher.group().equals(token)) {
            at = matcher.end();
            return true;
        }
        return false;
    }

    /// Passes that text.
    ///
    /// @throws IllegalArgumentException when something else is next
    void expect(String token) {
        if (!take(token)) {
            throw unexpected("\"" + token + "\"");
        }
    }

    /// Passes what has that shape, if it is next.
    Optional<String> match(Pattern pattern) {
        skip();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return Optional.of(matcher.group());
        }
        return Optional.empty();
    }

    /// Passes everything up to a character.
    ///
    /// @throws IllegalArgumentException when there is none
    String until(char end) {
        int close = text.indexOf(end, at);
        if (close < 0) {
            throw new IllegalArgumentException("\"" + end + "\" is missing in \"" + text + "\"");
        }
        String inside = text.substring(at, close);
        at = close;
        return inside;
    }

    /// The refusal of what is next.
    IllegalArgumentException unexpected(String expected) {
        skip();
        String found =
                at < text.length() ? "\"" + text.substring(at, Math.min(text.length(), at + 20)) + "\"" : "the end";
        return new IllegalArgumentException("in \"" + text + "\": found " + found + ", expected " + expected);
    }
}
