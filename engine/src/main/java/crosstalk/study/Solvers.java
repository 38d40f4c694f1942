package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import crosstalk.solver.spatial.Crew;
import crosstalk.solver.spatial.Spatial;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;

/// Which solver serves which fidelity.
final class Solvers {

    private Solvers() {}

    /// @param crew shares the work on one subject, where a solver can share it
    static Preparation.Solver of(Fidelity fidelity, Lowered lowered, Crew crew) {
        Network network = lowered.network();
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
            case SPATIAL -> {
                var plan = new crosstalk.solver.spatial.Plan(lowered.space().orElseThrow(), KernelCompiler::compile);
                var options = crosstalk.solver.spatial.Options.DEFAULT;
                yield (parameters, start, seed, subject) ->
                        new Spatial(plan, parameters, start, seed, subject, options, crew);
            }
        };
    }
}
