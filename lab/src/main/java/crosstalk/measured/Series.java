package crosstalk.measured;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks an animal's measurements. Each check lists what it doubts, with rows; none changes a volume.
///
/// The limits below are of bookkeeping, not of biology: they ask whether a slip of the pen is likelier than the number.
final class Series {
    /// A factor between two measurements at most [#A_DAY] apart.
    private static final double TENFOLD = 10;

    private static final double A_DAY = 1;

    /// Above or below both neighbours, by a factor.
    private static final double OUTLYING = 8;

    /// Days between the last two measurements within which nothing grows or shrinks by [#OUTLYING] easily: three doublings.
    private static final double FEW_DAYS = 3;

    /// Days; animals are measured more often than that until they die.
    private static final double A_WEEK = 7;

    /// mm^3; below it calliper readings scatter by factors.
    private static final double SMALL = 50;

    /// mm^3; a tumour that was as large is not expected to measure 0 next time.
    private static final double LARGE = 200;

    /// Of days that should be equal.
    private static final double SLACK = 1e-9;

    /// Of doubts of one kind that are listed one by one.
    private static final int MOST_SINGLE = 3;

    private final String file;
    private final Understanding understanding;

    Series(String file, Understanding understanding) {
        this.file = file;
        this.understanding = understanding;
    }

    /// Days should ascend within each animal as the file has them; where most do not, the file is in another order.
    void orders(Collection<List<Entry>> series) {
        List<Doubt> back = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (List<Entry> own : series) {
            List<Integer> rows = new ArrayList<>();
            String where = "";
            for (int i = 1; i < own.size(); i++) {
                if (own.get(i).day() < own.get(i - 1).day()) {
                    rows.add(own.get(i).row());
                    where = "day " + Numbers.plain(own.get(i).day()) + " after day "
                            + Numbers.plain(own.get(i - 1).day());
                }
            }
            if (!rows.isEmpty()) {
                all.addAll(rows);
                back.add(new Doubt(
                        Doubt.Kind.DAYS_GO_BACK,
                        file,
                        rows,
                        own.getFirst().animal(),
                        where,
                        "put in the order of days"));
            }
        }
        if (back.size() > 2 && back.size() * 2 > series.size()) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.DAYS_GO_BACK,
                    file,
                    all.stream().sorted().distinct().toList(),
                    "",
                    "days go back in " + back.size() + " of " + series.size()
                            + " animals, so the file is not in the order of days",
                    "put in the order of days"));
        } else {
            back.forEach(understanding::doubt);
        }
    }

    /// The entries with a usable volume, by day, one for each.
    List<Entry> kept(String name, List<Entry> own) {
        Map<Double, List<Entry>> byDay = new TreeMap<>();
        for (Entry entry : own) {
            if (entry.isMeasured() && entry.volume() < 0) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.NEGATIVE_VOLUME,
                        file,
                        List.of(entry.row()),
                        name,
                        Numbers.plain(entry.volume()) + " mm3 on day " + Numbers.plain(entry.day()),
                        "this measurement is not used"));
            } else if (entry.isMeasured()) {
                byDay.computeIfAbsent(entry.day(), _ -> new ArrayList<>()).add(entry);
            }
        }
        List<Entry> kept = new ArrayList<>();
        byDay.values().forEach(same -> kept.add(same.size() == 1 ? same.getFirst() : one(name, same)));
        return kept;
    }

    private Entry one(String name, List<Entry> same) {
        List<Integer> rows = same.stream().map(Entry::row).toList();
        String day = Numbers.plain(same.getFirst().day());
        double first = same.getFirst().volume();
        if (same.stream().allMatch(entry -> entry.volume() == first)) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.DUPLICATED_ROW,
                    file,
                    rows,
                    name,
                    "day " + day + " stands " + same.size() + " times with " + Numbers.plain(first) + " mm3",
                    "counted once"));
            return same.getFirst();
        }
        double mean = same.stream().mapToDouble(Entry::volume).average().orElse(first);
        understanding.doubt(new Doubt(
                Doubt.Kind.TWO_VALUES,
                file,
                rows,
                name,
                "day " + day + ": "
                        + String.join(
                                ", ",
                                same.stream()
                                        .map(entry -> Numbers.plain(entry.volume()))
                                        .toList()) + " mm3",
                "their mean, " + Numbers.plain(mean) + " mm3, is used"));
        Entry entry = same.stream().min(Comparator.comparingInt(Entry::row)).orElseThrow();
        return new Entry(
                entry.row(),
                entry.animal(),
                entry.arm(),
                entry.cage(),
                entry.stratum(),
                entry.day(),
                mean,
                entry.end());
    }

    /// Looks for zeros that may be missing, jumps and lone outliers.
    void volumes(String name, double[] days, double[] volumes, int[] rows) {
        for (int i = 1; i < days.length; i++) {
            double before = volumes[i - 1];
            double here = volumes[i];
            if (here == 0 && before > LARGE) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.ZERO_OR_MISSING,
                        file,
                        List.of(rows[i]),
                        name,
                        "0 on day " + Numbers.plain(days[i]) + " after " + Numbers.plain(before) + " mm3 on day "
                                + Numbers.plain(days[i - 1]),
                        "taken as 0; leave the cell empty if nothing was measured"));
            }
            double low = Math.min(before, here);
            double high = Math.max(before, here);
            boolean jump = low > 0 && high >= SMALL && high >= TENFOLD * low && days[i] - days[i - 1] <= A_DAY;
            boolean outlier = i + 1 < days.length && isLone(before, here, volumes[i + 1]);
            boolean told = i > 1 && isLone(volumes[i - 2], before, here);
            boolean atTheEnd =
                    i + 1 == days.length && !told && days[i] - days[i - 1] <= FEW_DAYS && isFar(before, here);
            if (jump) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.TENFOLD_JUMP,
                        file,
                        List.of(rows[i]),
                        name,
                        change(days, volumes, i),
                        "used as it stands"));
            } else if (atTheEnd) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.FAR_AT_THE_END,
                        file,
                        List.of(rows[i]),
                        name,
                        change(days, volumes, i) + ", its last",
                        "used as it stands"));
            } else if (outlier) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.LONE_OUTLIER,
                        file,
                        List.of(rows[i]),
                        name,
                        Numbers.plain(before) + ", " + Numbers.plain(here) + ", " + Numbers.plain(volumes[i + 1])
                                + " mm3 on days " + Numbers.plain(days[i - 1]) + ", " + Numbers.plain(days[i]) + ", "
                                + Numbers.plain(days[i + 1]),
                        "used as it stands"));
            }
        }
    }

    private static String change(double[] days, double[] volumes, int i) {
        return Numbers.plain(volumes[i - 1]) + " to " + Numbers.plain(volumes[i]) + " mm3 from day "
                + Numbers.plain(days[i - 1]) + " to " + Numbers.plain(days[i]);
    }

    /// A last value far above the one before, or far below a large one.
    private static boolean isFar(double before, double last) {
        boolean above = before > 0 && last >= SMALL && last > OUTLYING * before;
        boolean below = last > 0 && before > LARGE && last * OUTLYING < before;
        return above || below;
    }

    private static boolean isLone(double before, double here, double after) {
        if (before <= 0 || here <= 0 || after <= 0 || Math.max(here, Math.max(before, after)) < SMALL) {
            return false;
        }
        return here > OUTLYING * Math.max(before, after) || here * OUTLYING < Math.min(before, after);
    }

    void afterTheEnd(String name, Animal.End end, double[] days, int[] rows) {
        if (end.kind() == EventKind.EXCLUDED) {
            return;
        }
        List<Integer> late = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            if (days[i] > end.day() + SLACK) {
                late.add(rows[i]);
            }
        }
        if (!late.isEmpty()) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.AFTER_THE_END,
                    file,
                    late,
                    name,
                    end.kind().text() + " on day " + Numbers.plain(end.day()) + ", but measured later",
                    "the volumes are used; the end stays on day " + Numbers.plain(end.day())));
        }
    }

    /// An event is expected soon after the last measurement; animals that were followed on without measuring die late too, but nothing says so.
    void unmeasured(List<Animal> animals) {
        List<Animal> unmeasured = animals.stream().filter(Series::isUnmeasured).toList();
        groups(unmeasured)
                .forEach(group -> understanding.doubt(new Doubt(
                        Doubt.Kind.LONG_UNMEASURED,
                        file,
                        group.stream()
                                .map(a -> a.rows()[a.rows().length - 1])
                                .sorted()
                                .toList(),
                        "",
                        some(group, Series::lastAndEnd),
                        "the end is used as told; no volume is made up in between")));
    }

    private static boolean isUnmeasured(Animal animal) {
        Animal.@Nullable End end = animal.end();
        if (end == null || !end.kind().isEvent() || !animal.isMeasured()) {
            return false;
        }
        double longest = A_WEEK;
        for (int i = 1; i < animal.days().length; i++) {
            longest = Math.max(longest, animal.days()[i] - animal.days()[i - 1]);
        }
        return end.day() - animal.lastDay() > longest + SLACK;
    }

    private static String lastAndEnd(Animal animal) {
        Animal.@Nullable End end = animal.end();
        return animal.name() + " last on day " + Numbers.plain(animal.lastDay())
                + (end == null ? "" : ", " + end.kind().text() + " on day " + Numbers.plain(end.day()));
    }

    /// Animals that came late, were never measured, or stopped before the last day of their study without a reason.
    void lateAndEarly(List<Animal> animals) {
        List<Animal> late = new ArrayList<>();
        List<Animal> stopped = new ArrayList<>();
        for (Animal animal : animals) {
            if (!animal.isMeasured()) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.NEVER_MEASURED,
                        file,
                        List.of(),
                        animal.name(),
                        "has no volume",
                        "counts in nothing"));
            } else if (!animal.isExcluded()) {
                List<Animal> study = animals.stream()
                        .filter(other -> other.isMeasured() && Objects.equals(other.stratum(), animal.stratum()))
                        .toList();
                if (animal.firstDay()
                        > study.stream().mapToDouble(Animal::firstDay).min().orElse(0)) {
                    late.add(animal);
                }
                if (animal.end() == null
                        && animal.lastDay()
                                < study.stream()
                                        .mapToDouble(Animal::lastDay)
                                        .max()
                                        .orElse(0)) {
                    stopped.add(animal);
                }
            }
        }
        groups(late)
                .forEach(group -> understanding.doubt(new Doubt(
                        Doubt.Kind.LATE_START,
                        file,
                        group.stream().map(a -> a.rows()[0]).sorted().toList(),
                        "",
                        "after the study's first day: "
                                + some(group, a -> a.name() + " on day " + Numbers.plain(a.firstDay())),
                        "its own first measurement is its baseline")));
        if (!stopped.isEmpty()) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.STOPPED_EARLY,
                    file,
                    stopped.stream()
                            .map(a -> a.rows()[a.rows().length - 1])
                            .sorted()
                            .toList(),
                    "",
                    stopped.size() + " of " + animals.size()
                            + " animals were last measured before the study's last day, and no end is told: "
                            + some(
                                    stopped,
                                    a -> a.name() + " on day " + Numbers.plain(a.lastDay()) + " at "
                                            + Numbers.plain(a.lastVolume()) + " mm3"),
                    "their follow-up ends there; name ends with --events"));
        }
    }

    private static List<List<Animal>> groups(List<Animal> animals) {
        return animals.isEmpty()
                ? List.of()
                : animals.size() > MOST_SINGLE
                        ? List.of(animals)
                        : animals.stream().map(List::of).toList();
    }

    private static String some(List<Animal> animals, Function<Animal, String> text) {
        return animals.stream().limit(6).map(text).collect(Collectors.joining(", "))
                + (animals.size() > 6 ? " and " + (animals.size() - 6) + " more" : "");
    }
}
