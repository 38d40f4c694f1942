package crosstalk.results;

import crosstalk.study.Assay;
import crosstalk.study.Assay.Family;
import crosstalk.study.Specimen;
import crosstalk.study.SubjectResult;
import crosstalk.study.SubjectResult.ArmResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A study in space: [FakeStudy] with two looks at every tumour, seven and fourteen days after enrolment.
final class FakeSpace {
    static final Family EFFECTORS = new Family("cd8.effector", List.of("cd8.effector"));
    static final Family MACROPHAGES = new Family("macrophage.trem2", List.of("macrophage.trem2"));
    static final Assay ASSAY = new Assay(
            List.of("cancer"),
            List.of("dead"),
            Optional.of(new Assay.Hypoxia("oxygen", 0.1)),
            List.of(EFFECTORS, MACROPHAGES),
            List.of(new Assay.Pair(EFFECTORS, MACROPHAGES)),
            List.of(new Assay.Felt("pd-l1 > pd-1", EFFECTORS)));
    private final FakeStudy study;

    FakeSpace(int subjects, int drugs) {
        study = new FakeStudy(subjects, drugs, 3, 0);
    }

    StudyDescription description() {
        StudyDescription of = study.description();
        return new StudyDescription(
                of.name(),
                of.question(),
                "spatial",
                of.subjects(),
                of.spread(),
                of.seed(),
                of.eventVolume(),
                of.limit(),
                of.lastDay(),
                of.palpable(),
                of.calliperCv(),
                of.step(),
                of.biopsies(),
                of.biopsiesAfterEnrolment(),
                new StudyDescription.Space(0.2, true, List.of(7.0, 14.0, 40.0), 0.5, "oxygen below 0.1"),
                of.rechallenge(),
                of.models(),
                of.drugs(),
                of.arms());
    }

    static FakeTissue tissue(int arm, int subject, double after) {
        double shrunk = 1 - 0.12 * arm * after / 14;
        return new FakeTissue((1.4 + 0.1 * after) * shrunk, 0.15 + 0.25 * arm, subject);
    }

    SubjectResult result(String model, int subject) {
        SubjectResult plain = study.result(model, subject);
        List<ArmResult> arms = new ArrayList<>();
        for (ArmResult arm : plain.arms()) {
            double enrolled = arm.outcome().enrolledDay().orElseThrow();
            List<Specimen> specimens = new ArrayList<>();
            for (double after : description().biopsies()) {
                specimens.add(Specimen.of(
                        enrolled + after,
                        "primary",
                        tissue(arms.size(), subject, after).snapshot(),
                        ASSAY,
                        subject == 1));
            }
            arms.add(new ArmResult(arm.arm(), arm.outcome(), arm.measurements(), arm.channels(), specimens));
        }
        return new SubjectResult(model, subject, plain.traits(), arms);
    }

    /// Records the whole study.
    Path record(Path folder) {
        try (ResultFolder results = ResultFolder.create(folder, description(), FakeStudy.sources("model: fake\n"), 1)) {
            for (String model : FakeStudy.MODELS) {
                for (int subject = 1; subject <= study.subjects(); subject++) {
                    results.record(result(model, subject));
                }
            }
            results.complete();
        }
        return folder;
    }
}
