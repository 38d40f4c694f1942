package crosstalk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.measured.MeasuredException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final double[] DAYS = {0, 3};

    private static Mice mice() {
        Mice mice = new Mice();
        for (String arm : List.of("Vehicle", "A", "B", "A+B", "Vehicle+A")) {
            mice.arm(arm, DAYS, new double[] {100, 150}, new double[] {110, 170});
        }
        return mice;
    }

    @Test
    void combination_ofTheControl_isDroppedWithASentence() {
        Trial trial = mice().trial(Mice.choice("A", null));
        assertEquals(List.of(), trial.combinations());
        assertTrue(
                trial.decided()
                        .contains(
                                "combination: A+B is set against no parts, as A is one of its parts and the control too;"
                                        + " the control is without any of the drugs"),
                trial.decided()::toString);
    }

    @Test
    void combination_thatIsTheControl_isDroppedWithASentence() {
        Trial trial = mice().trial(Mice.choice("A+B", null));
        assertTrue(
                trial.decided()
                        .contains(
                                "combination: A+B is set against no parts, as A+B is the control, which is without any of"
                                        + " the drugs"),
                trial.decided()::toString);
    }

    @Test
    void combination_namedWithControlSelfOrTwice_isRefused() {
        List<String> problems = assertThrows(
                        MeasuredException.class,
                        () -> mice().trial(Mice.choice(
                                "Vehicle", null, "A=B,Vehicle", "A+B=A+B,B", "A+B=A,A", "Vehicle=A,B")))
                .problems();
        assertEquals(
                List.of(
                        "--combination \"A=B,Vehicle\": Vehicle is one of its parts and the control too; the control is without any"
                                + " of the drugs",
                        "--combination \"A+B=A+B,B\": A+B is a part of itself",
                        "--combination \"A+B=A,A\": A is one of its parts twice",
                        "--combination \"Vehicle=A,B\": Vehicle is the control, which is without any of the drugs"),
                problems);
    }

    @Test
    void combination_ofOtherArms_stays() {
        Trial trial = mice().trial(Mice.choice("Vehicle", null));
        assertEquals(List.of(new Trial.Parts(3, List.of(1, 2))), trial.combinations());
    }

    @Test
    void combination_ofAnUnknownArm_namesIt() {
        MeasuredException refused =
                assertThrows(MeasuredException.class, () -> mice().trial(Mice.choice("Vehicle", null, "A+B=A,Z")));
        assertEquals(
                List.of(
                        "--combination \"A+B=A,Z\": expected ARM=PART,PART with names of arms; there is no arm \"Z\"; did you mean \"A\"? (arms: Vehicle, A, B, A+B, Vehicle+A)"),
                refused.problems());
    }
}
