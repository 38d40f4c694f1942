package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.histology.Snapshot;
import crosstalk.solver.spatial.Crew;
import crosstalk.solver.spatial.Spatial;
import crosstalk.study.Measurement.Kind;
import crosstalk.study.SubjectResult.ArmResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectRunTest {
    private static final SubjectRun.Company ALONE = new Alone(false);

    /// Nobody looks.
    private record Alone(boolean wantsToStop) implements SubjectRun.Company {
        @Override
        public void image(String arm, double day, Snapshot tissue) {}

        @Override
        public void progress(String arm, Spatial subject) {}
    }

    private static final String NO_KILLING = "    set: { kill: 0 1/day }";

    @TempDir
    Path folder;

    private List<ArmResult> run(String text, Fidelity fidelity) throws Exception {
        Study study = TinyModel.study(folder, text).withFidelity(fidelity);
        Preparation preparation = Preparation.of(study.models().getFirst(), study, Crew.ALONE);
        var traits = preparation.cohort().traits(study.seed(), 1);
        return study.arms().stream()
                .map(arm -> SubjectRun.run(study, preparation, arm, 1, traits, ALONE))
                .toList();
    }

    private static String arms(String... lines) {
        String[] all = new String[lines.length + 1];
        all[0] = "arms:";
        System.arraycopy(lines, 0, all, 1, lines.length);
        return TinyModel.with("arms:", all);
    }

    private static double first(ArmResult result, double day, Kind kind, String name) {
        return result.measurements().stream()
                .filter(m -> m.day() == day && m.kind() == kind && m.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @ParameterizedTest
    @EnumSource(value = Fidelity.class, names = "SPATIAL", mode = EnumSource.Mode.EXCLUDE)
    void run_noDrug_growsToTheLimit(Fidelity fidelity) throws Exception {
        Outcome outcome =
                run(arms("  - { name: control }"), fidelity).getFirst().outcome();

        assertEquals(Outcome.End.HUMANE_LIMIT, outcome.end());
        assertTrue(outcome.enrolledDay().isPresent());
        assertTrue(outcome.volumeAtEnrolment() >= 20 && outcome.volumeAtEnrolment() < 20 * Math.exp(1.2));
        assertTrue(outcome.eventDay().orElseThrow() > outcome.enrolledDay().orElseThrow());
        assertTrue(outcome.eventDay().orElseThrow() < outcome.endDay());
        assertTrue(
                outcome.clearedDay().isEmpty() && outcome.completeResponseDay().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = Fidelity.class, names = "SPATIAL", mode = EnumSource.Mode.EXCLUDE)
    void run_drug_clearsTheTumour(Fidelity fidelity) throws Exception {
        ArmResult result =
                run(arms("  - { name: drug, drugs: [anti-pd-1] }"), fidelity).getFirst();
        Outcome outcome = result.outcome();

        assertEquals(Outcome.End.LAST_DAY, outcome.end());
        assertTrue(outcome.clearedDay().orElseThrow() > outcome.enrolledDay().orElseThrow());
        assertTrue(outcome.completeResponseDay().isPresent());
        assertEquals(0, first(result, 40, Kind.POPULATION, "cancer"));
        assertTrue(outcome.eventDay().isEmpty() && !outcome.escaped());
    }

    @Test
    void run_meanFieldGrowth_isExact() throws Exception {
        String text = arms("  - { name: control, set: { growth: 0.5 1/day, killers: 1e-9 cells } }");
        ArmResult result = run(text, Fidelity.MEAN_FIELD).getFirst();

        // 1,000 cells of 1e-3 mm^3 at 0.5 per day; the solver's tolerance is 1e-6 per step.
        assertEquals(1000 * Math.exp(4), first(result, 8, Kind.POPULATION, "cancer"), 0.1);
        assertEquals(Math.exp(4), first(result, 8, Kind.VOLUME, "tumour volume"), 1e-3);
        // 20 mm^3 on day 2 ln 20 = 5.99, so on day 6; 500 mm^3 on day 2 ln 500.
        assertEquals(6, result.outcome().enrolledDay().orElseThrow());
        assertEquals(2 * Math.log(500), result.outcome().endDay(), 1e-4);
        assertEquals(2 * Math.log(400), result.outcome().eventDay().orElseThrow(), 1e-4);
    }

    @Test
    void run_doses_arriveWhereAndAsMuchAsTheyShould() throws Exception {
        String text = arms(
                        "  - name: vein",
                        "    drugs: [anti-pd-1]",
                        "    regimens: { anti-pd-1: 1.5 ug intravenous on day 0 }",
                        "  - name: body mass",
                        "    drugs: [anti-pd-1]",
                        "    regimens: { anti-pd-1: 75 ug/kg intravenous on day 0 }",
                        "  - name: amount",
                        "    drugs: [anti-pd-1]",
                        "    regimens: { anti-pd-1: 10 pmol intravenous on day 0 }",
                        "  - name: belly",
                        "    drugs: [anti-pd-1]",
                        "    regimens: { anti-pd-1: 1.5 ug intraperitoneal on day 0 }")
                .replace("{ when: tumour volume reaches 20 mm^3, at latest: day 14 }", "{ on: day 4 }")
                .replace("  anti-*: 10 mg/kg intraperitoneal on days 0, 3\n", "  anti-*: 1 ug intravenous on day 0\n");
        List<ArmResult> results = run(text, Fidelity.MEAN_FIELD);

        // 1.5 ug of 150 kDa are 10 pmol; in 1 mL that is 10 nM, which falls by exp(-0.1) a day.
        for (ArmResult result : results.subList(0, 3)) {
            assertEquals(0, first(result, 4, Kind.DRUG, "anti-pd-1 in plasma"), 1e-12, "measured before dosing");
            assertEquals(10 * Math.exp(-0.2), first(result, 6, Kind.DRUG, "anti-pd-1 in plasma"), 1e-4);
        }
        // From a depot with absorption 1 per day and half of it arriving: 5 nM (exp(-0.1 t) - exp(-t)) / 0.9.
        assertEquals(
                5 / 0.9 * (Math.exp(-0.2) - Math.exp(-2)),
                first(results.get(3), 6, Kind.DRUG, "anti-pd-1 in plasma"),
                1e-4);
        double tissue = first(results.get(3), 6, Kind.DRUG, "anti-pd-1 in tumour");
        assertEquals(tissue / (tissue + 1), first(results.get(3), 6, Kind.OCCUPANCY, "anti-pd-1 on pd-1"), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(value = Fidelity.class, names = "SPATIAL", mode = EnumSource.Mode.EXCLUDE)
    void run_armsOfTheSameContent_areTwins(Fidelity fidelity) throws Exception {
        List<ArmResult> results =
                run(arms("  - { name: one, drugs: [anti-pd-1] }", "  - { name: two, drugs: [anti-pd-1] }"), fidelity);

        assertEquals(results.get(0).measurements(), results.get(1).measurements());
        assertEquals(results.get(0).channels(), results.get(1).channels());
        assertEquals(results.get(0).outcome(), results.get(1).outcome());
    }

    @ParameterizedTest
    @EnumSource(value = Fidelity.class, names = "SPATIAL", mode = EnumSource.Mode.EXCLUDE)
    void run_doseOfNothing_isTheControl(Fidelity fidelity) throws Exception {
        List<ArmResult> results = run(
                arms(
                        "  - { name: control }",
                        "  - name: nothing",
                        "    drugs: [anti-pd-1]",
                        "    regimens: { anti-pd-1: 0 ug intraperitoneal on day 0 }"),
                fidelity);

        assertEquals(results.get(0).outcome(), results.get(1).outcome());
        assertEquals(
                results.get(0).measurements(),
                results.get(1).measurements().stream()
                        .filter(m -> m.kind() != Kind.DRUG && m.kind() != Kind.OCCUPANCY)
                        .toList());
    }

    private static List<Measurement> until(ArmResult result, double day) {
        return result.measurements().stream().filter(m -> m.day() <= day).toList();
    }

    @Test
    void run_settings_takeEffectWhenTheyShould() throws Exception {
        String text = arms(
                "  - { name: plain, drugs: [anti-pd-1] }",
                "  - name: late",
                "    drugs: [anti-pd-1]",
                "    set from day 0.25 after enrolment: { kill: 0 1/day }",
                "  - name: early",
                "    drugs: [anti-pd-1]",
                NO_KILLING);
        List<ArmResult> results = run(text, Fidelity.MEAN_FIELD);
        double enrolled = results.getFirst().outcome().enrolledDay().orElseThrow();

        assertEquals(until(results.get(0), enrolled), until(results.get(1), enrolled));
        assertTrue(results.get(0).outcome().clearedDay().isPresent());
        assertTrue(results.get(1).outcome().clearedDay().isEmpty());
        assertEquals(Outcome.End.HUMANE_LIMIT, results.get(2).outcome().end());
        assertTrue(results.get(2).outcome().endDay() < results.get(1).outcome().endDay());
    }

    @Test
    void run_tooSmallOnTheLatestDay_isNotEnrolled() throws Exception {
        String slow = "  - { name: slow, set: { growth: 0.05 1/day, killers: 1 cells } }";
        Outcome unfelt = run(arms(slow), Fidelity.STOCHASTIC).getFirst().outcome();
        Outcome felt = run(arms(slow).replace("limit: 3", "limit: 1"), Fidelity.STOCHASTIC)
                .getFirst()
                .outcome();

        assertEquals(Outcome.End.NOT_ENROLLED, unfelt.end());
        assertEquals(14, unfelt.endDay());
        assertTrue(unfelt.enrolledDay().isEmpty());
        assertEquals(14, felt.enrolledDay().orElseThrow());
    }

    @Test
    void run_biopsyDay_hasChannels() throws Exception {
        ArmResult result =
                run(arms("  - { name: control }"), Fidelity.STOCHASTIC).getFirst();
        double day = result.outcome().enrolledDay().orElseThrow() + 4;

        assertFalse(result.channels().isEmpty());
        assertTrue(result.channels().stream().allMatch(c -> c.day() == day && c.strength() >= 0 && c.strength() <= 1));
    }

    @Test
    void run_escapedCells_areRecognised() throws Exception {
        Outcome outcome = run(arms("  - { name: a, set: { escape: 1 1/day, kill: 0 1/day } }"), Fidelity.STOCHASTIC)
                .getFirst()
                .outcome();

        assertTrue(outcome.escaped());
    }

    @ParameterizedTest
    @EnumSource(value = Fidelity.class, names = "SPATIAL", mode = EnumSource.Mode.EXCLUDE)
    void run_rechallenge_meetsClearedAnimalsOnly(Fidelity fidelity) throws Exception {
        String text = arms("  - { name: control }", "  - { name: drug, drugs: [anti-pd-1] }")
                .replace(
                        "seed:",
                        "rechallenge: { on: day 30, inoculum: tumour, cells: 500 cells, site: other flank,"
                                + " in: cleared, against: 2 naive }\nseed:");
        List<ArmResult> results = run(text, fidelity);

        assertTrue(results.get(0).outcome().rechallengedDay().isEmpty());
        assertEquals(30, results.get(1).outcome().rechallengedDay().orElseThrow());
        assertTrue(
                results.get(0).measurements().stream().noneMatch(m -> m.site().equals("other flank")));
        assertEquals(
                32,
                results.get(1).measurements().stream()
                        .filter(m -> m.site().equals("other flank"))
                        .findFirst()
                        .orElseThrow()
                        .day());
    }

    @Test
    void naive_secondInjectionOnly_grows() throws Exception {
        String text = arms("  - { name: control }")
                .replace(
                        "seed:",
                        "rechallenge: { on: day 20, inoculum: tumour, cells: 1000 cells, site: other flank,"
                                + " against: 2 naive }\nseed:");
        Study study = TinyModel.study(folder, text);
        Preparation preparation = Preparation.of(study.models().getFirst(), study, Crew.ALONE);
        ArmResult result =
                SubjectRun.naive(study, preparation, 1, preparation.cohort().traits(study.seed(), 1), ALONE);

        assertEquals(List.of("control", "naive"), study.armNames());
        assertEquals(20, result.outcome().rechallengedDay().orElseThrow());
        assertFalse(result.outcome().rechallengeRejected());
        assertTrue(result.measurements().stream().allMatch(m -> m.day() >= 20));
        assertTrue(result.measurements().stream().noneMatch(m -> m.site().equals("primary")));
        assertTrue(cancerCells(result, "other flank").getLast() > 1000);
    }

    private static List<Double> cancerCells(ArmResult result, String site) {
        return result.measurements().stream()
                .filter(m -> m.name().equals("cancer") && m.site().equals(site))
                .map(Measurement::value)
                .distinct()
                .toList();
    }

    @Test
    void run_askedToStop_stops() throws IOException {
        assertThrows(CancellationException.class, () -> {
            Study study = TinyModel.study(folder, TinyModel.STUDY);
            Preparation preparation = Preparation.of(study.models().getFirst(), study, Crew.ALONE);
            SubjectRun.run(
                    study,
                    preparation,
                    study.arms().getFirst(),
                    1,
                    preparation.cohort().typical(),
                    new Alone(true));
        });
    }

    /// The tiny model in space, where the tumour reaches its limit within two weeks.
    private ArmResult inSpace(String measure) throws Exception {
        String text = arms("  - { name: control }")
                .replace("{ when: tumour volume reaches 20 mm^3, at latest: day 14 }", "{ on: day 2 }")
                .replace("fidelity: stochastic", "fidelity: spatial")
                .replace("reaches 500 mm^3", "reaches 40 mm^3")
                .replace("survival: tumour volume reaches 400 mm^3\n", "")
                .replace("  biopsy: { on: [4], after: enrolment }\n", measure);
        Path file = TinyModel.write(folder, text);
        Files.writeString(
                folder.resolve("tiny.yaml"),
                TinyModel.TEXT
                        .replace(
                                "populations:\n",
                                "space: { tumour: { contact: reach, host cell volume: cell_volume } }\npopulations:\n")
                        .replace(
                                "parameters:\n",
                                "parameters:\n  reach: { value: 0.1 mm, origin: assumed, range: 0.01 to 1 mm, reason: test }\n"));
        Study study = Study.read(file);
        Preparation preparation = Preparation.of(study.models().getFirst(), study, Crew.ALONE);
        var traits = preparation.cohort().traits(study.seed(), 1);
        return SubjectRun.run(study, preparation, study.arms().getFirst(), 1, traits, ALONE);
    }

    @Test
    void run_lookAndBiopsyOnTheDayOfTheLimit_areTakenBeforeItLeaves() throws Exception {
        // A step of the solver ends on this day, so that a look on it leaves the steps as they are.
        double last = inSpace("").outcome().endDay();
        ArmResult result = inSpace("  biopsy: { on: [" + last + "], after: inoculation }\n" + "  sections: { on: ["
                + last + "], of: 1, depth: [killer] }\n");

        assertEquals(Outcome.End.HUMANE_LIMIT, result.outcome().end());
        assertEquals(last, result.outcome().endDay());
        assertEquals(1, result.specimens().size());
        assertEquals(last, result.specimens().getFirst().day());
        assertTrue(result.specimens().getFirst().section().isPresent());
        assertTrue(result.channels().stream().anyMatch(c -> c.day() == last));
        for (Kind kind : List.of(Kind.CALLIPER, Kind.VOLUME, Kind.READOUT)) {
            assertEquals(
                    1,
                    result.measurements().stream()
                            .filter(m -> m.day() == last && m.kind() == kind)
                            .count(),
                    kind + " once");
        }
    }
}
