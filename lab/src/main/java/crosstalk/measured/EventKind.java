package crosstalk.measured;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why an animal was followed no longer.
public enum EventKind {
    /// Died, or was found dead: an event.
    DEAD("dead", "died", "death", "found dead", "fd", "deceased", "†", "1"),
    /// Had to be put down, for its tumour or its health: an event.
    ENDPOINT(
            "endpoint",
            "end point",
            "humane endpoint",
            "humane end point",
            "humane limit",
            "tumour limit",
            "tumor limit",
            "euthanised",
            "euthanized",
            "sacrificed",
            "sac",
            "sacd",
            "sac'd",
            "culled",
            "cull",
            "moribund"),
    /// Left for a reason that has nothing to do with its tumour, or was still followed at the end: no event.
    CENSORED(
            "censored",
            "cens",
            "alive",
            "survived",
            "removed",
            "end of study",
            "study end",
            "last day",
            "lost",
            "tissue",
            "scheduled",
            "0"),
    /// Is left out of every analysis, and listed.
    EXCLUDED("excluded", "exclude", "not enrolled", "screen failure", "not randomised", "not randomized");

    @SuppressWarnings("ImmutableEnumChecker") // a list that is never changed
    private final List<String> names;

    EventKind(String... names) {
        this.names = List.of(names);
    }

    public String text() {
        return names.getFirst();
    }

    /// Whether it counts as an event in survival.
    public boolean isEvent() {
        return this == DEAD || this == ENDPOINT;
    }

    static Optional<EventKind> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]+", " ");
        return Arrays.stream(values())
                .filter(kind -> kind.names.contains(plain))
                .findFirst();
    }
}
