package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands in the way of a study in space: models that say nothing of it, voxels larger than a tumour, sections of what is not
/// there.
final class SpaceCheck {

    /// A part of the humane limit: where no volume enrols an animal, a tumour of so much counts as small.
    private static final double SMALL = 1.0 / 8;

    private final Study study;
    private final List<Found> problems = new ArrayList<>();

    private SpaceCheck(Study study) {
        this.study = study;
    }

    /// A problem and the study's key that it belongs to.
    record Found(String key, String message) {}

    /// Every problem; none where the study is not run in space.
    static List<Found> problems(Study study) {
        if (study.fidelity() != Fidelity.SPATIAL) {
            return List.of();
        }
        SpaceCheck check = new SpaceCheck(study);
        check.voxels();
        study.models().forEach(check::model);
        return List.copyOf(check.problems);
    }

    private void model(Model model) {
        try {
            Lowered lowered =
                    model.lower(study.drugs(), List.of(), study.voxels().edge());
            Assays.problems(study.measures().sections(), lowered)
                    .forEach(message -> problems.add(
                            new Found("measure", "measure: " + message + " (model \"" + model.name() + "\")")));
        } catch (IllegalArgumentException e) {
            problems.add(new Found(
                    "fidelity", "fidelity: model \"" + model.name() + "\" can not be run in space: " + e.getMessage()));
        }
    }

    /// A tumour of less than a voxel has no inside: space would say nothing of it.
    private void voxels() {
        for (Arm arm : study.arms()) {
            if (arm.enrolment() instanceof Enrolment.AtVolume at
                    && study.voxels().volume() > at.volume()) {
                tooLarge(
                        "the " + printed(at.volume()) + " of the tumour at which arm \"" + arm.name() + "\" enrols",
                        at.volume());
                return;
            }
        }
        study.end().humaneLimit().ifPresent(limit -> {
            if (study.voxels().volume() > SMALL * limit) {
                tooLarge(
                        "an eighth of the " + printed(limit)
                                + " of the largest tumour of the study (see \"end\"), which is "
                                + printed(SMALL * limit),
                        SMALL * limit);
            }
        });
    }

    private void tooLarge(String than, double volume) {
        problems.add(new Found(
                "space",
                String.format(
                        Locale.ROOT,
                        "space: a voxel of %s holds %s, more than %s; expected at most %s",
                        study.voxels().um(),
                        printed(study.voxels().volume()),
                        than,
                        largest(volume))));
    }

    private static String printed(double volume) {
        return new BigDecimal(volume)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                + " mm^3";
    }

    private static String largest(double volume) {
        double edge = Math.floor(Math.cbrt(volume) * 100) / 100;
        return edge >= Voxels.LEAST ? new Voxels(Math.min(edge, Voxels.MOST)).um() : "a study of larger tumours";
    }
}
