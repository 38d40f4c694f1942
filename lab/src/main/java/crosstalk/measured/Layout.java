package crosstalk.measured;

import java.util.Arrays;
import java.util.Optional;

/// How a table is laid out.
public enum Layout {
    LONG("long", "one row for each measurement"),
    ANIMAL_ROWS("animal-rows", "one row for each animal, a column for each day"),
    ANIMAL_COLUMNS("animal-columns", "one column for each animal, a row for each day");

    private final String text;
    private final String meaning;

    Layout(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    public String text() {
        return text;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<Layout> of(String text) {
        return Arrays.stream(values())
                .filter(layout -> layout.text.equals(text))
                .findFirst();
    }
}
