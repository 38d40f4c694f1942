package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.measured.Animal;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every animal's volumes, a panel for each arm, with the median and the middle half of the arm as long as most of it is measured.
final class GrowthChart {
    private static final double HEIGHT = 215;

    /// Of an arm's animals; a median of fewer would be of those that happened to stay.
    private static final double MOST = 0.75;

    private final Trial trial;
    private final boolean isLog;
    private final double floor;

    /// Of each animal, as [Trial#origin] has it.
    private final Map<Animal, Double> origins = new HashMap<>();

    private final double top;

    private GrowthChart(Trial trial, boolean isLog) {
        this.trial = trial;
        this.isLog = isLog;
        trial.animals().forEach(animal -> origins.put(animal, trial.origin(animal)));
        @Nullable Double limit = trial.choice().endpointVolume();
        this.top = Math.max(
                        limit == null ? 0 : limit,
                        trial.animals().stream()
                                .flatMapToDouble(a -> Arrays.stream(a.volumes()))
                                .max()
                                .orElse(1))
                * 1.1;
        double smallest = trial.animals().stream()
                .flatMapToDouble(a -> Arrays.stream(a.volumes()))
                .filter(v -> v > 0)
                .min()
                .orElse(1);
        this.floor = Math.min(smallest, top / 100) * 0.7;
    }

    static Picture of(Analysis analysis, double width, boolean isLog) {
        return new GrowthChart(analysis.trial(), isLog).picture(width);
    }

    private Picture picture(double width) {
        List<Panels.Title> titles = new ArrayList<>();
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            Trial.Arm each = trial.arms().get(arm);
            long cleared = each.animals().stream().filter(trial::isCleared).count();
            titles.add(new Panels.Title(
                    each.name(),
                    "n = " + each.animals().size() + (cleared > 0 ? ", " + cleared + " cleared" : ""),
                    ArmInk.of(trial, arm)));
        }
        String name = isLog ? "growth-log" : "growth-linear";
        Panels panels = new Panels(
                name,
                "Tumour volumes of every animal over time, by arm, on a " + (isLog ? "logarithmic" : "linear")
                        + " axis",
                width,
                titles,
                200,
                HEIGHT);
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            panels.addAll(panel(panels.next(), arm));
        }
        return panels.picture();
    }

    private List<Mark> panel(Panels.Place place, int arm) {
        double first = trial.animals().stream()
                .mapToDouble(animal -> afterStart(animal)[0])
                .min()
                .orElse(0);
        double last = Math.max(
                first + 1,
                trial.animals().stream()
                        .flatMapToDouble(animal -> Arrays.stream(afterStart(animal)))
                        .max()
                        .orElse(1));
        Scale x = Scale.linear(first, last, place.left() + 38, place.right() - 6);
        Scale y = isLog
                ? Scale.log(floor, top, place.bottom() - 40, place.top() + 18)
                : Scale.linear(0, top, place.bottom() - 40, place.top() + 18);
        Axes axes = new Axes(x, y);
        axes.left("", isLog ? 7 : 4).below("", place.width() < 260 ? 4 : 6);
        axes.add(Mark.words(place.left(), place.top() + 8, "mm³", Ink.SOFT, Mark.Anchor.START));
        axes.add(Mark.words(x.to(), place.bottom() - 8, "days after start", Ink.SOFT, Mark.Anchor.END));
        @Nullable Double limit = trial.choice().endpointVolume();
        if (limit != null) {
            axes.add(Mark.dashed(x.from(), y.at(limit), x.to(), y.at(limit), Ink.ALERT, 1));
        }
        Ink ink = ArmInk.of(trial, arm);
        for (Animal animal : trial.arms().get(arm).animals()) {
            curve(axes, animal, ink);
        }
        median(axes, arm);
        return axes.marks();
    }

    private double origin(Animal animal) {
        return origins.getOrDefault(animal, 0.0);
    }

    private double[] afterStart(Animal animal) {
        double origin = origin(animal);
        return Arrays.stream(animal.days()).map(day -> day - origin).toArray();
    }

    private void curve(Axes axes, Animal animal, Ink ink) {
        axes.add(new Mark.Path(
                axes.x().at(afterStart(animal)),
                axes.y().at(animal.volumes()),
                ink,
                1.1,
                List.of(),
                false,
                0.6,
                animal.name()));
        double last = animal.lastDay() - origin(animal);
        Animal.@Nullable End end = animal.end();
        boolean event = end != null && end.kind().isEvent();
        String tip = animal.name() + ": last " + Words.number(animal.lastVolume()) + " mm³, " + Words.number(last)
                + " days after start"
                + (end == null
                        ? ""
                        : "; " + end.kind().text() + (end.reason().isEmpty() ? "" : " (" + end.reason() + ")"));
        axes.add(new Mark.Dot(
                axes.x().at(last), axes.y().at(animal.lastVolume()), event ? 3 : 2, ink, event, 1, tip, animal.name()));
    }

    /// The median, and the quartiles, on days on which most of the arm was measured.
    private void median(Axes axes, int arm) {
        List<Animal> animals = trial.arms().get(arm).animals();
        List<double[]> points = new ArrayList<>();
        double[] days = animals.stream()
                .flatMapToDouble(animal -> Arrays.stream(afterStart(animal)))
                .distinct()
                .sorted()
                .toArray();
        for (double day : days) {
            double[] volumes = animals.stream()
                    .mapToDouble(animal -> animal.volumeOn(day + origin(animal)))
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            if (volumes.length >= 3 && volumes.length >= MOST * animals.size()) {
                Summary summary = Summary.of(volumes);
                points.add(new double[] {day, summary.lowerQuartile(), summary.median(), summary.upperQuartile()});
            }
        }
        if (points.size() < 2) {
            return;
        }
        int n = points.size();
        double[] xs = new double[2 * n];
        double[] ys = new double[2 * n];
        double[] middle = new double[n];
        for (int i = 0; i < n; i++) {
            double[] point = points.get(i);
            xs[i] = axes.x().at(point[0]);
            xs[2 * n - 1 - i] = xs[i];
            ys[i] = axes.y().at(point[1]);
            ys[2 * n - 1 - i] = axes.y().at(point[3]);
            middle[i] = axes.y().at(point[2]);
        }
        axes.add(Mark.area(xs, ys, Ink.TEXT, 0.1));
        axes.add(Mark.curve(Arrays.copyOf(xs, n), middle, Ink.TEXT, 2.2));
    }
}
