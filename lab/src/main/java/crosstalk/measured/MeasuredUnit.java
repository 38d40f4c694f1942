package crosstalk.measured;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A unit that laboratories write into headers.
enum MeasuredUnit {
    CUBIC_MILLIMETRE(
            "mm3", Kind.VOLUME, 1, "mm3", "mm^3", "mm³", "cmm", "cu mm", "µl", "ul", "microlitre", "microliter"),
    CUBIC_CENTIMETRE("cm3", Kind.VOLUME, 1000, "cm3", "cm^3", "cm³", "cc", "ccm", "ml"),
    MILLIMETRE("mm", Kind.LENGTH, 1, "mm"),
    CENTIMETRE("cm", Kind.LENGTH, 10, "cm"),
    MICROMETRE("um", Kind.LENGTH, 0.001, "um", "µm"),
    DAY("day", Kind.TIME, 1, "d", "day", "days"),
    HOUR("hour", Kind.TIME, 1.0 / 24, "h", "hr", "hour", "hours"),
    WEEK("week", Kind.TIME, 7, "w", "wk", "week", "weeks");

    enum Kind {
        VOLUME,
        LENGTH,
        TIME
    }

    private final String text;
    private final Kind kind;
    private final double factor;

    @SuppressWarnings("ImmutableEnumChecker") // a list that is never changed
    private final List<String> spellings;

    MeasuredUnit(String text, Kind kind, double factor, String... spellings) {
        this.text = text;
        this.kind = kind;
        this.factor = factor;
        this.spellings = List.of(spellings);
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    /// How many mm^3, mm or days it is.
    double factor() {
        return factor;
    }

    static Optional<MeasuredUnit> of(String spelling) {
        String plain = spelling.strip().toLowerCase(Locale.ROOT).replace('μ', 'µ');
        return Arrays.stream(values())
                .filter(unit -> unit.spellings.contains(plain))
                .findFirst();
    }
}
