package crosstalk.study;

import crosstalk.model.Model;
import crosstalk.model.Problem;
import crosstalk.model.ProblemsException;
import crosstalk.study.Regimen.Dose;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one part of a study asks of another.
final class StudyCheck {

    private final Study study;
    private final Section section;

    private StudyCheck(Study study, Section section) {
        this.study = study;
        this.section = section;
    }

    /// Adds the problems of a study that was read to those of `section`.
    static void check(Study study, Section section, List<Problem> problems) {
        StudyCheck check = new StudyCheck(study, section);
        check.arms();
        check.bodyMass();
        check.volumes();
        check.days();
        SpaceCheck.problems(study).forEach(found -> section.problem(found.key(), found.message()));
        for (Model model : study.models()) {
            check.inoculation(model);
            check.sites(model);
            try {
                Cohort.of(model.parameters(), model.correlations(), model.name());
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private void arms() {
        Set<String> names = new HashSet<>();
        for (String name : study.armNames()) {
            if (!names.add(name)) {
                section.problem(
                        "arms",
                        "arms: two are named \"" + name + "\""
                                + (name.equals(Study.NAIVE)
                                        ? ", which is the name of the naive animals of the rechallenge"
                                        : ""));
            }
        }
    }

    private void inoculation(Model model) {
        if (model.inoculation().isPresent()) {
            return;
        }
        for (Arm arm : study.arms()) {
            if (arm.inoculation().inoculum().isEmpty()
                    || arm.inoculation().cells().isEmpty()) {
                section.problem(
                        "inoculate",
                        "model \"" + model.name() + "\" does not say what is injected on day 0,"
                                + " so the study must: \"inoculate: { inoculum: ..., cells: ... }\"");
                return;
            }
        }
    }

    private void sites(Model model) {
        if (model.siteNames().isEmpty()) {
            section.problem("models", "model \"" + model.name() + "\" has no tissue with a site for a tumour");
            return;
        }
        String first = model.siteNames().getFirst();
        if (study.rechallenge().filter(again -> again.site().equals(first)).isPresent()) {
            section.problem(
                    "rechallenge",
                    "rechallenge: site \"" + first
                            + "\" is that of the first tumour, expected another such as \"other flank\"");
        }
    }

    private void bodyMass() {
        boolean needed = study.arms().stream()
                .flatMap(arm -> arm.regimens().values().stream())
                .flatMap(regimen -> regimen.doses().stream())
                .anyMatch(Dose::perBodyMass);
        if (needed && !section.has("body mass")) {
            section.problem(
                    "regimens", "a dose is per body mass, but \"body mass\" is missing; write \"body mass: 20 g\"");
        }
    }

    private void volumes() {
        study.end().humaneLimit().ifPresent(limit -> {
            study.survivalVolume().ifPresent(volume -> {
                if (volume > limit) {
                    section.problem(
                            "survival",
                            "survival: " + volume + " mm^3 is never reached, since animals leave at " + limit
                                    + " mm^3 (see \"end\")");
                }
            });
            for (Arm arm : study.arms()) {
                if (arm.enrolment() instanceof Enrolment.AtVolume at && at.volume() >= limit) {
                    section.problem(
                            "enrol",
                            "arm \"" + arm.name() + "\" enrols at " + at.volume()
                                    + " mm^3, where animals leave already (see \"end\")");
                }
            }
        });
    }

    private void days() {
        double last = study.end().day();
        if (last <= 0) {
            section.problem("end", "end: day " + last + ", expected a day after day 0");
        }
        for (Arm arm : study.arms()) {
            double day = switch (arm.enrolment()) {
                case Enrolment.OnDay on -> on.day();
                case Enrolment.AtVolume at -> at.latest().orElse(0);
            };
            if (day >= last && last > 0) {
                section.problem(
                        "enrol",
                        "arm \"" + arm.name() + "\" enrols on day " + day + ", but the study ends on day " + last);
            }
        }
        study.arms().stream()
                .flatMap(arm -> arm.regimens().entrySet().stream())
                .filter(given -> given.getValue().doses().stream().anyMatch(dose -> dose.day() > last))
                .map(given -> "a dose of " + given.getKey() + " is given more than " + last
                        + " days after enrolment, but the study ends on day " + last)
                .distinct()
                .forEach(message -> section.problem("regimens", message));
        study.rechallenge().ifPresent(again -> {
            if (again.day() >= last && last > 0) {
                section.problem(
                        "rechallenge", "rechallenge on day " + again.day() + ", but the study ends on day " + last);
            }
        });
    }
}
