package crosstalk.solver.meanfield;

import crosstalk.solver.Simulation;
import crosstalk.solver.Watch;
import java.util.List;
import java.util.OptionalInt;

/// A deliberately biased twin: its clock is wrong by a factor.
record Slower(Simulation truth, double factor) implements Simulation {

    @Override
    public double time() {
        return truth.time() / factor;
    }

    @Override
    public double[] state() {
        return truth.state();
    }

    @Override
    public double[] parameters() {
        return truth.parameters();
    }

    @Override
    public double[] assigned() {
        return truth.assigned();
    }

    @Override
    public double[] rates() {
        return truth.rates();
    }

    @Override
    public void changed() {
        truth.changed();
    }

    @Override
    public OptionalInt advance(double end, List<Watch> watches) {
        return truth.advance(end * factor, watches);
    }
}
