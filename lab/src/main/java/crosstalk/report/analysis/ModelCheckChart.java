package crosstalk.report.analysis;

import crosstalk.analysis.ModelCheck;
import crosstalk.analysis.Trial;
import crosstalk.measured.Animal;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.GrowthCurve;
import java.util.Arrays;
import java.util.List;

/// The visual predictive check: the band of the virtual animals, and the measured ones on it.
final class ModelCheckChart {
    private static final double HEIGHT = 215;

    private ModelCheckChart() {}

    static Picture of(Trial trial, ModelCheck check, double width) {
        double top = 10;
        double smallest = Double.POSITIVE_INFINITY;
        double last = 1;
        for (ModelCheck.OfArm arm : check.arms()) {
            for (ModelCheck.Band band : arm.bands()) {
                top = Math.max(top, band.high());
                smallest = band.low() > 0 ? Math.min(smallest, band.low()) : smallest;
                last = Math.max(last, band.day());
            }
        }
        for (Animal animal : trial.animals()) {
            top = Math.max(top, Arrays.stream(animal.volumes()).max().orElse(top));
            smallest = Math.min(
                    smallest,
                    Arrays.stream(animal.volumes()).filter(v -> v > 0).min().orElse(smallest));
            last = Math.max(last, animal.lastDay() - animal.days()[trial.baseline(animal)]);
        }
        Panels panels = new Panels(
                "model-check",
                "Measured volumes on the range of the virtual animals, by arm",
                width,
                check.arms().stream().map(ModelCheckChart::title).toList(),
                220,
                HEIGHT);
        for (ModelCheck.OfArm arm : check.arms()) {
            Panels.Place place = panels.next();
            Scale y = Scale.log(Math.min(smallest, top / 100) * 0.7, top * 1.1, place.bottom() - 40, place.top() + 8);
            Axes axes = new Axes(Scale.linear(0, last, place.left() + 38, place.right() - 6), y);
            axes.left("", y.ticks(7), Axes::shortNumber).below("days since baseline", 5);
            band(axes, arm.bands());
            for (Animal animal :
                    trial.arms().get(trial.names().indexOf(arm.arm())).animals()) {
                GrowthCurve curve = trial.curve(animal);
                double[] days = Arrays.stream(curve.days())
                        .map(day -> day - curve.days()[0])
                        .toArray();
                axes.add(new Mark.Path(
                        axes.x().at(days),
                        y.at(curve.volumes()),
                        Ink.VERMILLION,
                        1.2,
                        List.of(),
                        false,
                        0.8,
                        animal.name()));
            }
            panels.addAll(axes.marks());
        }
        return panels.picture();
    }

    private static Panels.Title title(ModelCheck.OfArm arm) {
        return new Panels.Title(
                arm.arm(),
                arm.compared() == 0 ? "no band" : arm.within() + " of " + arm.compared() + " within",
                Ink.BLUE);
    }

    private static void band(Axes axes, List<ModelCheck.Band> bands) {
        int n = bands.size();
        double[] xs = new double[2 * n];
        double[] ys = new double[2 * n];
        for (int i = 0; i < n; i++) {
            xs[i] = axes.x().at(bands.get(i).day());
            xs[2 * n - 1 - i] = xs[i];
            ys[i] = axes.y().at(bands.get(i).low());
            ys[2 * n - 1 - i] = axes.y().at(bands.get(i).high());
        }
        if (n > 1) {
            axes.add(Mark.area(xs, ys, Ink.BLUE, 0.18));
            axes.add(Mark.curve(
                    Arrays.copyOf(xs, n),
                    bands.stream()
                            .mapToDouble(band -> axes.y().at(band.median()))
                            .toArray(),
                    Ink.BLUE,
                    2.2));
        }
    }
}
