package crosstalk.report.analysis;

import crosstalk.analysis.Trial;
import crosstalk.picture.Ink;

/// The colour of each arm, the same in every figure: the control is grey. Where arms are more than colours, colour tells nothing but the control,
/// and each arm has a panel or a line of its own.
final class ArmInk {
    private ArmInk() {}

    static Ink of(Trial trial, int arm) {
        int first = trial.hasControl() ? 1 : 0;
        int treated = trial.arms().size() - first;
        return arm < first ? Ink.CONTROL : Ink.ofArm(treated > Ink.distinctArms() ? 0 : arm - first);
    }
}
