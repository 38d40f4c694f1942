package crosstalk.measured;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The heading of a column, parted into name and unit.
///
/// @param text as written
/// @param name in small letters, words parted by one blank, without the unit
/// @param unit when one is written: `Volume (mm3)`, `Length [mm]`, `volume_cm3`, `Volume, mm^3`
record Header(String text, String name, Optional<MeasuredUnit> unit) {
    private static final Pattern BRACKETS = Pattern.compile("^(.*?)[\\s_]*[(\\[{]([^)\\]}]*)[)\\]}]\\s*$");
    private static final Pattern LAST_WORD = Pattern.compile("^(.+?)(?:\\s+in\\s+|[\\s_,./:]+)(\\S+)$");

    static Header of(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            Optional<MeasuredUnit> unit = MeasuredUnit.of(brackets.group(2));
            if (unit.isPresent()) {
                return new Header(text, plain(brackets.group(1)), unit);
            }
        }
        Matcher last = LAST_WORD.matcher(text.strip());
        if (last.matches()) {
            Optional<MeasuredUnit> unit = MeasuredUnit.of(last.group(2));
            if (unit.isPresent() && unit.get().kind() != MeasuredUnit.Kind.TIME) {
                return new Header(text, plain(last.group(1)), unit);
            }
        }
        return new Header(text, plain(text), Optional.empty());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[_\\-.#:/]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
