package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.MeasuredException;
import crosstalk.measured.MeasuredStudy;
import crosstalk.statistics.Alternative;
import crosstalk.statistics.GrowthCurve;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.PredictedCount;
import crosstalk.statistics.Proportion;
import crosstalk.statistics.Result;
import crosstalk.statistics.Summary;
import crosstalk.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Measured animals beside the virtual ones of the same arms: a visual predictive check, and whether their clearance fits.
///
/// @param virtualStudy name
/// @param lastDay since baseline, of the measured animals: virtual ones are judged on what was measured until then
/// @param arms that are in both
/// @param unmatched arms of the measured study that the virtual one lacks
public record ModelCheck(String virtualStudy, double lastDay, List<OfArm> arms, List<String> unmatched) {
    /// Of virtual animals, below which a band says nothing.
    public static final int FEWEST = 10;

    /// Days within which a measurement is set against a band.
    private static final double NEAR = 1;

    /// The virtual animals on one day.
    ///
    /// @param day since baseline
    /// @param low 5 % of the virtual animals lie below
    /// @param median of the virtual animals
    /// @param high 5 % lie above
    public record Band(double day, int n, double low, double median, double high) {}

    /// One arm that is in both studies.
    ///
    /// @param within measured volumes between the ends of the band
    /// @param compared measured volumes on days with a band, after baseline
    /// @param predicted the measured count against what the virtual animals let expect: the probability of the response under the model
    /// @param survival the probability of times to the event at least as far apart if the measured animals had the virtual ones' hazard: log-rank
    /// @param clearance whether the counts of both could come from one chance of clearance: Fisher's exact test
    public record OfArm(
            String arm,
            String virtualArm,
            int n,
            int cleared,
            int virtualN,
            int virtualCleared,
            List<Band> bands,
            int within,
            int compared,
            Result<PredictedCount> predicted,
            Result<HypothesisTest> clearance,
            Result<HypothesisTest> survival) {}

    public ModelCheck {
        arms = List.copyOf(arms);
        unmatched = List.copyOf(unmatched);
    }

    /// @param matches texts `ARM=VIRTUAL ARM`
    static ModelCheck of(Trial trial, MeasuredStudy virtual, List<String> matches) {
        List<OfArm> arms = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        checkMatches(trial, virtual, matches);
        double lastDay = trial.animals().stream()
                .mapToDouble(animal -> animal.lastDay() - animal.days()[trial.baseline(animal)])
                .max()
                .orElse(0);
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            String name = trial.names().get(arm);
            Optional<String> found = match(name, arm == 0 && trial.hasControl(), virtual.arms(), matches);
            if (found.isPresent()) {
                arms.add(of(trial, trial.arms().get(arm), virtual, found.get(), lastDay));
            } else {
                unmatched.add(name);
            }
        }
        if (arms.isEmpty()) {
            throw new MeasuredException(
                    List.of("--compare: no arm of the virtual study (" + String.join(", ", virtual.arms())
                            + ") has the name of a measured one (" + String.join(", ", trial.names())
                            + "); say which belong together with --match \"ARM=VIRTUAL ARM\""));
        }
        return new ModelCheck(virtual.name(), lastDay, arms, unmatched);
    }

    /// Who was set beside whom, and why, in sentences.
    List<String> decided(List<String> matches) {
        List<String> sentences = new ArrayList<>();
        for (OfArm arm : arms) {
            String why = matches.contains(arm.arm() + "=" + arm.virtualArm())
                    ? "as --match says"
                    : plain(arm.arm()).equals(plain(arm.virtualArm()))
                            ? "by its name"
                            : "as both are the control (say otherwise with --match)";
            sentences.add("beside the virtual study: " + arm.arm() + " with " + arm.virtualArm() + ", " + why);
        }
        if (!unmatched.isEmpty()) {
            sentences.add("beside the virtual study: no arm of it for " + String.join(", ", unmatched));
        }
        return sentences;
    }

    private static void checkMatches(Trial trial, MeasuredStudy virtual, List<String> matches) {
        List<String> problems = new ArrayList<>();
        for (String name : trial.names()) {
            List<String> several = matches.stream()
                    .filter(match -> match.startsWith(name + "="))
                    .distinct()
                    .toList();
            if (several.size() > 1) {
                problems.add("--match: " + name + " is matched with " + several.size() + " virtual arms ("
                        + String.join(", ", several) + "); expected one");
            }
        }
        for (String match : matches) {
            boolean fits = trial.names().stream()
                    .anyMatch(arm -> virtual.arms().stream().anyMatch(other -> match.equals(arm + "=" + other)));
            if (!fits) {
                problems.add("--match \"" + match + "\": expected ARM=VIRTUAL ARM, with one of "
                        + String.join(", ", trial.names()) + " and one of " + String.join(", ", virtual.arms()));
            }
        }
        if (!problems.isEmpty()) {
            throw new MeasuredException(problems);
        }
    }

    private static Optional<String> match(String name, boolean control, List<String> virtual, List<String> matches) {
        Optional<String> said = virtual.stream()
                .filter(other -> matches.contains(name + "=" + other))
                .findFirst();
        if (said.isPresent()) {
            return said;
        }
        Optional<String> same = virtual.stream()
                .filter(other -> plain(other).equals(plain(name)))
                .findFirst();
        return same.isPresent() || !control
                ? same
                : virtual.stream()
                        .filter(other -> plain(other).equals("control"))
                        .findFirst();
    }

    /// Small letters and figures only, parts of a combination in the order of the alphabet.
    private static String plain(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split("\\+");
        return Arrays.stream(parts)
                .map(part -> part.replaceAll("[^a-z0-9]", ""))
                .sorted()
                .reduce((a, b) -> a + "+" + b)
                .orElse("");
    }

    private static OfArm of(Trial trial, Trial.Arm arm, MeasuredStudy virtual, String virtualArm, double lastDay) {
        List<Animal> twins = virtual.counted(virtual.arms().indexOf(virtualArm));
        List<Band> bands = bands(twins.stream().map(ModelCheck::sinceBaseline).toList());
        int within = 0;
        int compared = 0;
        for (Animal animal : arm.animals()) {
            GrowthCurve curve = trial.curve(animal);
            for (int i = 1; i < curve.size(); i++) {
                Optional<Band> band = near(bands, curve.days()[i] - curve.days()[0]);
                if (band.isPresent()) {
                    compared++;
                    within += curve.volumes()[i] >= band.get().low()
                                    && curve.volumes()[i] <= band.get().high()
                            ? 1
                            : 0;
                }
            }
        }
        int cleared = (int) arm.animals().stream().filter(trial::isCleared).count();
        int virtualCleared = (int) twins.stream()
                .filter(twin -> volumeBy(twin, lastDay) <= trial.choice().clearBelow())
                .count();
        return new OfArm(
                arm.name(),
                virtualArm,
                arm.animals().size(),
                cleared,
                twins.size(),
                virtualCleared,
                bands,
                within,
                compared,
                PredictedCount.of(
                        new Proportion(cleared, arm.animals().size()), new Proportion(virtualCleared, twins.size())),
                TwoByTwo.of(cleared, arm.animals().size(), virtualCleared, twins.size())
                        .fisher(Alternative.TWO_SIDED),
                VirtualSurvival.test(trial, arm.animals(), twins, lastDay));
    }

    /// The last volume measured up to a day since baseline: callipers that saw virtual animals for longer would call more of them cleared.
    private static double volumeBy(Animal twin, double lastDay) {
        double volume = twin.volumes()[0];
        for (int i = 1; i < twin.days().length; i++) {
            volume = twin.days()[i] - twin.days()[0] <= lastDay + NEAR ? twin.volumes()[i] : volume;
        }
        return volume;
    }

    private static GrowthCurve sinceBaseline(Animal animal) {
        return new GrowthCurve(
                Arrays.stream(animal.days()).map(day -> day - animal.days()[0]).toArray(), animal.volumes());
    }

    private static Optional<Band> near(List<Band> bands, double day) {
        return bands.stream()
                .filter(band -> Math.abs(band.day() - day) <= NEAR)
                .min((a, b) -> Double.compare(Math.abs(a.day() - day), Math.abs(b.day() - day)));
    }

    /// Virtual animals enrol on days of their own, so days since baseline are rounded to whole ones.
    private static List<Band> bands(List<GrowthCurve> twins) {
        List<Band> bands = new ArrayList<>();
        int last = (int) twins.stream().mapToDouble(GrowthCurve::lastDay).max().orElse(0);
        for (int day = 0; day <= last; day++) {
            int on = day;
            double[] volumes =
                    twins.stream().flatMapToDouble(twin -> on(twin, on)).toArray();
            if (volumes.length >= FEWEST) {
                bands.add(new Band(
                        day,
                        volumes.length,
                        Summary.quantile(volumes, 0.05),
                        Summary.median(volumes),
                        Summary.quantile(volumes, 0.95)));
            }
        }
        return bands;
    }

    private static DoubleStream on(GrowthCurve twin, int day) {
        return IntStream.range(0, twin.size())
                .filter(i -> Math.rint(twin.days()[i]) == day)
                .limit(1)
                .mapToDouble(i -> twin.volumes()[i]);
    }
}
