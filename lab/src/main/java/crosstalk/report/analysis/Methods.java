package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.ClearanceAnalysis;
import crosstalk.analysis.CombinationAnalysis;
import crosstalk.analysis.SurvivalAnalysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.results.Bibliography;
import crosstalk.results.Version;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Method;
import crosstalk.statistics.Response;
import crosstalk.statistics.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was done, as the methods section of a paper has it: only what this analysis used, with numbered references.
final class Methods {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> paragraphs = new ArrayList<>();

    private Methods() {}

    static Methods of(Analysis analysis) {
        Methods methods = new Methods();
        methods.data(analysis);
        methods.studies(analysis);
        methods.paragraphs.add("Responses were classed by mouse RECIST: " + methods.method(Response.method()) + ".");
        methods.clearance(analysis.clearance());
        analysis.survival().found().ifPresent(methods::survival);
        methods.growth(analysis);
        analysis.combinations().stream().findFirst().ifPresent(methods::combination);
        methods.last();
        return methods;
    }

    List<String> paragraphs() {
        return paragraphs;
    }

    private void data(Analysis analysis) {
        Trial trial = analysis.trial();
        long excluded = trial.study().animals().stream()
                .filter(animal -> animal.isExcluded())
                .count();
        paragraphs.add("Tumour volumes of " + trial.animals().size() + " animals in "
                + trial.arms().size() + (trial.arms().size() == 1 ? " arm" : " arms")
                + " were analysed" + (excluded > 0 ? " (" + excluded + " excluded)" : "")
                + ". All intervals are of 95 %, all tests two-sided, and the animal is the unit of analysis."
                + (trial.arms().size() > 2
                        ? " P-values of comparisons with the control were adjusted for their number by Holm's method and, for the false discovery rate, by that of"
                                + " Benjamini and Hochberg" + cite("holm1979", "benjamini1995") + "."
                        : ""));
    }

    private void studies(Analysis analysis) {
        int studies = analysis.trial().studies();
        if (studies > 1) {
            paragraphs.add(
                    "The animals are of " + studies + " studies. "
                            + (analysis.survival().found().isPresent()
                                    ? "Log-rank tests and hazard ratios compared animals within each study only; all else was pooled over the studies"
                                    : "They were pooled")
                            + ", so differences between studies count as differences between arms as far as arms were unequally shared among them.");
        }
    }

    private void clearance(ClearanceAnalysis clearance) {
        StringBuilder text = new StringBuilder("Clearance (last volume "
                + (clearance.clearBelow() == 0 ? "0" : "at most " + Words.number(clearance.clearBelow()) + " mm3")
                + ") is given as a fraction with");
        ClearanceAnalysis.OfArm first = clearance.arms().getFirst();
        text.append(' ')
                .append(estimate(first.wilson()))
                .append(" and ")
                .append(estimate(first.exact()))
                .append('.');
        clearance.comparisons().stream()
                .findFirst()
                .ifPresent(c -> text.append(" Arms were compared with the control by ")
                        .append(test(c.fisher()))
                        .append(" and ")
                        .append(test(c.boschloo()))
                        .append("; differences are given by ")
                        .append(estimate(c.difference()))
                        .append(" and odds ratios by ")
                        .append(estimate(c.oddsRatio()))
                        .append('.'));
        paragraphs.add(text.toString());
    }

    private void survival(SurvivalAnalysis survival) {
        StringBuilder text = new StringBuilder("The event was: " + survival.event()
                + ". Time to it was estimated by the product-limit method with log(-log) intervals" + cite("kaplan1958")
                + ", medians with the interval of Brookmeyer and Crowley" + cite("brookmeyer1982") + ".");
        survival.overall()
                .found()
                .ifPresent(found -> text.append(" Arms were compared by the ")
                        .append(method(found.method()))
                        .append('.'));
        survival.comparisons().stream()
                .flatMap(c -> c.hazardRatio().found().stream())
                .map(Estimate::method)
                .distinct()
                .forEach(found ->
                        text.append(" Hazard ratios: ").append(method(found)).append('.'));
        survival.comparisons().stream()
                .flatMap(c -> c.proportionalHazards().found().stream())
                .map(HypothesisTest::method)
                .findFirst()
                .ifPresent(found ->
                        text.append(" Proportionality: ").append(method(found)).append('.'));
        survival.arms().stream()
                .flatMap(arm -> arm.restrictedMean().found().stream())
                .map(Estimate::method)
                .findFirst()
                .ifPresent(found -> text.append(" The ")
                        .append(method(found))
                        .append(" was taken over the first ")
                        .append(Words.number(survival.horizon()))
                        .append(" days."));
        paragraphs.add(text.toString());
    }

    private void growth(Analysis analysis) {
        StringBuilder text = new StringBuilder();
        analysis.growth().animals().stream()
                .flatMap(animal -> animal.rate().found().stream())
                .map(Estimate::method)
                .findFirst()
                .ifPresent(found -> text.append("Growth rates of animals: ")
                        .append(method(found))
                        .append(". "));
        analysis.growth().comparisons().stream()
                .flatMap(c -> c.inhibition().found().stream())
                .map(Estimate::method)
                .findFirst()
                .ifPresent(found -> text.append("Inhibition: ")
                        .append(method(found))
                        .append(" (")
                        .append(analysis.trial().choice().resamples())
                        .append(" resamples). "));
        analysis.model()
                .found()
                .ifPresent(model -> text.append("Growth of arms: ")
                        .append(method(model.rates().getFirst().rate().method()))
                        .append(
                                ", of log volume on days after start with the animal's own level and slope; intervals and tests of rates are by")
                        .append(" Student's t with ")
                        .append(Words.number(model.degreesOfFreedom()))
                        .append(" degrees of freedom, the animals measured twice or more less one for each arm. ")
                        .append(String.join(
                                " ",
                                model.remarks().stream()
                                        .map(CombinationSections::sentence)
                                        .toList())));
        paragraphs.add(text.toString().strip());
    }

    private void combination(CombinationAnalysis combination) {
        List<Method> used = new ArrayList<>();
        combination.volumes().forEach(over -> {
            over.last().ifPresent(synergy -> used.add(synergy.estimate().method()));
            over.byDay().stream()
                    .findFirst()
                    .ifPresent(synergy -> used.add(synergy.estimate().method()));
        });
        combination
                .clearance()
                .forEach(outcome -> outcome.synergy()
                        .found()
                        .ifPresent(synergy -> used.add(synergy.estimate().method())));
        combination
                .survival()
                .forEach(outcome -> outcome.synergy()
                        .found()
                        .ifPresent(synergy -> used.add(synergy.estimate().method())));
        if (!used.isEmpty()) {
            paragraphs.add(
                    "Combinations were set against what their parts let expect: "
                            + String.join(
                                    "; ",
                                    used.stream().distinct().map(this::method).toList())
                            + ". Their mixed model is another than that of the growth of arms: the logarithm of the volume relative to the animal's"
                            + " first, on a line through the start with the animal's own slope, where the growth of arms has log volume with the"
                            + " animal's own level and slope. It weighs the first measurement more, so that rates of the two differ, most where"
                            + " growth is not exponential. Volume ratios under response additivity are (combination + control) / (sum of the parts),"
                            + " the control counted once for every part but one. A verdict \"as expected\" says that the interval lies within 0.8 to"
                            + " 1.25 of a ratio, 10 % of the animals, or a tenth of the time. Nothing here is adjusted for the number of"
                            + " expectations, days and combinations. Means day by day are of days on which three quarters of every arm were measured.");
        }
    }

    private void last() {
        paragraphs.add("Computed with Crosstalk " + Version.crosstalk() + ".");
    }

    private String estimate(Result<Estimate> estimate) {
        return estimate.found().map(found -> method(found.method())).orElse("(not to be had here)");
    }

    private String test(Result<HypothesisTest> test) {
        return test.found().map(found -> method(found.method())).orElse("(not to be had here)");
    }

    private String method(Method method) {
        return method.name() + cite(method.sources().toArray(String[]::new));
    }

    /// ` [1,2]`; numbers in the order of first mention.
    private String cite(String... keys) {
        List<String> cited = new ArrayList<>();
        for (String key : keys) {
            cited.add(String.valueOf(numbers.computeIfAbsent(key, _ -> numbers.size() + 1)));
        }
        return cited.isEmpty() ? "" : " [" + String.join(",", cited) + "]";
    }

    /// The list of references, as markup.
    String references() {
        Html html = new Html().raw("<ol class=\"list small\">\n");
        for (Bibliography.Reference reference :
                Bibliography.parse(PageFrame.resource("references.bib")).references(numbers.keySet())) {
            html.raw("<li>" + Html.escaped(reference.text()));
            String doi = reference.doi();
            if (doi != null) {
                html.raw(" <a href=\"https://doi.org/" + Html.escaped(doi) + "\">doi:" + Html.escaped(doi) + "</a>");
            }
            html.raw("</li>\n");
        }
        return html.raw("</ol>\n").toString();
    }
}
