package crosstalk.laws;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ModelParameter;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.study.ChannelStrength;
import crosstalk.study.Measurement;
import crosstalk.study.Measurement.Kind;
import crosstalk.study.SubjectResult.ArmResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Cells, signals and drugs; and what two models have apart.
final class BodyMeasures {

    /// Cells of each kind, and of each amount of drug, beside none of those looked for.
    private static final double PLENTY = 1000;

    private BodyMeasures() {}

    static Figure of(String what, Asked asked) {
        return switch (what) {
            case "half-life" -> asked.median("days", animal -> halfLife(animal, asked));
            case "largest readout" -> largestReadout(asked);
            case "smallest count" -> smallestCount(asked);
            case "cells before" -> cellsBefore(asked);
            case "gain of cells" -> gainOfCells(asked);
            case "area" -> area(asked);
            case "balance" -> balance(asked);
            case "made from nothing" -> madeFromNothing(asked);
            case "other differences" -> otherDifferences(asked);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static double readout(ArmResult animal, Asked asked, double day) {
        return Cohorts.value(animal, Kind.READOUT, asked.text("readout"), day).orElse(Double.NaN);
    }

    private static double halfLife(ArmResult animal, Asked asked) {
        double from = asked.number("from");
        double to = asked.number("to");
        return (to - from) * Math.log(2) / Math.log(readout(animal, asked, from) / readout(animal, asked, to));
    }

    private static DoubleStream measured(Asked asked, Predicate<Measurement> which) {
        return asked.cohorts()
                .animals(asked.text("model"))
                .flatMap(animal -> animal.measurements().stream())
                .filter(which)
                .mapToDouble(Measurement::value);
    }

    private static Figure largestReadout(Asked asked) {
        double largest = measured(
                        asked, m -> m.kind() == Kind.READOUT && m.name().equals(asked.text("readout")))
                .max()
                .orElse(Double.NaN);
        return Asked.figure(largest, "largest of all animals and days");
    }

    private static Figure smallestCount(Asked asked) {
        double smallest =
                measured(asked, m -> m.kind() == Kind.POPULATION).min().orElse(Double.NaN);
        return Asked.figure(smallest, "smallest of all populations, animals and days");
    }

    /// Cells of families, by the beginnings of their names, summed over animals and over days before a day.
    private static Figure cellsBefore(Asked asked) {
        List<String> families = asked.list("families");
        List<Double> counts = asked.arm("arm").stream()
                .flatMap(animal -> animal.measurements().stream())
                .filter(m -> m.kind() == Kind.POPULATION && m.day() < asked.number("day"))
                .filter(m -> families.stream().anyMatch(m.name()::startsWith))
                .map(Measurement::value)
                .toList();
        double sum = counts.isEmpty()
                ? Double.NaN
                : counts.stream().mapToDouble(Double::doubleValue).sum();
        return Asked.figure(sum, "%s cells in %d counts", LawBook.rounded(sum), counts.size());
    }

    /// By how much the share of animals that have a cell of a population grows from a day to the last measurement.
    private static Figure gainOfCells(Asked asked) {
        List<ArmResult> animals = asked.arm("arm");
        int early = Asked.count(animals, animal -> cells(animal, asked, asked.number("day")) >= 1);
        int late = Asked.count(animals, animal -> cells(animal, asked, lastDay(animal)) >= 1);
        int n = animals.size();
        return Asked.figure((double) (late - early) / n, "%d of %d early, %d at the end", early, n, late);
    }

    private static double cells(ArmResult animal, Asked asked, double day) {
        return Cohorts.value(animal, Kind.POPULATION, asked.text("population"), day)
                .orElse(0);
    }

    private static double lastDay(ArmResult animal) {
        return animal.measurements().stream()
                .filter(m -> m.kind() == Kind.POPULATION)
                .mapToDouble(Measurement::day)
                .max()
                .orElseThrow();
    }

    /// Chance that a responder has more of something than a non-responder so many days after enrolment, less what chance may do.
    private static Figure area(Asked asked) {
        List<Double> high = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        for (ArmResult animal : asked.arm("arm")) {
            if (animal.outcome().enrolledDay().isPresent()) {
                double day = animal.outcome().enrolledDay().getAsDouble() + asked.number("day");
                (Asked.isCleared(animal) ? high : low).add(marker(animal, asked, day));
            }
        }
        double area = Chance.area(high, low);
        double margin = Chance.areaMargin(high.size(), low.size());
        return Asked.figure(
                area - margin,
                "area %.2f, by chance up to %.2f; %d respond and %d do not",
                area,
                0.5 + margin,
                high.size(),
                low.size());
    }

    private static double marker(ArmResult animal, Asked asked, double day) {
        if (asked.has("readout")) {
            return readout(animal, asked, day);
        }
        return asked.has("channel") ? contacts(animal, asked, day) : -Cohorts.volume(animal, day);
    }

    /// Receivers per mm^3 that a sender reaches: strength, its share of the ligand, and density, multiplied.
    private static double contacts(ArmResult animal, Asked asked, double day) {
        return animal.channels().stream()
                .filter(c -> c.day() == day
                        && c.channel().equals(asked.text("channel"))
                        && c.sender().equals(asked.text("sender"))
                        && c.receiver().equals(asked.text("receiver")))
                .mapToDouble(BodyMeasures::contacts)
                .sum();
    }

    private static double contacts(ChannelStrength line) {
        return line.strength() * line.senderShare() * line.receiverDensity();
    }

    /// Cells of families, by the beginnings of their names, that appear in a day where there is none of them, beside plenty of all else.
    private static Figure madeFromNothing(Asked asked) {
        Model model = asked.cohorts().model(asked.text("model"));
        Lowered lowered = model.lower(List.of(), model.siteNames());
        Network network = lowered.network();
        Set<Integer> family = lowered.populations().stream()
                .filter(place -> asked.list("families").stream().anyMatch(place.name()::startsWith))
                .map(Lowered.PopulationPlace::species)
                .collect(Collectors.toSet());
        double[] state = new double[network.species().size()];
        Arrays.setAll(state, species -> family.contains(species) ? 0 : PLENTY);
        double[] parameters =
                network.parameters().stream().mapToDouble(Parameter::value).toArray();
        double[] assigned = new double[network.assignments().size()];
        double[] rates = new double[network.reactions().size()];
        Interpreter interpreter = new Interpreter(network);
        interpreter.assign(1, state, parameters, assigned);
        interpreter.rates(1, state, parameters, assigned, rates);
        double made = 0;
        int rules = 0;
        for (int i = 0; i < rates.length; i++) {
            for (Reaction.Change change : network.reactions().get(i).changes()) {
                boolean adds = family.contains(change.species())
                        && Interpreter.evaluate(change.amount(), 1, state, parameters, assigned) > 0;
                made += adds ? Math.max(0, rates[i]) : 0;
                rules += adds ? 1 : 0;
            }
        }
        return Asked.figure(rules == 0 ? Double.NaN : made, "%s made a day by %d rules", LawBook.rounded(made), rules);
    }

    /// Drug in plasma at balance, times the volumes that hold it, over what was given.
    private static Figure balance(Asked asked) {
        String drug = asked.text("drug") + " in plasma";
        double plasma = Cohorts.value(asked.arm("arm").getFirst(), Kind.DRUG, drug, asked.number("day"))
                .orElseThrow();
        Map<String, Double> parameters = parameters(asked, "model");
        double volumes =
                asked.list("volumes").stream().mapToDouble(parameters::get).sum();
        return Asked.figure(plasma * volumes / asked.number("fmol"), "%.1f nM in %.0f mm3", plasma, volumes);
    }

    private static Map<String, Double> parameters(Asked asked, String key) {
        return asked.cohorts().model(asked.text(key)).parameters().stream()
                .collect(Collectors.toMap(ModelParameter::name, p -> p.value().value()));
    }

    /// Parameters that differ between two models, or are in one only, but for those that may.
    private static Figure otherDifferences(Asked asked) {
        Map<String, Double> here = parameters(asked, "model");
        Map<String, Double> there = parameters(asked, "against");
        Set<String> names = new HashSet<>(here.keySet());
        names.addAll(there.keySet());
        List<String> found = names.stream()
                .filter(name -> !here.getOrDefault(name, Double.NaN).equals(there.getOrDefault(name, Double.NaN)))
                .sorted()
                .toList();
        long others = found.stream()
                .filter(name -> !asked.list("but for").contains(name))
                .count();
        return Asked.figure((double) others, "they differ in %s", String.join(", ", found));
    }
}
