package crosstalk.solver.stochastic;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import crosstalk.solver.SimulationContractTest;
import crosstalk.solver.Sketch;

class StochasticContractTest extends SimulationContractTest {

    @Override
    protected Simulation simulate(Sketch sketch) {
        Network network = sketch.network();
        Plan plan = new Plan(network, Interpreter::new);
        return new Stochastic(plan, network.defaultParameters(), sketch.start(), 1, 0, Options.DEFAULT);
    }

    @Override
    protected double lateness() {
        return Options.DEFAULT.largestStep();
    }
}
