package crosstalk.measured;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day as people write it: `7`, `Day 7`, `d7`, `7 d`, `Day 7 (mm3)`, `week 2`, or a date as in ISO 8601.
final class DayLabel {
    private static final Pattern WORDED = Pattern.compile(
            "(?:study\\s*)?(day|days|d|week|wk|w|hour|h|t)?[\\s_.\\-]*(-?[0-9]+(?:[.,][0-9]+)?)\\s*(days?|d|weeks?|wk|w|hours?|h)?");

    private DayLabel() {}

    /// Days; for a date, since 1970-01-01. Empty when the text is no day.
    static OptionalDouble parse(String text) {
        Header header = Header.of(text);
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (header.unit().isPresent() && header.unit().get().kind() != MeasuredUnit.Kind.TIME) {
            plain = plain.replaceAll("[\\s_,]*[(\\[{]?\\s*(mm|cm)(3|\\^3|³)?\\s*[)\\]}]?$", "");
        }
        Matcher worded = WORDED.matcher(plain);
        if (worded.matches()) {
            double number = Double.parseDouble(worded.group(2).replace(',', '.'));
            String unit = worded.group(3) != null ? worded.group(3) : worded.group(1) != null ? worded.group(1) : "d";
            return OptionalDouble.of(number * factor(unit));
        }
        return date(plain);
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
