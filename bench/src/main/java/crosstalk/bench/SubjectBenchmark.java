package crosstalk.bench;

import crosstalk.model.ProblemsException;
import crosstalk.network.KernelCompiler;
import crosstalk.solver.Simulation;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One typical animal of a bundled model over 60 days: untreated, or with four antibodies on days 7, 10, 13 and 16.
///
/// Run from the root of the checkout: the models are read from `models/`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SubjectBenchmark {

    @Param({"colorectal-mmrp", "colorectal-mmrd"})
    String model = "colorectal-mmrp";

    @Param({"none", "four"})
    String drugs = "none";

    private TreatedSubject animal;
    private double[] parameters = {};
    private crosstalk.solver.meanfield.Plan meanField;
    private crosstalk.solver.stochastic.Plan stochastic;
    private long subject;

    /// Reads, lowers and compiles the model once.
    @Setup
    public void prepare() throws ProblemsException {
        TreatedSubject treated = TreatedSubject.read(model);
        animal = drugs.equals("four") ? treated : treated.untreated();
        meanField = new crosstalk.solver.meanfield.Plan(animal.network(), KernelCompiler.compile(animal.network()));
        stochastic = new crosstalk.solver.stochastic.Plan(animal.network(), KernelCompiler::compile);
        parameters = animal.network().defaultParameters();
    }

    /// Mean field at the default tolerance.
    @Benchmark
    public double meanField() {
        return run(new MeanField(meanField, parameters, animal.start(), Tolerance.DEFAULT));
    }

    /// Stochastic with the default options, another animal's chance each time.
    @Benchmark
    public double stochastic() {
        return run(new Stochastic(stochastic, parameters, animal.start(), 2026, ++subject % 1000, Options.DEFAULT));
    }

    private double run(Simulation simulation) {
        animal.run(simulation);
        return simulation.assigned()[animal.volume()];
    }
}
