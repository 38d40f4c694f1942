package crosstalk.results;

import crosstalk.results.StudyDescription.Arm;
import crosstalk.results.StudyDescription.Doses;
import crosstalk.results.StudyDescription.Label;
import crosstalk.results.StudyDescription.Model;
import crosstalk.results.StudyDescription.Parameter;
import crosstalk.results.StudyDescription.Rechallenge;
import crosstalk.study.ChannelStrength;
import crosstalk.study.Measurement;
import crosstalk.study.Measurement.Kind;
import crosstalk.study.Outcome;
import crosstalk.study.SubjectResult;
import crosstalk.study.SubjectResult.ArmResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// A study whose animals are drawn by a few lines of arithmetic: the more drugs, the more animals clear.
///
/// @param subjects in every arm
/// @param drugs number of drugs; all subsets are arms
/// @param populations measured beside the tumour itself
/// @param naive animals of the rechallenge; 0 for no rechallenge
record FakeStudy(int subjects, int drugs, int populations, int naive) {
    private static final int LAST_DAY = 60;
    private static final int STEP = 2;
    static final List<String> MODELS = List.of("colorectal-mmrd", "colorectal-mmrp");

    static FakeStudy small() {
        return new FakeStudy(4, 2, 3, 0);
    }

    StudyDescription description() {
        return description(2026);
    }

    StudyDescription description(long seed) {
        List<String> names =
                List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2").subList(0, drugs);
        List<Arm> arms = new ArrayList<>();
        for (int subset = 0; subset < 1 << drugs; subset++) {
            List<String> given = new ArrayList<>();
            for (int drug = 0; drug < drugs; drug++) {
                if ((subset >> drug & 1) == 1) {
                    given.add(names.get(drug));
                }
            }
            List<Doses> doses = given.stream()
                    .map(drug -> new Doses(drug, "200 ug intraperitoneal", List.of(0.0, 3.0, 6.0, 9.0)))
                    .toList();
            arms.add(new Arm(
                    armName(given), given, doses, "tumour volume reaches 80 mm^3, at latest day 14", List.of()));
        }
        Parameter killing = new Parameter(
                "kill_rate",
                10,
                "1/day",
                2.0,
                16.0,
                "lognormal, sd 0.3",
                "publication",
                "halle2016",
                "abstract",
                "cancer cells killed by one effector per day",
                "1/day");
        List<Model> models = MODELS.stream()
                .map(name -> new Model(
                        name,
                        "A tumour called " + name + ".",
                        "primary",
                        false,
                        List.of(killing),
                        List.of(new Label("effectors_per_mm3", "CD8 effectors per mm3")),
                        List.of(new Label("oxygen", "the arterial level"))))
                .toList();
        Rechallenge second = naive == 0 ? null : new Rechallenge(50, 1e6, "other flank", "cleared", naive, "naive");
        return new StudyDescription(
                "fake",
                "Who clears?",
                "stochastic",
                subjects,
                true,
                seed,
                1500.0,
                1500.0,
                LAST_DAY,
                8.0,
                0.12,
                STEP,
                List.of(7.0, 14.0),
                true,
                null,
                second,
                models,
                names,
                arms);
    }

    private static String armName(List<String> drugs) {
        return drugs.isEmpty() ? "control" : String.join(" + ", drugs);
    }

    static Sources sources(String modelText) {
        return new Sources(
                "studies/fake.yaml",
                List.of(
                        source("studies/fake.yaml", "study", "study: fake\n"),
                        source("models/fake.yaml", "model", modelText),
                        source("evidence/fake.yaml", "evidence", """
                                colorectal-mmrd:
                                  control: { text: 0 to 5 %, low: 0, high: 0.05, source: selby2016, mark: recalled }
                                  anti-ctla-4 + anti-pd-1: { text: up to 100 %, low: , high: 1.0, source: key2026 }
                                """),
                        source("references.bib", "references", """
                                @article{halle2016, author = {Halle, S. and others}, journal = "Immunity", year = 2016,
                                  volume = {44}, doi = {10.1016/j.immuni.2016.01.010} }
                                """)));
    }

    private static Sources.Source source(String path, String role, String text) {
        return new Sources.Source(path, role, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Number of animals with a result, naive ones included.
    int animals() {
        return Math.max(subjects, naive);
    }

    /// The result of one animal: the same whenever it is asked for.
    SubjectResult result(String model, int subject) {
        List<ArmResult> results = new ArrayList<>();
        List<Arm> arms = description().arms();
        if (subject <= subjects) {
            for (int arm = 0; arm < arms.size(); arm++) {
                results.add(result(model, subject, arms.get(arm)));
            }
        }
        if (subject <= naive) {
            Outcome outcome = new Outcome(
                    OptionalDouble.empty(),
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    LAST_DAY,
                    Outcome.End.LAST_DAY,
                    OptionalDouble.of(50),
                    false,
                    false);
            results.add(new ArmResult("naive", outcome, List.of(), List.of()));
        }
        double trait = random(model, subject).nextDouble(5, 15);
        return new SubjectResult(model, subject, Map.of("kill_rate", trait, "homing", trait / 10), results);
    }

    private SplittableRandom random(String model, int subject) {
        return new SplittableRandom(model.hashCode() * 31L + subject);
    }

    private ArmResult result(String model, int subject, Arm arm) {
        SplittableRandom random = random(model, subject);
        int enrolled = 8 + random.nextInt(4);
        double luck = random.nextDouble() + arm.drugs().size() * 0.3;
        boolean cleared = luck > 0.9;
        int end = cleared ? LAST_DAY : Math.min(LAST_DAY, 30 + random.nextInt(10));
        List<Measurement> measured = new ArrayList<>();
        List<ChannelStrength> heard = new ArrayList<>();
        for (int day = 0; day <= end; day += 1) {
            boolean biopsy = day == enrolled + 7 || day == enrolled + 14;
            if (day % STEP == 0 || biopsy) {
                measure(measured, arm, day, enrolled, cleared, random);
            }
            if (day % 7 == 0 || biopsy) {
                listen(heard, arm, day);
            }
        }
        OptionalDouble clearedDay = cleared ? OptionalDouble.of(enrolled + 10) : OptionalDouble.empty();
        OptionalDouble event = cleared ? OptionalDouble.empty() : OptionalDouble.of(end);
        OptionalDouble second = cleared && naive > 0 ? OptionalDouble.of(50) : OptionalDouble.empty();
        Outcome.End why = cleared ? Outcome.End.LAST_DAY : Outcome.End.HUMANE_LIMIT;
        return new ArmResult(
                arm.name(),
                new Outcome(
                        OptionalDouble.of(enrolled),
                        80 + random.nextDouble(),
                        clearedDay,
                        clearedDay,
                        OptionalDouble.empty(),
                        event,
                        end,
                        why,
                        second,
                        cleared,
                        false),
                measured,
                heard);
    }

    private void measure(
            List<Measurement> rows, Arm arm, int day, int enrolled, boolean cleared, SplittableRandom random) {
        double volume = cleared && day > enrolled
                ? Math.max(0, 80 - 8.0 * (day - enrolled))
                : 80 * Math.exp(0.12 * (day - enrolled));
        rows.add(new Measurement(day, "primary", Kind.CALLIPER, "tumour volume", volume < 8 ? 0 : volume, "mm^3"));
        rows.add(new Measurement(day, "primary", Kind.VOLUME, "tumour volume", volume, "mm^3"));
        for (int i = 0; i < populations; i++) {
            String name = "cd8.effector" + i / 2 + "[antigen" + i % 2 + "]";
            rows.add(new Measurement(day, "primary", Kind.POPULATION, name, random.nextInt(1000), "cells"));
        }
        double effectors = 100.0 * arm.drugs().size() + day;
        rows.add(new Measurement(day, "primary", Kind.READOUT, "effectors_per_mm3", effectors, "cells/mm^3"));
        for (String drug : arm.drugs()) {
            double level = day < enrolled ? 0 : 100 * Math.exp(-0.1 * (day - enrolled));
            rows.add(new Measurement(day, "", Kind.DRUG, drug + " in plasma", level, "nM"));
            rows.add(new Measurement(day, "primary", Kind.DRUG, drug + " in tumour", level / 5, "nM"));
            rows.add(new Measurement(day, "primary", Kind.OCCUPANCY, drug + " on pd-1", level / (level + 1), "1"));
        }
    }

    private static void listen(List<ChannelStrength> rows, Arm arm, int day) {
        double brake = 0.6 / (1 + arm.drugs().size());
        for (String receiver : List.of("cd8.effector", "cd8.stem")) {
            rows.add(new ChannelStrength(day, "primary", "pd-l1 > pd-1", "cancer", receiver, brake, 0.75, 100));
            rows.add(new ChannelStrength(day, "primary", "pd-l1 > pd-1", "macrophage", receiver, brake, 0.25, 100));
        }
        rows.add(new ChannelStrength(
                day, "", "priming > tcr", "dc", "cd8.naive", 0.1 * arm.drugs().size(), 1, 10));
    }
}
