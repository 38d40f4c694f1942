package crosstalk.report.analysis;

import crosstalk.analysis.PowerAnalysis;
import crosstalk.analysis.Words;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.Interval;
import crosstalk.statistics.PowerCurve;
import java.util.List;
import java.util.Optional;

/// Power by animals per arm: the formula as a line, simulated studies as dots with their Monte Carlo interval.
final class PowerChart {
    private PowerChart() {}

    static Optional<Picture> of(PowerAnalysis power, double width) {
        List<PowerAnalysis.Question> found = power.questions().stream()
                .filter(question -> question.curve().found().isPresent())
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Panels.Title> titles = found.stream()
                .map(question -> new Panels.Title(question.outcome(), "", Ink.GREEN))
                .toList();
        Panels panels =
                new Panels("power", "Power by the number of animals in each of two arms", width, titles, 250, 210);
        for (PowerAnalysis.Question question : found) {
            PowerCurve curve = question.curve().orElseThrow();
            Panels.Place place = panels.next();
            double most = curve.points().getLast().perArm();
            Axes axes = new Axes(
                    Scale.linear(0, most, place.left() + 38, place.right() - 8),
                    Scale.linear(0, 1, place.bottom() - 40, place.top() + 8));
            axes.left(
                            "",
                            List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
                            v -> Words.percent(v).replace(" ", ""))
                    .below("animals per arm", 5);
            axes.add(Mark.dashed(
                    axes.x().from(),
                    axes.y().at(curve.target()),
                    axes.x().to(),
                    axes.y().at(curve.target()),
                    Ink.SOFT,
                    1.2));
            axes.add(Mark.curve(
                    curve.points().stream()
                            .mapToDouble(point -> axes.x().at(point.perArm()))
                            .toArray(),
                    curve.points().stream()
                            .mapToDouble(point -> axes.y().at(point.formula()))
                            .toArray(),
                    Ink.GREEN,
                    2));
            curve.points().forEach(point -> dot(axes, point));
            panels.addAll(axes.marks());
        }
        return Optional.of(panels.picture());
    }

    private static void dot(Axes axes, PowerCurve.Point point) {
        double x = axes.x().at(point.perArm());
        point.simulated()
                .interval()
                .found()
                .ifPresent((Interval i) ->
                        axes.add(Mark.line(x, axes.y().at(i.low()), x, axes.y().at(i.high()), Ink.GREEN, 1.4)));
        axes.add(new Mark.Dot(
                x,
                axes.y().at(point.simulated().value()),
                3.4,
                Ink.GREEN,
                true,
                1,
                point.perArm() + " per arm: " + Words.percent(point.simulated().value()) + " of simulated studies, "
                        + Words.percent(point.formula()) + " by formula",
                ""));
    }

    static Html table(PowerAnalysis power) {
        HtmlTable table = new HtmlTable(
                "Animals per arm for a power of 80 %",
                "Outcome", "Difference to find", "By formula#", "By simulation#");
        for (PowerAnalysis.Question question : power.questions()) {
            table.row(
                    question.outcome(),
                    question.difference().isEmpty() ? "–" : question.difference(),
                    animals(question, true),
                    animals(question, false));
        }
        Html html = table.html();
        html.list(power.questions().stream()
                .flatMap(question ->
                        question.curve().whyNot().stream().map(why -> question.outcome() + ": " + why + "."))
                .toList());
        return html.list(power.remarks());
    }

    private static String animals(PowerAnalysis.Question question, boolean formula) {
        return question.curve()
                .found()
                .map(curve -> (formula ? curve.byFormula() : curve.bySimulation()))
                .map(result -> result.found()
                        .map(String::valueOf)
                        .orElse(result.whyNot().orElse("")))
                .orElse("–");
    }
}
