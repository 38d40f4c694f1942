package crosstalk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.measured.Animal;
import crosstalk.measured.Layout;
import crosstalk.measured.MeasuredException;
import crosstalk.measured.MeasuredStudy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelCheckTest {
    private static final double[] DAYS = {0, 2, 4, 6};

    /// Virtual control animals i = 0 to 20: 100 (1 + i/10) on every day; treated ones are at 50 until day 4 and at 0 from day 6 on.
    private static MeasuredStudy virtual() {
        List<Animal> animals = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            double volume = 100 * (1 + i / 10.0);
            animals.add(animal("c" + i, 0, DAYS, volume, volume, volume, volume));
            animals.add(animal("t" + i, 1, DAYS, 50, 50, 50, 0));
        }
        return study("virtual", List.of("control", "B + A"), animals);
    }

    private static Animal animal(String name, int arm, double[] days, double... volumes) {
        return new Animal(name, arm, null, null, days, volumes, new int[days.length], null);
    }

    private static MeasuredStudy study(String name, List<String> arms, List<Animal> animals) {
        return new MeasuredStudy(name, Layout.LONG, arms, animals, List.of(), List.of());
    }

    private static Trial trial(double... volumesOfSecondControl) {
        // days that count from elsewhere: only days since baseline matter
        double[] days = {10, 12, 14};
        List<Animal> animals = List.of(
                animal("1", 0, days, 200, 200, 200),
                animal("2", 0, days, volumesOfSecondControl),
                animal("3", 1, days, 50, 50, 0),
                animal("4", 1, days, 50, 50, 50));
        return Trial.of(study("mice", List.of("Vehicle", "A+B"), animals), choice("Vehicle"));
    }

    private static AnalysisChoice choice(@Nullable String control) {
        return new AnalysisChoice(control, List.of(), null, null, 0, 100, 1, PowerPlan.usual());
    }

    @Test
    void of_controlAndPartsInAnotherOrder_areMatched() {
        ModelCheck check = ModelCheck.of(trial(150, 150, 150), virtual(), List.of());
        assertEquals(
                List.of("control", "B + A"),
                check.arms().stream().map(ModelCheck.OfArm::virtualArm).toList());
        assertEquals(List.of(), check.unmatched());
        assertEquals(
                List.of(
                        "beside the virtual study: Vehicle with control, as both are the control (say otherwise with --match)",
                        "beside the virtual study: A+B with B + A, by its name"),
                check.decided(List.of()));
    }

    @Test
    void bands_areQuantilesOfTheVirtualAnimals() {
        ModelCheck.Band band = ModelCheck.of(trial(150, 150, 150), virtual(), List.of())
                .arms()
                .getFirst()
                .bands()
                .getFirst();
        assertEquals(21, band.n());
        assertEquals(200, band.median(), 1e-9);
        // 21 volumes from 100 in steps of 10: the 5 % quantile is the second
        assertEquals(110, band.low(), 1e-9);
        assertEquals(290, band.high(), 1e-9);
    }

    @Test
    void within_countsVolumesAfterBaseline() {
        ModelCheck.OfArm inside =
                ModelCheck.of(trial(150, 150, 150), virtual(), List.of()).arms().getFirst();
        assertEquals(4, inside.compared());
        assertEquals(4, inside.within());
        ModelCheck.OfArm outside =
                ModelCheck.of(trial(150, 150, 500), virtual(), List.of()).arms().getFirst();
        assertEquals(4, outside.compared());
        assertEquals(3, outside.within());
    }

    /// The measured animals were followed for four days, in which no virtual one had cleared; on day 6 all had.
    @Test
    void clearance_isJudgedOnTheDaysThatWereMeasured() {
        ModelCheck check = ModelCheck.of(trial(150, 150, 150), virtual(), List.of());
        ModelCheck.OfArm treated = check.arms().getLast();
        assertEquals(4, check.lastDay());
        assertEquals(1, treated.cleared());
        assertEquals(0, treated.virtualCleared());
        // shapes 1/2 and 43/2: the mass of 1 of 2 is 2 (1/2)(43/2) / (22 * 23), of 2 is (1/2)(3/2) / (22 * 23)
        assertEquals(21.5 / 506, treated.predicted().orElseThrow().probability(), 1e-12);
        assertEquals((21.5 + 0.75) / 506, treated.predicted().orElseThrow().asUnlikely(), 1e-12);
    }

    @Test
    void matches_thatDoNotFit_areRefusedAllAtOnce() {
        List<String> problems = assertThrows(
                        MeasuredException.class,
                        () -> ModelCheck.of(
                                trial(150, 150, 150),
                                virtual(),
                                List.of("Vehicle=control", "Vehicle=B + A", "A+B=none")))
                .problems();
        assertEquals(2, problems.size());
        assertEquals(
                "--match: Vehicle is matched with 2 virtual arms (Vehicle=control, Vehicle=B + A); expected one",
                problems.getFirst());
        assertTrue(problems.getLast().startsWith("--match \"A+B=none\": expected ARM=VIRTUAL ARM"));
    }

    @Test
    void fewVirtualAnimals_giveNoBand() {
        MeasuredStudy whole = virtual();
        MeasuredStudy few = study("few", whole.arms(), whole.animals().subList(0, 10));
        ModelCheck.OfArm arm =
                ModelCheck.of(trial(150, 150, 150), few, List.of()).arms().getFirst();
        assertEquals(List.of(), arm.bands());
        assertEquals(0, arm.compared());
    }

    /// Twenty virtual animals of which half reach 500 mm3 on day 4 and half on day 6; measured ones that do so too, and others on day 2.
    @Test
    void survival_isSetAgainstTheVirtualAnimals() {
        List<Animal> twins = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            twins.add(animal("c" + i, 0, DAYS, 100, 200, i % 2 == 0 ? 500 : 400, 600));
        }
        MeasuredStudy virtual = study("virtual", List.of("control"), twins);
        assertTrue(survivalP(virtual, 400, 600, 500, 600) > 0.5);
        assertTrue(survivalP(virtual, 600, 900, 700, 900) < 0.01);
    }

    private static double survivalP(MeasuredStudy virtual, double... volumes) {
        List<Animal> animals = List.of(
                animal("1", 0, DAYS, 100, volumes[0] > 500 ? 500 : 200, volumes[0], volumes[1]),
                animal("2", 0, DAYS, 100, volumes[2] > 500 ? 500 : 200, volumes[2], volumes[3]),
                animal("3", 0, DAYS, 100, volumes[0] > 500 ? 500 : 200, volumes[0], volumes[1]),
                animal("4", 0, DAYS, 100, volumes[2] > 500 ? 500 : 200, volumes[2], volumes[3]));
        Trial trial = Trial.of(
                study("mice", List.of("control"), animals),
                new AnalysisChoice("control", List.of(), 500.0, null, 0, 100, 1, PowerPlan.usual()));
        return ModelCheck.of(trial, virtual, List.of())
                .arms()
                .getFirst()
                .survival()
                .orElseThrow()
                .p();
    }
}
