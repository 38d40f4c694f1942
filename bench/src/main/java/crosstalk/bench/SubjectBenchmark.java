package crosstalk.bench;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;
import java.nio.file.Path;
import java.util.List;
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

    private static final List<String> FOUR = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2");
    private static final double DOSE_NG = 200_000;
    private static final int LAST_DAY = 60;

    @Param({"colorectal-mmrp", "colorectal-mmrd"})
    String model = "colorectal-mmrp";

    @Param({"none", "four"})
    String drugs = "none";

    private Lowered lowered;
    private double[] parameters = {};
    private double[] start = {};
    private crosstalk.solver.meanfield.Plan meanField;
    private crosstalk.solver.stochastic.Plan stochastic;
    private long subject;

    /// Reads, lowers and compiles the model once.
    @Setup
    public void prepare() throws ProblemsException {
        Model read = Model.read(Path.of("models", model + ".yaml"));
        lowered = read.lower(FOUR, List.of());
        Network network = lowered.network();
        Kernel kernel = KernelCompiler.compile(network);
        meanField = new crosstalk.solver.meanfield.Plan(network, kernel);
        stochastic = new crosstalk.solver.stochastic.Plan(network, KernelCompiler::compile);
        parameters = network.defaultParameters();
        start = network.start().stream().mapToDouble(this::value).toArray();
        Model.Inoculation given = read.inoculation().orElseThrow();
        double cells = value(given.cells());
        String site = lowered.sites().getFirst().name();
        lowered.inocula()
                .get(given.inoculum())
                .get(site)
                .forEach(part -> start[part.species()] += part.perCell() * cells);
    }

    /// Mean field at the default tolerance.
    @Benchmark
    public double meanField() {
        return run(new MeanField(meanField, parameters, start, Tolerance.DEFAULT));
    }

    /// Stochastic with the default options, another animal's chance each time.
    @Benchmark
    public double stochastic() {
        return run(new Stochastic(stochastic, parameters, start, 2026, ++subject % 1000, Options.DEFAULT));
    }

    private double run(Simulation simulation) {
        for (int day = 1; day <= LAST_DAY; day++) {
            simulation.advance(day, List.of());
            if (drugs.equals("four") && (day == 7 || day == 10 || day == 13 || day == 16)) {
                dose(simulation);
            }
        }
        return simulation.assigned()[lowered.sites().getFirst().volumeToWatch()];
    }

    private void dose(Simulation simulation) {
        for (String drug : FOUR) {
            Lowered.DrugPlaces places = lowered.drugs().get(drug);
            simulation.state()[places.depot()] += DOSE_NG / places.massPerAmount();
            simulation.state()[places.dosed()] = 1;
        }
        simulation.changed();
    }

    private double value(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> constant.value();
            case Expression.ParameterValue parameter -> parameters[parameter.index()];
            case Expression.Call call -> {
                double[] values =
                        call.arguments().stream().mapToDouble(this::value).toArray();
                yield call.operation()
                        .apply(values[0], values.length > 1 ? values[1] : 0, values.length > 2 ? values[2] : 0);
            }
            case Expression.Time time -> 0;
            case Expression.SpeciesValue species -> throw new IllegalStateException("a start that depends on cells");
            case Expression.AssignedValue assigned -> throw new IllegalStateException("a start that depends on cells");
        };
    }
}
