package crosstalk.study;

import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import crosstalk.quantity.UnitException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The phrases of the study language: `day 14`, `2 days`, `tumour volume reaches 80 mm^3`, `20 g`, `10 naive`.
///
/// Each method reads one phrase or refuses with an [IllegalArgumentException] that says what was found and expected.
final class Wording {

    /// For a number that became a key because a comma stood inside braces.
    static final String COMMA_IN_BRACES =
            "found \"%s\" where a key was expected: a comma inside { } ends a value; put the value in quotes or on a line of its own";

    /// A number that stands where a name should.
    static final String NUMBER = "\\d+(\\.\\d+)?";

    /// Days beyond this are refused: an animal does not live for 30 years.
    static final double LATEST_DAY = 10_000;

    private static final double KG_PER_NG = 1e-12;
    private static final Pattern DAY = Pattern.compile("day\\s+(?<number>\\S+)");
    private static final Pattern REACHES = Pattern.compile("tumou?r\\s+volume\\s+reaches\\s+(?<volume>.+)");
    private static final Pattern NAIVE = Pattern.compile("(?<number>\\S+)\\s+naive");
    private static final Pattern TIMES = Pattern.compile("times\\s+(?<number>\\S+)");

    private Wording() {}

    /// `day 14`: the number.
    static double day(String text) {
        Matcher matcher = DAY.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a day, expected a phrase such as \"day 14\"");
        }
        return dayNumber(matcher.group("number"));
    }

    /// The number of a day, 0 or more.
    static double dayNumber(String text) {
        double day = number(text, "a day");
        if (day < 0 || day > LATEST_DAY) {
            throw new IllegalArgumentException("day " + text + ", expected 0 to 10000");
        }
        return day;
    }

    /// `2 days`: a length of time above 0, days.
    static double interval(String text) {
        double days = Quantity.parse(text, Dimension.TIME).value();
        if (days < 0.01 || days > LATEST_DAY) {
            throw new IllegalArgumentException("\"" + text + "\", expected a time of 0.01 to 10000 days");
        }
        return days;
    }

    /// `tumour volume reaches 80 mm^3`: mm^3, above 0.
    static double volumeReached(String text) {
        Matcher matcher = REACHES.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\", expected a phrase such as \"tumour volume reaches 80 mm^3\"");
        }
        double volume =
                Quantity.parse(matcher.group("volume"), Dimension.VOLUME).value();
        if (volume <= 0) {
            throw new IllegalArgumentException("\"" + text + "\", expected a volume above 0");
        }
        return volume;
    }

    /// `8 mm^3`: mm^3, 0 or more.
    static double volume(String text) {
        return atLeastZero(text, Dimension.VOLUME);
    }

    /// `5e5 cells`: above 0.
    static double cells(String text) {
        double cells = Quantity.parse(text, Dimension.CELL).value();
        if (cells <= 0 || cells > 1e12) {
            throw new IllegalArgumentException("\"" + text + "\", expected more than 0 and at most 1e12 cells");
        }
        return cells;
    }

    /// `12 %` or `0.12`: 0 to 1.
    static double share(String text) {
        double share = atLeastZero(text, Dimension.NONE);
        if (share > 1) {
            throw new IllegalArgumentException("\"" + text + "\" is above 100 %; write \"12 %\" or \"0.12\"");
        }
        return share;
    }

    /// `20 g` or `0.02 kg`: kg, above 0.
    static double bodyMass(String text) {
        Quantity quantity = Quantity.parse(text);
        // A person writes the mass of a mouse in grams, which everywhere else are mass of substance.
        double kg = quantity.dimension().equals(Dimension.MASS)
                ? quantity.value() * KG_PER_NG
                : quantity.require(Dimension.BODY_MASS).value();
        if (kg <= 0 || kg > 1000) {
            throw new IllegalArgumentException("\"" + text + "\", expected a body mass above 0 and at most 1000 kg");
        }
        return kg;
    }

    /// `10 naive`: the number, 0 or more.
    static int naive(String text) {
        Matcher matcher = NAIVE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\", expected a phrase such as \"10 naive\"");
        }
        return whole(matcher.group("number"), 0, Study.MOST_SUBJECTS);
    }

    /// A whole number from `least` to `most`.
    static int whole(String text, int least, int most) {
        if (text.matches("[+-]?\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\", expected a whole number from " + least + " to " + most
                + ", without commas or exponent");
    }

    /// Any whole number of 64 bits.
    static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a seed, expected a whole number", e);
        }
    }

    /// `times 2` or a quantity of a dimension.
    static Setting.Change change(String text, Dimension expected) {
        Matcher matcher = TIMES.matcher(text.strip());
        if (matcher.matches()) {
            double factor = number(matcher.group("number"), "a number");
            if (factor < 0) {
                throw new IllegalArgumentException("\"" + text + "\", expected a factor of 0 or more");
            }
            return new Setting.Change.Times(factor);
        }
        return new Setting.Change.To(Quantity.parse(text, expected).value());
    }

    /// A constant of an enum by the text that a study file uses for it.
    static <E extends Enum<E>> E oneOf(String text, Class<E> type, Function<E, String> name) {
        E[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> name.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\", expected one of "
                        + String.join(", ", Arrays.stream(constants).map(name).toList())));
    }

    /// Lower case of a constant's name.
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// A finite number without unit.
    static double number(String text, String expected) {
        try {
            return Quantity.parse(text, Dimension.NONE).value();
        } catch (UnitException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not " + expected, e);
        }
    }

    private static double atLeastZero(String text, Dimension dimension) {
        double value = Quantity.parse(text, dimension).value();
        if (value < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is below 0");
        }
        return value;
    }
}
