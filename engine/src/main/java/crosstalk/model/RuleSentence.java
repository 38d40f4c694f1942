package crosstalk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The left-hand side of a rule: who does what.
///
/// @param actor who acts; its compartment is empty text where it follows from the rest
/// @param verb what is done
/// @param number how many appear, for `becomes` and `makes`: an expression as text
/// @param object to or of whom or what
/// @param place second compartment: where B appears, where the actor comes from or goes, or into what the killed turn
public record RuleSentence(Selector actor, Verb verb, String number, Optional<Selector> object, String place) {

    /// What a cell can do.
    public enum Verb {
        DIVIDES,
        DIES,
        BECOMES,
        MAKES,
        KILLS,
        ENTERS,
        LEAVES,
        ARRIVES,
        SECRETES,
        CONSUMES
    }

    /// Reads a sentence.
    ///
    /// @throws IllegalArgumentException with what was found and what a sentence looks like
    static RuleSentence parse(String text) {
        List<String> words = words(text);
        if (words.size() < 2) {
            throw problem(text, "expected who does what, such as \"cancer divides\"");
        }
        String actor = words.removeFirst();
        if (words.size() > 2 && words.getFirst().equals("in")) {
            words.removeFirst();
            actor += " in " + words.removeFirst();
        }
        Verb verb = verb(words.removeFirst(), text);
        Selector who = Selector.parse(actor);
        return switch (verb) {
            case DIVIDES, DIES -> {
                requireEnd(words, text);
                yield new RuleSentence(who, verb, "", Optional.empty(), "");
            }
            case BECOMES, MAKES -> produced(who, verb, words, text);
            case KILLS -> {
                Selector victim = Selector.parse(take(words, text, "whom it kills"));
                String into = after("into", words, text).orElse("");
                requireEnd(words, text);
                yield new RuleSentence(who, verb, "", Optional.of(victim), into);
            }
            case ENTERS -> moved(who, verb, "from", words, text);
            case LEAVES -> moved(who, verb, "for", words, text);
            case ARRIVES -> {
                String in =
                        after("in", words, text).orElseThrow(() -> problem(text, "expected \"arrives in\" and where"));
                requireEnd(words, text);
                yield new RuleSentence(who, verb, "", Optional.empty(), in);
            }
            case SECRETES, CONSUMES -> {
                Selector signal = Selector.parse(take(words, text, "the signal"));
                requireEnd(words, text);
                yield new RuleSentence(who, verb, "", Optional.of(signal), "");
            }
        };
    }

    private static RuleSentence produced(Selector who, Verb verb, List<String> words, String text) {
        String first = take(words, text, "what appears");
        String number = "1";
        if (first.startsWith("(") || Character.isDigit(first.charAt(0))) {
            number = first;
            first = take(words, text, "what appears");
        }
        Selector what = Selector.parse(first);
        String in = after("in", words, text).orElse("");
        requireEnd(words, text);
        return new RuleSentence(who, verb, number, Optional.of(what), in);
    }

    private static RuleSentence moved(Selector who, Verb verb, String link, List<String> words, String text) {
        String at = take(words, text, "a compartment");
        String other = after(link, words, text)
                .orElseThrow(() -> problem(text, "expected \"" + link + "\" and a second compartment"));
        requireEnd(words, text);
        return new RuleSentence(who, verb, "", Optional.of(Selector.parse(at)), other);
    }

    private static Verb verb(String word, String text) {
        List<String> legal = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            String name = verb.name().toLowerCase(Locale.ROOT);
            if (name.equals(word)) {
                return verb;
            }
            legal.add(name);
        }
        throw problem(
                text,
                "\"" + word + "\" is not something that a cell does here; there are " + String.join(", ", legal)
                        + crosstalk.quantity.Suggestion.phrase(word, legal));
    }

    private static Optional<String> after(String link, List<String> words, String text) {
        if (words.isEmpty() || !words.getFirst().equals(link)) {
            return Optional.empty();
        }
        words.removeFirst();
        return Optional.of(take(words, text, "a name after \"" + link + "\""));
    }

    private static String take(List<String> words, String text, String expected) {
        if (words.isEmpty()) {
            throw problem(text, "ends where " + expected + " was expected");
        }
        return words.removeFirst();
    }

    private static void requireEnd(List<String> words, String text) {
        if (!words.isEmpty()) {
            throw problem(text, "\"" + String.join(" ", words) + "\" is not understood at the end of the sentence");
        }
    }

    private static IllegalArgumentException problem(String text, String message) {
        return new IllegalArgumentException("rule \"" + text + "\": " + message);
    }

    /// Splits at spaces outside brackets and parentheses.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            }
            if (depth == 0 && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
