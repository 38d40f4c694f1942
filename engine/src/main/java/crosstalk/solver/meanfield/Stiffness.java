package crosstalk.solver.meanfield;

import java.util.function.DoubleSupplier;

/// Decides between explicit and stiff steps by what each costs per unit of time.
///
/// Begins explicit. When stability, not accuracy, has long limited explicit steps, stiff ones are tried; they stay if
/// their cost per time is less, else explicit ones go on for a while four times as long. Stiff steps that no longer pay
/// give way again. Costs are counted in arithmetic operations, so the choice is the same on every machine.
final class Stiffness {

    /// A step this near the limit of stability is held back by it.
    private static final double NEAR = 0.85 * DormandPrince.STABLE;

    private static final int UNHELD_IN_A_ROW = 6;
    private static final int FIRST_PATIENCE = 40;
    private static final int LARGEST_PATIENCE = 1 << 20;
    private static final int TRIAL_STEPS = 5;
    private static final int REVIEW_EVERY = 8;

    /// Explicit steps must be this much cheaper before they are taken up again.
    private static final double CLEARLY = 0.5;

    private final Plan plan;
    private boolean stiff;
    private boolean onTrial;
    private int held;
    private int unheld;
    private int sinceAsked;
    private int patience = FIRST_PATIENCE;
    private int stiffSteps;
    private double stiffTime;
    private double stableStep;

    Stiffness(Plan plan) {
        this.plan = plan;
    }

    /// Whether stiff steps are to be taken now.
    boolean stiff() {
        return stiff;
    }

    /// Longest explicit step that is stable, as far as is known.
    double stableStep() {
        return stableStep;
    }

    /// Whether the step just made is to be judged: each one while stability holds steps back, else one in four.
    boolean asks() {
        sinceAsked++;
        if (held == 0 && sinceAsked < 4) {
            return false;
        }
        sinceAsked = 0;
        return true;
    }

    /// Takes note of an explicit step.
    ///
    /// @param nearness see [DormandPrince#stiffness]
    /// @return whether to change to stiff steps
    boolean afterExplicit(double h, double nearness) {
        if (nearness < NEAR) {
            unheld++;
            if (unheld >= UNHELD_IN_A_ROW) {
                held = 0;
            }
            return false;
        }
        unheld = 0;
        held++;
        if (held < patience) {
            return false;
        }
        stableStep = h * DormandPrince.STABLE / nearness;
        return takeStiff(true);
    }

    /// Says that explicit steps have failed.
    ///
    /// @return whether to change to stiff steps
    boolean afterFailure() {
        return !stiff && takeStiff(false);
    }

    private boolean takeStiff(boolean trial) {
        stiff = true;
        onTrial = trial;
        stiffSteps = 0;
        stiffTime = 0;
        return true;
    }

    /// Takes note of a stiff step.
    ///
    /// @param fastest about the fastest rate at its start; asked for now and then
    /// @return whether to change to explicit steps
    boolean afterStiff(double h, DoubleSupplier fastest) {
        stiffSteps++;
        stiffTime += h;
        if (stiffSteps < (onTrial ? TRIAL_STEPS : REVIEW_EVERY)) {
            return false;
        }
        // The first steps of a trial grow from an explicit step's length: the last one tells.
        double length = onTrial ? h : stiffTime / stiffSteps;
        double margin = onTrial ? 1 : CLEARLY;
        double rate = fastest.getAsDouble();
        stableStep = rate > 0 ? DormandPrince.STABLE / rate : Double.POSITIVE_INFINITY;
        double explicitCost = plan.explicitStepWork() / Math.min(stableStep, length);
        double stiffCost = plan.stiff().stepWork() / length;
        stiffSteps = 0;
        stiffTime = 0;
        if (explicitCost > margin * stiffCost) {
            onTrial = false;
            patience = FIRST_PATIENCE;
            return false;
        }
        if (onTrial) {
            patience = Math.min(4 * patience, LARGEST_PATIENCE);
        }
        stiff = false;
        held = 0;
        return true;
    }
}
