package crosstalk.measured;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day as people write it: `7`, `Day 7`, `d7`, `7 d`, `Day 7 (mm3)`, `week 2`, `Day -1`, `day(-1)`, or a date as in ISO 8601.
///
/// A hyphen right before the digits is a minus sign, also where it touches the word (`D-1`); unless all days of a table are written so
/// (`Day-0`, `Day-3`, `Day-7`), where it only parts the word from the number.
final class DayLabel {
    private static final String NUMBER = "[+-]?[0-9]+(?:[.,][0-9]+)?";
    private static final Pattern WORDED =
            Pattern.compile("(?:study\\s*)?(day|days|d|week|wk|w|hour|h|t)?[\\s_.:]*(-\\s+)?(?:(" + NUMBER
                    + ")|\\(\\s*(" + NUMBER + ")\\s*\\))\\s*(days?|d|weeks?|wk|w|hours?|h)?");
    private static final Pattern HYPHENED = Pattern.compile("(?:study\\s*)?[a-z]+-[0-9].*");

    /// A date with the year last, which is read in two ways.
    private static final Pattern YEAR_LAST = Pattern.compile("[0-9]{1,2}([./-])[0-9]{1,2}\\1(?:[0-9]{4}|[0-9]{2})");

    /// The signs that people and programs write for minus: true minus, dashes, hyphens of typesetting.
    private static final Pattern MINUS = Pattern.compile("[\u2212\u2010\u2011\u2012\u2013\u2014\uFE63\uFF0D]");

    /// What a hyphen between a word and its number means.
    enum Hyphen {
        MINUS_SIGN,
        SEPARATOR
    }

    private DayLabel() {}

    /// What hyphens mean in a table with these days: separators if every one of several has such.
    static Hyphen hyphen(Collection<String> labels) {
        List<String> days = labels.stream()
                .filter(label -> parse(label).isPresent())
                .distinct()
                .toList();
        return days.size() > 1
                        && days.stream()
                                .allMatch(day -> HYPHENED.matcher(plain(day)).matches())
                ? Hyphen.SEPARATOR
                : Hyphen.MINUS_SIGN;
    }

    /// Days; for a date, since 1970-01-01. Empty when the text is no day.
    static OptionalDouble parse(String text) {
        return parse(text, Hyphen.MINUS_SIGN);
    }

    static OptionalDouble parse(String text, Hyphen hyphen) {
        Header header = Header.of(text);
        String plain = plain(text);
        if (header.unit().isPresent() && header.unit().get().kind() != MeasuredUnit.Kind.TIME) {
            plain = plain.replaceAll("[\\s_,]*[(\\[{]?\\s*(mm|cm)(3|\\^3|³)?\\s*[)\\]}]?$", "");
        }
        Matcher worded = WORDED.matcher(plain);
        if (worded.matches()) {
            String digits = worded.group(3) != null ? worded.group(3) : worded.group(4);
            double number = Double.parseDouble(digits.replace(',', '.'));
            // "- 7" is a minus, "Day - 7" is none
            boolean apart = worded.group(2) != null && worded.group(1) == null;
            boolean parted =
                    hyphen == Hyphen.SEPARATOR && HYPHENED.matcher(plain).matches();
            String unit = worded.group(5) != null ? worded.group(5) : worded.group(1) != null ? worded.group(1) : "d";
            double signed = (apart || parted ? -number : number) * factor(unit);
            return OptionalDouble.of(signed == 0 ? 0 : signed);
        }
        return date(plain);
    }

    private static String plain(String text) {
        return MINUS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    /// Whether a text is a date with the year last: `01.02.2026` or `02/01/2026`, of which nothing tells the day from the month.
    static boolean isYearLast(String text) {
        return YEAR_LAST.matcher(text.strip()).matches();
    }

    static OptionalDouble date(String text) {
        try {
            return OptionalDouble.of((double) LocalDate.parse(text.strip()).toEpochDay());
        } catch (DateTimeParseException noDate) {
            return OptionalDouble.empty();
        }
    }

    private static double factor(String unit) {
        return switch (unit.charAt(0)) {
            case 'w' -> MeasuredUnit.WEEK.factor();
            case 'h' -> MeasuredUnit.HOUR.factor();
            default -> 1;
        };
    }
}
