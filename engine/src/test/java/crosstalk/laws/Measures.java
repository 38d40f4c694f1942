package crosstalk.laws;

import crosstalk.model.ModelParameter;
import crosstalk.study.ChannelStrength;
import crosstalk.study.Measurement;
import crosstalk.study.Measurement.Kind;
import crosstalk.study.SubjectResult.ArmResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Figures of a run study, chosen by the entry `what` of a law's measure; evidence/README.md says what each is.
final class Measures {

    private final Cohorts cohorts;
    private final Map<String, String> asked;

    private Measures(Cohorts cohorts, Map<String, String> asked) {
        this.cohorts = cohorts;
        this.asked = asked;
    }

    static Figure of(Law law, Cohorts cohorts) {
        Measures measures = new Measures(cohorts, law.measure());
        String what = measures.text("what");
        return switch (what) {
            case "volume" -> measures.median("mm3", a -> Cohorts.volume(a, measures.number("day")));
            case "slope" -> measures.median("a day", measures::slope);
            case "days to limit" ->
                measures.median("days", a -> a.outcome().eventDay().orElse(Double.POSITIVE_INFINITY));
            case "half-life" -> measures.median("days", measures::halfLife);
            case "relapse" -> measures.relapse();
            case "spread" -> measures.spread();
            case "inhibition" -> measures.inhibition();
            case "benefit kept" -> measures.benefitKept();
            case "cleared" -> measures.share("cleared", Measures::isCleared);
            case "rejected" -> measures.share("rejected", a -> a.outcome().rechallengeRejected());
            case "cleared less" -> measures.clearedLess();
            case "chance of order" -> measures.chanceOfOrder();
            case "chance of harm" -> measures.chanceOfHarm();
            case "largest readout" -> measures.largestReadout();
            case "smallest count" -> measures.smallestCount();
            case "cells before" -> measures.cellsBefore();
            case "gain of cells" -> measures.gainOfCells();
            case "area" -> measures.area();
            case "balance" -> measures.balance();
            case "other differences" -> measures.otherDifferences();
            default -> throw new IllegalArgumentException(law.id() + ": unknown measure " + what);
        };
    }

    private String text(String key) {
        String text = asked.get(key);
        if (text == null) {
            throw new IllegalArgumentException(asked + " lacks " + key);
        }
        return text;
    }

    private double number(String key) {
        return Double.parseDouble(text(key));
    }

    private List<ArmResult> arm(String key) {
        return cohorts.arm(text("model"), text(key));
    }

    private static Figure figure(double value, String format, Object... values) {
        return new Figure(value, String.format(Locale.ROOT, format, values));
    }

    private static boolean isCleared(ArmResult animal) {
        return animal.outcome().clearedDay().isPresent();
    }

    private static int count(List<ArmResult> animals, Predicate<ArmResult> is) {
        return (int) animals.stream().filter(is).count();
    }

    private static double[] each(List<ArmResult> animals, ToDoubleFunction<ArmResult> of) {
        return animals.stream().mapToDouble(of).toArray();
    }

    private Figure median(String unit, ToDoubleFunction<ArmResult> of) {
        double[] values = each(arm("arm"), of);
        double median = Chance.median(values);
        return figure(median, "median %s %s of %d animals", LawBook.rounded(median), unit, values.length);
    }

    private double slope(ArmResult animal) {
        double from = number("from");
        double to = number("to");
        return Math.log(Cohorts.volume(animal, to) / Cohorts.volume(animal, from)) / (to - from);
    }

    private double halfLife(ArmResult animal) {
        double early = Cohorts.value(animal, Kind.READOUT, text("readout"), number("from"))
                .orElse(Double.NaN);
        double late = Cohorts.value(animal, Kind.READOUT, text("readout"), number("to"))
                .orElse(Double.NaN);
        return (number("to") - number("from")) * Math.log(2) / Math.log(early / late);
    }

    /// Days from enrolment to the relapse, or the limit, of animals whose tumour has escaped.
    private Figure relapse() {
        double[] days = arm("arm").stream()
                .map(ArmResult::outcome)
                .filter(o -> o.escaped())
                .mapToDouble(
                        o -> o.relapseDay().orElse(o.endDay()) - o.enrolledDay().orElseThrow())
                .toArray();
        return figure(
                Chance.median(days),
                "%d of %d escaped, by the median after %.0f days",
                days.length,
                arm("arm").size(),
                Chance.median(days));
    }

    private Figure spread() {
        double deviation = Chance.deviation(each(arm("arm"), a -> Math.log(Cohorts.volume(a, number("day")))));
        return figure(deviation, "standard deviation %.2f of the log of volume", deviation);
    }

    private Figure inhibition() {
        double treated = Chance.median(each(arm("arm"), a -> Cohorts.volume(a, number("day"))));
        double control = Chance.median(each(arm("against"), a -> Cohorts.volume(a, number("day"))));
        return figure(100 * (1 - treated / control), "%.0f against %.0f mm3", treated, control);
    }

    /// Mean log ratio of control to treated volume, animal by animal.
    private double benefit(String control, String treated) {
        List<ArmResult> without = arm(control);
        List<ArmResult> with = arm(treated);
        double sum = 0;
        for (int i = 0; i < with.size(); i++) {
            sum += Math.log(Cohorts.volume(without.get(i), number("day")) / Cohorts.volume(with.get(i), number("day")));
        }
        return sum / with.size();
    }

    private Figure benefitKept() {
        double whole = benefit("control", "arm");
        double left = benefit("blocked control", "blocked arm");
        return figure(left / whole, "log ratio to control %.2f, and %.2f when blocked", whole, left);
    }

    private Figure share(String did, Predicate<ArmResult> is) {
        List<ArmResult> animals = did.equals("rejected")
                ? arm("arm").stream()
                        .filter(a -> a.outcome().rechallengedDay().isPresent())
                        .toList()
                : arm("arm");
        int number = count(animals, is);
        return figure(
                Chance.proportion(number, animals.size(), asked.getOrDefault("bound", "")),
                "%d of %d %s",
                number,
                animals.size(),
                did);
    }

    private Figure clearedLess() {
        int here = count(arm("arm"), Measures::isCleared);
        int there = count(arm("against"), Measures::isCleared);
        int n = arm("arm").size();
        return figure((double) (there - here) / n, "%d of %d cleared against %d", here, n, there);
    }

    /// Chance of a fall from one list of animals to another that holds the same animals.
    private static Figure fall(List<ArmResult> from, List<ArmResult> to, String name) {
        int better = 0;
        int worse = 0;
        for (int i = 0; i < from.size(); i++) {
            better += isCleared(to.get(i)) && !isCleared(from.get(i)) ? 1 : 0;
            worse += isCleared(from.get(i)) && !isCleared(to.get(i)) ? 1 : 0;
        }
        int start = count(from, Measures::isCleared);
        int end = count(to, Measures::isCleared);
        return figure(
                Chance.ofFall(better, worse), "the worst is %s, from %d to %d of %d", name, start, end, from.size());
    }

    private static Figure worst(List<Figure> falls) {
        return falls.stream()
                .min((a, b) -> Double.compare(a.value(), b.value()))
                .orElseThrow();
    }

    private Figure chanceOfOrder() {
        return worst(cohorts.study().armNames().stream()
                .map(arm -> fall(cohorts.arm(text("against"), arm), cohorts.arm(text("model"), arm), arm))
                .toList());
    }

    private Figure chanceOfHarm() {
        List<Figure> falls = new ArrayList<>();
        for (var more : cohorts.study().arms()) {
            for (var less : cohorts.study().arms()) {
                Set<String> drugs = new HashSet<>(more.drugs());
                if (drugs.size() == less.drugs().size() + 1 && drugs.containsAll(less.drugs())) {
                    falls.add(fall(
                            cohorts.arm(text("model"), less.name()),
                            cohorts.arm(text("model"), more.name()),
                            less.name() + " to " + more.name()));
                }
            }
        }
        return worst(falls);
    }

    private Figure largestReadout() {
        double largest = cohorts.animals(text("model"))
                .flatMap(a -> a.measurements().stream())
                .filter(m -> m.kind() == Kind.READOUT && m.name().equals(text("readout")))
                .mapToDouble(Measurement::value)
                .max()
                .orElse(Double.NaN);
        return figure(largest, "largest of all animals and days");
    }

    private Figure smallestCount() {
        double smallest = cohorts.animals(text("model"))
                .flatMap(a -> a.measurements().stream())
                .filter(m -> m.kind() == Kind.POPULATION)
                .mapToDouble(Measurement::value)
                .min()
                .orElse(Double.NaN);
        return figure(smallest, "smallest of all populations, animals and days");
    }

    /// Cells of families, by the beginnings of their names, summed over animals and over days before a day.
    private Figure cellsBefore() {
        List<String> families = List.of(text("families").split(" *; *", -1));
        List<Double> counts = arm("arm").stream()
                .flatMap(a -> a.measurements().stream())
                .filter(m -> m.kind() == Kind.POPULATION && m.day() < number("day"))
                .filter(m -> families.stream().anyMatch(m.name()::startsWith))
                .map(Measurement::value)
                .toList();
        double sum = counts.isEmpty()
                ? Double.NaN
                : counts.stream().mapToDouble(v -> v).sum();
        return figure(sum, "%s cells in %d counts", LawBook.rounded(sum), counts.size());
    }

    /// By how much the share of animals that have a cell of a population grows from a day to the last measurement.
    private Figure gainOfCells() {
        int early = count(arm("arm"), a -> cells(a, number("day")) >= 1);
        int late = count(arm("arm"), a -> cells(a, lastDay(a)) >= 1);
        int n = arm("arm").size();
        return figure((double) (late - early) / n, "%d of %d early, %d at the end", early, n, late);
    }

    private double cells(ArmResult animal, double day) {
        return Cohorts.value(animal, Kind.POPULATION, text("population"), day).orElse(0);
    }

    private static double lastDay(ArmResult animal) {
        return animal.measurements().stream()
                .filter(m -> m.kind() == Kind.POPULATION)
                .mapToDouble(Measurement::day)
                .max()
                .orElseThrow();
    }

    /// Chance that a responder has more of something than a non-responder on the biopsy day, and what chance alone may do to it.
    private Figure area() {
        List<Double> high = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        for (ArmResult animal : arm("arm")) {
            if (animal.outcome().enrolledDay().isPresent()) {
                double value = asked.containsKey("channel") ? strength(animal) : -volumeAtBiopsy(animal);
                (isCleared(animal) ? high : low).add(value);
            }
        }
        double area = Chance.area(high, low);
        double margin = Chance.areaMargin(high.size(), low.size());
        return figure(
                area - margin,
                "area %.2f, by chance up to %.2f, %d responders and %d not",
                area,
                0.5 + margin,
                high.size(),
                low.size());
    }

    private double strength(ArmResult animal) {
        return animal.channels().stream()
                .filter(c -> c.channel().equals(text("channel")) && c.receiver().equals(text("receiver")))
                .mapToDouble(ChannelStrength::strength)
                .max()
                .orElseThrow();
    }

    private double volumeAtBiopsy(ArmResult animal) {
        return Cohorts.volume(animal, animal.outcome().enrolledDay().orElseThrow() + number("day"));
    }

    /// Drug in plasma at balance, times the volumes that hold it, over what was given.
    private Figure balance() {
        double plasma = Cohorts.value(arm("arm").getFirst(), Kind.DRUG, text("drug") + " in plasma", number("day"))
                .orElseThrow();
        double volumes = parameters("model").entrySet().stream()
                .filter(p -> text("volumes").contains(p.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return figure(plasma * volumes / number("fmol"), "%.1f nM in %.0f mm3", plasma, volumes);
    }

    private Map<String, Double> parameters(String key) {
        return cohorts.model(text(key)).parameters().stream()
                .collect(Collectors.toMap(ModelParameter::name, p -> p.value().value()));
    }

    /// Parameters that differ between two models, or are in one only, but for those that may.
    private Figure otherDifferences() {
        Map<String, Double> here = parameters("model");
        Map<String, Double> there = parameters("against");
        Set<String> names = new HashSet<>(here.keySet());
        names.addAll(there.keySet());
        List<String> found = names.stream()
                .filter(name -> !here.getOrDefault(name, Double.NaN).equals(there.getOrDefault(name, Double.NaN)))
                .sorted()
                .toList();
        List<String> others =
                found.stream().filter(name -> !text("but for").contains(name)).toList();
        return figure(others.size(), "they differ in %s", found);
    }
}
