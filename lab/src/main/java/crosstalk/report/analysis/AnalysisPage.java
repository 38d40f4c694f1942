package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.CombinationAnalysis;
import crosstalk.analysis.Finding;
import crosstalk.analysis.Findings;
import crosstalk.analysis.ModelCheck;
import crosstalk.analysis.PowerAnalysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.picture.Picture;
import crosstalk.picture.SvgWriter;
import crosstalk.statistics.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the page together, in the order in which a reader asks.
final class AnalysisPage {
    private final Analysis analysis;
    private final Trial trial;
    private final Figures figures;
    private final Html body = new Html();
    private final List<String[]> contents = new ArrayList<>();

    AnalysisPage(Analysis analysis) {
        this.analysis = analysis;
        this.trial = analysis.trial();
        this.figures = new Figures(analysis);
    }

    String html() {
        head();
        growth();
        response();
        clearance();
        survival();
        rates();
        combinations();
        analysis.power().found().ifPresent(this::power);
        analysis.modelCheck().ifPresent(this::modelCheck);
        data();
        checks();
        methods();
        return PageFrame.load().filled(analysis.name(), contents, body.toString());
    }

    private void head() {
        String arms = trial.arms().size() == 1 ? "one arm" : trial.arms().size() + " arms";
        body.element("p class=\"kicker\"", "What the measured animals say");
        body.element("h1", analysis.name());
        body.element(
                "p class=\"lead\"",
                trial.animals().size() + " animals in " + arms + ", measured from day "
                        + Words.number(trial.study().days()[0]) + " to day "
                        + Words.number(trial.study().lastDay())
                        + " of the table"
                        + (trial.hasControl() ? ". Control: " + trial.names().getFirst() + "." : ".")
                        + " " + CombinationSections.sentence(trial.clock()));
        if (!analysis.doubts().isEmpty()) {
            body.raw(
                    "<div class=\"banner\"><b>" + analysis.doubts().size()
                            + (analysis.doubts().size() == 1 ? " doubtful entry" : " doubtful entries")
                            + "</b> in the data. Nothing was dropped or changed silently: <a href=\"#data\">see the list</a>.</div>\n");
        }
        section("answer", "In short", "In short");
        body.raw("<div class=\"answers\">\n");
        for (Finding card : Findings.of(analysis)) {
            body.raw("<div class=\"answer\">")
                    .element("p class=\"tag\"", card.topic())
                    .element("p class=\"headline\"", card.sentence());
            body.element("p class=\"small soft\"", card.basis()).raw("</div>\n");
        }
        body.raw("</div>\n");
        end();
    }

    private void growth() {
        section("growth", "Tumour volumes", "Growth curves");
        body.element(
                "p class=\"lead\"",
                "One line is one animal. The heavy line is the median of the arm and the shade its middle half, drawn on days on which at least"
                        + " three quarters of the arm was measured, so that it is not the median of those that happened to stay.");
        figure(
                "growth-log",
                "Tumour volume (mm³) against days after start, logarithmic axis: constant growth is a straight line. A ring ends the curve of an animal that died or was put"
                        + " down. Volumes of 0 lie on the floor of the axis.");
        body.raw("<details><summary>The same on a linear axis</summary>\n");
        figure("growth-linear", "Tumour volume (mm³) against days after start, linear axis.");
        body.raw("</details>\n");
        end();
    }

    private void response() {
        section("response", "Who responded?", "Response");
        body.element(
                "p class=\"lead\"",
                "Mouse RECIST: the best change from baseline 10 days after baseline or later, together with the best running average of changes. mCR below -95 % and average"
                        + " below -40 %; mPR below -50 % and -20 %; mSD below 35 % and 30 %; mPD all else.");
        figure(
                "waterfall",
                "Best change from baseline, one bar for each animal. The dashed line is -50 %. A bar that ends in an arrow reaches beyond +200 %.");
        body.append(ResponseTables.arms(analysis.response()));
        long grewFirst = analysis.response().animals().stream()
                .flatMap(animal -> animal.response().found().stream())
                .filter(Response::isShrunkButProgressive)
                .count();
        if (grewFirst > 0) {
            body.paragraph("Of the animals with mPD, " + grewFirst
                    + " shrank by half or more at some time: their tumours grew before, so the running average stayed above 30 %. Clearance, below, is judged"
                    + " apart from these categories.");
        }
        figure("spider", "Volume relative to baseline (×1), logarithmic axis. Volumes of 0 lie on the floor.");
        body.raw("<details><summary>Every animal</summary>\n")
                .append(ResponseTables.animals(analysis))
                .raw("</details>\n");
        end();
    }

    private void rates() {
        section("rates", "How fast did tumours grow?", "Growth rates");
        body.element(
                "p class=\"lead\"",
                "Each animal's rate is the slope of its log volume; a rate of 0.1 per day doubles the tumour in a week. Only measured animals count: where"
                        + " animals left because their tumours were large, see the mixed model and its check.");
        analysis.model()
                .found()
                .ifPresentOrElse(
                        model -> {
                            body.element("h3", "Linear mixed model of log volume");
                            figure(
                                    "growth-rates",
                                    "Growth rate of each arm less that of the control by the mixed model, with 95 % interval.");
                            body.append(CombinationSections.model(model));
                        },
                        () -> {
                            body.paragraph("No mixed model: "
                                    + analysis.model().whyNot().orElse("") + ".");
                            figure(
                                    "growth-rates",
                                    "Mean growth rate of each arm less that of the control, with 95 % interval (Welch).");
                        });
        body.element("h3", "Animal by animal");
        body.append(ResponseTables.rates(analysis.growth()));
        body.append(ResponseTables.growthComparisons(analysis.growth()));
        end();
    }

    private void clearance() {
        section("clearance", "Who cleared the tumour?", "Clearance");
        body.element(
                "p class=\"lead\"",
                "An animal counts as cleared when its last volume is "
                        + (trial.choice().clearBelow() == 0
                                ? "0"
                                : "at most " + Words.number(trial.choice().clearBelow()) + " mm³")
                        + " and it did not die.");
        figure("clearance", "Part of each arm that cleared its tumour, with Wilson's 95 % interval.");
        body.append(ResultTables.clearance(analysis.clearance()));
        analysis.clearance()
                .overall()
                .found()
                .ifPresent(test -> body.element(
                        "p class=\"small soft\"",
                        "All arms alike? " + test.method().name() + ": " + Words.p(test.p()) + ", n = " + test.n()
                                + "."));
        body.append(ResultTables.clearanceComparisons(analysis.clearance()));
        end();
    }

    private void survival() {
        section("survival", "Time to event", "Survival");
        analysis.survival()
                .found()
                .ifPresentOrElse(
                        survival -> {
                            body.element(
                                    "p class=\"lead\"",
                                    "The event is: " + survival.event()
                                            + ". Days count from the start"
                                            + (survival.strata() > 1
                                                    ? "; comparisons are made within each of " + survival.strata()
                                                            + " studies."
                                                    : "."));
                            figure(
                                    "survival",
                                    "Part of the animals free of the event (Kaplan-Meier); ticks are animals followed no longer. Below: animals still followed.");
                            figure(
                                    "survival-arms",
                                    "Each arm beside the control (grey), with 95 % intervals on the log(-log) scale.");
                            body.append(ResultTables.survival(survival));
                            survival.overall()
                                    .found()
                                    .ifPresent(test -> body.element(
                                            "p class=\"small soft\"",
                                            "All arms alike? " + test.method().name() + ": " + Words.p(test.p())
                                                    + ", n = " + test.n() + "."));
                            figure(
                                    "hazard-ratios",
                                    "Hazard ratio of each arm to the control, with 95 % interval, on a logarithmic axis.");
                            body.append(ResultTables.survivalComparisons(survival));
                            body.list(survival.remarks());
                        },
                        () -> body.paragraph("No survival analysis: "
                                + analysis.survival().whyNot().orElse("") + "."));
        end();
    }

    private void combinations() {
        if (analysis.combinations().isEmpty()) {
            return;
        }
        section("combinations", "Is the combination better than its parts?", "Combinations");
        body.element(
                "p class=\"lead\"",
                "The combination index is the volume of the combination over that expected of its parts: below 1 is more effect than expected. Bliss: each part lets"
                        + " through the same share as alone. HSA: the better part alone. Response additivity: what the parts take from the control's volume adds up; its index is (combination +"
                        + " control) / (sum of the parts), as the expected volume itself can be below 0.");
        List<String> names = figures.synergies();
        for (int i = 0; i < analysis.combinations().size(); i++) {
            CombinationAnalysis combination = analysis.combinations().get(i);
            body.element("h3", combination.arm() + " of " + String.join(" and ", combination.parts()));
            figure(
                    names.get(i),
                    "Combination index over time, logarithmic axis. Line and band: mixed model of the measurements up to each day, 95 % interval. Dots and whiskers: mean"
                            + " relative volumes of the animals measured, 95 % bootstrap interval over animals.");
            body.append(CombinationSections.outcomes(combination));
        }
        end();
    }

    private void power(PowerAnalysis power) {
        section("power", "How many animals next time?", "Animals needed");
        body.element(
                "p class=\"lead\"",
                "The chance that a study of two arms finds the difference named, by the animals in each arm, with control animals as they were here.");
        figure(
                "power",
                "Power by animals per arm. Line: formula; rings: simulated studies with their 95 % Monte Carlo interval; dashed: 80 %.");
        body.append(PowerChart.table(power));
        end();
    }

    private void modelCheck(ModelCheck check) {
        section("model-check", "Does the virtual study look like these animals?", "Virtual study");
        body.element(
                "p class=\"lead\"",
                "Virtual study: " + check.virtualStudy()
                        + ". If the model held, about nine of ten measured volumes would lie within its band, and clearance would be as likely as in"
                        + " the virtual animals.");
        figure(
                "model-check",
                "Band: 5 to 95 % of the virtual animals, with their median; lines: measured animals. Days count from each animal's baseline; a band is drawn where at least "
                        + ModelCheck.FEWEST
                        + " virtual animals were still measured, so late days show those that had not left.");
        if (check.arms().stream().allMatch(arm -> arm.bands().isEmpty())) {
            body.paragraph("No band: no arm of the virtual study has " + ModelCheck.FEWEST
                    + " animals on a day. Run it with more animals: crosstalk run with --subjects.");
        }
        HtmlTable table = new HtmlTable(
                "Measured and virtual clearance",
                "Arm",
                "Virtual arm",
                "Cleared#",
                "Virtual cleared#",
                "Predicted count, 95 %#",
                "This count, probability#",
                "As unlikely or more, p#",
                "Two counts, Fisher's p#",
                "Times to the endpoint, log-rank p#",
                "Volumes within the band#");
        for (ModelCheck.OfArm arm : check.arms()) {
            table.row(
                    arm.arm(),
                    arm.virtualArm(),
                    arm.cleared() + " of " + arm.n(),
                    arm.virtualCleared() + " of " + arm.virtualN(),
                    arm.predicted()
                            .found()
                            .map(count -> count.low() + " to " + count.high())
                            .orElse("none"),
                    arm.predicted()
                            .found()
                            .map(count -> Words.number(count.probability()))
                            .orElse("none"),
                    arm.predicted()
                            .found()
                            .map(count -> Words.pValue(count.asUnlikely()))
                            .orElse("none"),
                    ResultTables.p(arm.clearance()),
                    ResultTables.p(arm.survival()),
                    arm.compared() == 0 ? "no band" : arm.within() + " of " + arm.compared());
        }
        body.append(table.html());
        if (!check.unmatched().isEmpty()) {
            body.paragraph("Without a virtual arm of the name: " + String.join(", ", check.unmatched()) + ".");
        }
        body.element(
                "p class=\"small soft\"",
                "Virtual animals are judged on their volumes until day " + Words.number(check.lastDay())
                        + " since baseline, the longest that measured ones were followed. The predicted count and its probabilities are the beta-binomial"
                        + " distribution of a further group with the virtual animals' chance, its uncertainty included (Jeffreys' prior). Fisher's exact"
                        + " test asks whether one chance could bring about both counts; the log-rank test (with --endpoint) asks it of the times to the endpoint, death included. A large p is no proof of the model; p is not adjusted for the number of arms.");
        end();
    }

    private void data() {
        section("data", "The data as understood", "Data and doubts");
        body.list(analysis.understood());
        if (analysis.doubts().isEmpty()) {
            body.paragraph("No entry was found doubtful.");
        } else {
            body.element("h3", "Doubtful entries");
            body.append(ResultTables.doubts(analysis.doubts()));
        }
        end();
    }

    private void checks() {
        if (analysis.checks().isEmpty()) {
            return;
        }
        section("checks", "Do the assumptions hold?", "Assumptions");
        body.append(ResultTables.checks(analysis.checks()));
        end();
    }

    private void methods() {
        section("methods", "Methods, ready for a paper", "Methods");
        Methods methods = Methods.of(analysis);
        body.raw("<div class=\"answer\">");
        methods.paragraphs().forEach(body::paragraph);
        body.raw("</div>\n<h3>References</h3>\n");
        body.raw(methods.references());
        end();
    }

    private void section(String id, String title, String link) {
        contents.add(new String[] {id, link});
        body.raw("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\"><header>")
                .element("h2 id=\"" + id + "-title\"", title)
                .raw("</header>\n");
    }

    private void end() {
        body.raw("</section>\n");
    }

    private void figure(String name, String caption) {
        Optional<Picture> wide = figures.of(name, Figures.WIDE);
        Optional<Picture> narrow = figures.of(name, Figures.NARROW);
        if (wide.isPresent() && narrow.isPresent()) {
            body.raw("<figure data-figure=\"" + name + "\"><div class=\"plot on-wide\">" + SvgWriter.inPage(wide.get())
                    + "</div><div class=\"plot on-narrow\">" + SvgWriter.inPage(narrow.get())
                    + "</div>\n<div class=\"save\"></div>");
            body.element("figcaption", caption).raw("</figure>\n");
        }
    }
}
