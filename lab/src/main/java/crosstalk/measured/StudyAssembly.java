package crosstalk.measured;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes animals of entries, and lists what is doubtful on the way.
final class StudyAssembly {
    private static final String ONE_ARM = "all animals";

    /// Days; no study is as long, so days from here on are dates.
    private static final double DATES = 10_000;

    private final String file;
    private final Layout layout;
    private final List<Entry> entries;
    private final EventsTable.Ends ends;
    private final Understanding understanding;
    private final Map<Identity, List<Entry>> series = new LinkedHashMap<>();
    private final List<String> arms = new ArrayList<>();

    /// Who an animal is: its name, within its arm and study where tables number anew.
    private record Identity(String name, String arm, String stratum) {}

    StudyAssembly(String file, Layout layout, List<Entry> entries, EventsTable.Ends ends, Understanding understanding) {
        this.file = file;
        this.layout = layout;
        double first = entries.stream().mapToDouble(Entry::day).min().orElse(0);
        this.entries = first < DATES ? entries : sinceDate(entries, first);
        this.ends = first < DATES ? ends : ends.sinceDate(first, DATES);
        this.understanding = understanding;
    }

    MeasuredStudy study() {
        boolean anew = namesArms();
        Map<Identity, EventsTable.Row> endOf = matchEnds();
        understanding.check();
        Series checked = new Series(file, understanding);
        checked.orders(series.values());
        List<Animal> animals = new ArrayList<>();
        series.forEach((identity, own) -> animals.add(animal(identity, own, anew, endOf.get(identity), checked)));
        animals.sort(Comparator.comparingInt(Animal::arm));
        checked.lateAndEarly(animals);
        checked.unmeasured(animals);
        if (animals.stream().noneMatch(animal -> animal.isMeasured() && !animal.isExcluded())) {
            understanding.refuse(file + ": no animal has a volume");
        }
        understanding.check();
        echo(animals);
        return new MeasuredStudy(file, layout, arms, animals, understanding.sentences(), understanding.doubts());
    }

    /// Days that are dates count from the earliest.
    private static List<Entry> sinceDate(List<Entry> entries, double first) {
        return entries.stream().map(entry -> entry.sinceDate(first, DATES)).toList();
    }

    /// Parts the entries into series; true where tables number animals anew in each arm.
    private boolean namesArms() {
        Set<String> found = new LinkedHashSet<>();
        Map<String, Map<String, Set<Double>>> daysOf = new LinkedHashMap<>();
        List<Integer> without = new ArrayList<>();
        Map<String, String> spelling = new HashMap<>();
        Map<String, List<Integer>> respelt = new LinkedHashMap<>();
        boolean anyArm = entries.stream().anyMatch(entry -> entry.arm() != null);
        for (Entry entry : entries) {
            @Nullable String written = entry.arm();
            String arm = spelling.computeIfAbsent(
                    plain(written != null ? written : ONE_ARM), _ -> written != null ? written : ONE_ARM);
            if (written != null && !written.equals(arm)) {
                respelt.computeIfAbsent(written, _ -> new ArrayList<>()).add(entry.row());
            }
            if (written == null && anyArm) {
                without.add(entry.row());
                continue;
            }
            found.add(arm);
            if (entry.isMeasured()) {
                daysOf.computeIfAbsent(name(entry), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(arm, _ -> new LinkedHashSet<>())
                        .add(entry.day());
            }
            series.computeIfAbsent(new Identity(entry.animal(), arm, stratum(entry)), _ -> new ArrayList<>())
                    .add(entry);
        }
        if (!without.isEmpty()) {
            understanding.refuse(withoutArm(file, without));
        }
        arms.addAll(found);
        respelt.forEach((written, rows) -> understanding.doubt(new Doubt(
                Doubt.Kind.ARM_SPELLING,
                file,
                rows,
                "",
                "\"" + written + "\" and \"" + spelling.get(plain(written)) + "\" differ by blanks or capitals only",
                "taken as one arm")));
        return twoArms(daysOf);
    }

    static String withoutArm(String file, List<Integer> rows) {
        return file + ": no arm is named in row" + (rows.size() == 1 ? " " : "s ")
                + Doubt.shortened(rows.stream().distinct().toList()) + "; name it, or remove the rows";
    }

    private static String plain(String arm) {
        return arm.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "");
    }

    private static String name(Entry entry) {
        return stratum(entry).isEmpty() ? entry.animal() : entry.animal() + " of " + stratum(entry);
    }

    private static String stratum(Entry entry) {
        @Nullable String stratum = entry.stratum();
        return stratum == null ? "" : stratum;
    }

    /// A name in several arms is either numbering anew (measured in both on the same days, as most names are) or doubtful.
    private boolean twoArms(Map<String, Map<String, Set<Double>>> daysOf) {
        List<String> several = daysOf.entrySet().stream()
                .filter(animal -> animal.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (several.isEmpty()) {
            return false;
        }
        boolean anew = several.stream()
                                .filter(name -> sharesDays(Objects.requireNonNull(daysOf.get(name))))
                                .count()
                        * 2
                >= daysOf.size();
        if (anew) {
            understanding.say(
                    "animals: the same names stand in several arms on the same days, so an animal is a name within an arm");
            return true;
        }
        for (String name : several) {
            List<Integer> rows = entries.stream()
                    .filter(entry -> name(entry).equals(name))
                    .map(Entry::row)
                    .distinct()
                    .toList();
            understanding.doubt(new Doubt(
                    Doubt.Kind.TWO_ARMS,
                    file,
                    rows,
                    name,
                    "stands in "
                            + String.join(
                                    " and ",
                                    Objects.requireNonNull(daysOf.get(name)).keySet()),
                    "taken as another animal in each arm"));
        }
        return true;
    }

    private static boolean sharesDays(Map<String, Set<Double>> byArm) {
        Set<Double> seen = new LinkedHashSet<>();
        boolean shared = false;
        for (Set<Double> days : byArm.values()) {
            for (double day : days) {
                shared |= !seen.add(day);
            }
        }
        return shared;
    }

    private Map<Identity, EventsTable.Row> matchEnds() {
        Map<Identity, EventsTable.Row> matched = new HashMap<>();
        for (EventsTable.Row row : ends.rows()) {
            List<Identity> meant = series.keySet().stream()
                    .filter(identity -> identity.name().equalsIgnoreCase(row.animal())
                            && (row.arm() == null || identity.arm().equalsIgnoreCase(row.arm())))
                    .toList();
            if (meant.isEmpty()) {
                understanding.refuse(ends.file() + ":" + row.row() + ": animal \"" + row.animal() + "\""
                        + (row.arm() == null ? "" : " of arm \"" + row.arm() + "\"") + " is not in " + file);
            } else if (meant.size() > 1) {
                understanding.refuse(ends.file() + ":" + row.row() + ": animal \"" + row.animal() + "\" stands in "
                        + meant.size() + " arms or studies; add a column arm that says which is meant");
            } else if (matched.put(meant.getFirst(), row) != null) {
                understanding.refuse(
                        ends.file() + ":" + row.row() + ": animal \"" + row.animal() + "\" has a second end");
            }
        }
        return matched;
    }

    private Animal animal(
            Identity identity, List<Entry> own, boolean anew, EventsTable.@Nullable Row told, Series checked) {
        String name = (anew ? identity.arm() + " " : "")
                + identity.name()
                + (identity.stratum().isEmpty() ? "" : " (" + identity.stratum() + ")");
        List<Entry> kept = checked.kept(name, own);
        double[] days = kept.stream().mapToDouble(Entry::day).toArray();
        double[] volumes = kept.stream().mapToDouble(Entry::volume).toArray();
        int[] rows = kept.stream().mapToInt(Entry::row).toArray();
        checked.volumes(name, days, volumes, rows);
        Animal.@Nullable End end = told != null ? told.end() : written(name, own);
        if (end != null) {
            checked.afterTheEnd(name, end, days, rows);
        }
        return new Animal(
                name,
                arms.indexOf(identity.arm()),
                cage(name, own),
                identity.stratum().isEmpty() ? null : identity.stratum(),
                days,
                volumes,
                rows,
                end);
    }

    private @Nullable String cage(String name, List<Entry> own) {
        List<String> cages = own.stream()
                .map(Entry::cage)
                .filter(Objects::nonNull)
                .map(String.class::cast)
                .distinct()
                .toList();
        if (cages.size() > 1) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.TWO_CAGES,
                    file,
                    own.stream().map(Entry::row).distinct().toList(),
                    name,
                    "stands in " + String.join(" and ", cages),
                    "the first is taken"));
        }
        return cages.isEmpty() ? null : cages.getFirst();
    }

    /// The end that the main table itself tells.
    private Animal.@Nullable End written(String name, List<Entry> own) {
        for (Entry entry : own) {
            Entry.@Nullable End end = entry.end();
            if (end != null) {
                @Nullable Double day = end.day();
                if (end.reason().endsWith("instead of a volume")) {
                    understanding.doubt(new Doubt(
                            Doubt.Kind.WORD_AS_END,
                            file,
                            List.of(entry.row()),
                            name,
                            end.reason() + " on day " + Numbers.plain(entry.day()),
                            "taken as " + end.kind().text() + " on that day"));
                }
                return new Animal.End(end.kind(), day != null ? day : entry.day(), end.reason());
            }
        }
        return null;
    }

    private void echo(List<Animal> animals) {
        long measured =
                animals.stream().mapToLong(animal -> animal.days().length).sum();
        long empty = entries.stream().filter(entry -> !entry.isMeasured()).count();
        double first = animals.stream()
                .filter(Animal::isMeasured)
                .mapToDouble(Animal::firstDay)
                .min()
                .orElse(0);
        double last = animals.stream()
                .filter(Animal::isMeasured)
                .mapToDouble(Animal::lastDay)
                .max()
                .orElse(0);
        understanding.say(animals.size() + " animals, " + measured + " volumes used"
                + (empty > 0 ? ", " + empty + " cells without one" : "") + ", days " + Numbers.plain(first) + " to "
                + Numbers.plain(last));
        understanding.say("arms: "
                + arms.stream()
                        .map(arm -> arm + " ("
                                + animals.stream()
                                        .filter(animal -> animal.arm() == arms.indexOf(arm))
                                        .count() + ")")
                        .collect(Collectors.joining(", ")));
        for (Animal animal : animals) {
            Animal.@Nullable End end = animal.end();
            if (end != null && animal.isExcluded()) {
                understanding.say("left out: animal " + animal.name() + ", excluded"
                        + (end.reason().isEmpty() ? " (no reason given)" : ": " + end.reason()));
            }
        }
    }
}
