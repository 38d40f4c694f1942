package crosstalk.study;

import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;

/// Which solver serves which fidelity.
final class Solvers {

    private Solvers() {}

    static Preparation.Solver of(Fidelity fidelity, Network network) {
        return switch (fidelity) {
            case MEAN_FIELD -> {
                var plan = new crosstalk.solver.meanfield.Plan(network, KernelCompiler.compile(network));
                yield (parameters, start, seed, subject) -> new MeanField(plan, parameters, start, Tolerance.DEFAULT);
            }
            case STOCHASTIC -> {
                var plan = new crosstalk.solver.stochastic.Plan(network, KernelCompiler::compile);
                yield (parameters, start, seed, subject) ->
                        new Stochastic(plan, parameters, start, seed, subject, Options.DEFAULT);
            }
        };
    }
}
