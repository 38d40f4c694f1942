package crosstalk.results;

import crosstalk.histology.Zones;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ModelParameter;
import crosstalk.model.Spread;
import crosstalk.quantity.Unit;
import crosstalk.study.Arm;
import crosstalk.study.Calliper;
import crosstalk.study.Enrolment;
import crosstalk.study.Fidelity;
import crosstalk.study.Measures;
import crosstalk.study.Regimen;
import crosstalk.study.Setting;
import crosstalk.study.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says of a study what its tables do not.
final class StudyDescriber {
    private static final double USUAL_STEP = 1;
    private static final Pattern UNIT = Pattern.compile("(?:^|; *)unit: (?<unit>[^;]+)");

    private StudyDescriber() {}

    static StudyDescription describe(Study study) {
        Measures measures = study.measures();
        return new StudyDescription(
                study.name(),
                study.question(),
                study.fidelity().text(),
                study.subjects(),
                study.spread(),
                study.seed(),
                orNull(study.survivalVolume()),
                orNull(study.end().humaneLimit()),
                study.end().day(),
                measures.calliper().map(Calliper::limit).orElse(null),
                measures.calliper().map(Calliper::cv).orElse(null),
                step(measures),
                measures.biopsy(),
                measures.biopsyAfterEnrolment(),
                study.fidelity() == Fidelity.SPATIAL
                        ? new StudyDescription.Space(
                                study.voxels().edge(),
                                measures.sections().afterEnrolment(),
                                measures.sections().on(),
                                Zones.RIM,
                                measures.sections()
                                        .hypoxia()
                                        .map(h -> h.layer() + " below " + Text.number(h.below()))
                                        .orElse(null))
                        : null,
                study.rechallenge()
                        .map(second -> new StudyDescription.Rechallenge(
                                second.day(),
                                second.cells(),
                                second.site(),
                                second.subjects().text(),
                                second.naive(),
                                Study.NAIVE))
                        .orElse(null),
                study.models().stream().map(StudyDescriber::model).toList(),
                study.drugs(),
                study.arms().stream().map(StudyDescriber::arm).toList());
    }

    /// Days between two readouts, or between channels where there are no readouts.
    private static double step(Measures measures) {
        double step = measures.readouts().orElse(measures.channels().orElse(0));
        return step > 0 ? step : USUAL_STEP;
    }

    private static StudyDescription.Model model(Model model) {
        List<StudyDescription.Label> labels = new ArrayList<>();
        for (Lowered.ReadoutPlace readout :
                model.lower(model.drugNames(), List.of()).readouts()) {
            StudyDescription.Label label = new StudyDescription.Label(readout.name(), readout.label());
            if (!labels.contains(label)) {
                labels.add(label);
            }
        }
        return new StudyDescription.Model(
                model.name(),
                model.summary(),
                model.siteNames().isEmpty() ? "" : model.siteNames().getFirst(),
                model.calibrated(),
                model.parameters().stream().map(StudyDescriber::parameter).toList(),
                labels,
                signals(model));
    }

    /// What levels count in, of the signals whose summary says so: `unit: the arterial level`.
    private static List<StudyDescription.Label> signals(Model model) {
        List<StudyDescription.Label> found = new ArrayList<>();
        model.signalSummaries().forEach((signal, summary) -> {
            Matcher unit = UNIT.matcher(summary);
            if (unit.find()) {
                found.add(new StudyDescription.Label(signal, unit.group("unit").strip()));
            }
        });
        return found;
    }

    private static StudyDescription.Parameter parameter(ModelParameter parameter) {
        Unit unit = Unit.parse(parameter.unit());
        return new StudyDescription.Parameter(
                parameter.name(),
                unit.fromCanonical(parameter.value().value()),
                parameter.unit(),
                inUnit(parameter.low(), unit),
                inUnit(parameter.high(), unit),
                parameter.spread().map(spread -> spread(spread, unit)).orElse(""),
                parameter.origin().name().toLowerCase(Locale.ROOT),
                parameter.source(),
                parameter.where().isEmpty() && !parameter.summary().isEmpty() ? parameter.reason() : parameter.where(),
                parameter.summary().isEmpty() ? parameter.reason() : parameter.summary(),
                parameter.value().dimension().toString());
    }

    private static @Nullable Double inUnit(double canonical, Unit unit) {
        return Double.isNaN(canonical) ? null : unit.fromCanonical(canonical);
    }

    private static String spread(Spread spread, Unit unit) {
        return switch (spread) {
            case Spread.LogNormal logNormal -> "lognormal, sd " + Text.number(logNormal.sd());
            case Spread.Normal normal ->
                ("normal, sd " + Text.number(unit.fromCanonical(normal.sd())) + " " + unit.text()).strip();
        };
    }

    private static StudyDescription.Arm arm(Arm arm) {
        List<StudyDescription.Doses> doses = new ArrayList<>();
        for (String drug : arm.drugs()) {
            @Nullable Regimen regimen = arm.regimens().get(drug);
            if (regimen != null) {
                doses.addAll(doses(drug, regimen));
            }
        }
        return new StudyDescription.Arm(
                arm.name(),
                arm.drugs(),
                doses,
                enrolment(arm.enrolment()),
                arm.settings().stream().map(StudyDescriber::setting).toList());
    }

    private static List<StudyDescription.Doses> doses(String drug, Regimen regimen) {
        Map<String, List<Double>> days = new LinkedHashMap<>();
        for (Regimen.Dose dose : regimen.doses()) {
            String text = dose.amount().text() + " " + dose.route().text();
            days.computeIfAbsent(text, key -> new ArrayList<>()).add(dose.day());
        }
        return days.entrySet().stream()
                .map(each -> new StudyDescription.Doses(drug, each.getKey(), each.getValue()))
                .toList();
    }

    private static String enrolment(Enrolment enrolment) {
        return switch (enrolment) {
            case Enrolment.OnDay on -> "on day " + Text.number(on.day());
            case Enrolment.AtVolume at -> {
                String when = "tumour volume reaches " + Text.number(at.volume()) + " mm^3";
                OptionalDouble latest = at.latest();
                yield latest.isPresent() ? when + ", at latest day " + Text.number(latest.getAsDouble()) : when;
            }
        };
    }

    private static String setting(Setting setting) {
        String change = switch (setting.change()) {
            case Setting.Change.To to -> " = " + Text.number(to.value());
            case Setting.Change.Times times -> " x " + Text.number(times.factor());
        };
        String from = switch (setting.from()) {
            case Setting.From.Inoculation start -> start.day() == 0 ? "" : " from day " + Text.number(start.day());
            case Setting.From.Enrolment start ->
                start.day() == 0 ? " from enrolment" : " from day " + Text.number(start.day()) + " after enrolment";
        };
        return setting.parameter() + change + from;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
