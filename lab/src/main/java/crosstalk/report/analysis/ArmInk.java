package crosstalk.report.analysis;

import crosstalk.analysis.Trial;
import crosstalk.picture.Ink;
import java.util.List;

/// The colour and line of each arm, the same in every figure: the control is grey.
final class ArmInk {
    private static final List<List<Double>> DASHES = List.of(List.of(), List.of(6.0, 3.0), List.of(2.0, 2.5));

    private ArmInk() {}

    static Ink of(Trial trial, int arm) {
        int treated = trial.hasControl() ? arm - 1 : arm;
        return treated < 0 ? Ink.CONTROL : Ink.ofArm(treated);
    }

    /// Arms that share a colour differ in their line.
    static List<Double> dash(Trial trial, int arm) {
        int treated = trial.hasControl() ? arm - 1 : arm;
        return DASHES.get(Math.max(0, treated) / Ink.distinctArms() % DASHES.size());
    }
}
