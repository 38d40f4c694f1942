package crosstalk.solver.meanfield;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import crosstalk.solver.SimulationContractTest;
import crosstalk.solver.Sketch;

class MeanFieldContractTest extends SimulationContractTest {

    @Override
    protected Simulation simulate(Sketch sketch) {
        Network network = sketch.network();
        Plan plan = new Plan(network, new Interpreter(network));
        return new MeanField(plan, network.defaultParameters(), sketch.start(), Tolerance.DEFAULT);
    }

    @Override
    protected double lateness() {
        return 1e-4;
    }
}
