package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ModelParameter;
import crosstalk.model.ProblemsException;
import crosstalk.network.Interpreter;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import crosstalk.solver.spatial.Crew;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One model of a study made ready: lowered, compiled, with its animals. Immutable; shared by threads.
///
/// @param model name
/// @param cohort its animals
/// @param parameters of the model
/// @param lowered with every drug and site of the study, the same for all arms, so that twins share reactions
/// @param observation evaluates [Lowered#observation]
/// @param solver makes simulations
/// @param assay what is read from sections of its tissues, where they are resolved in space
/// @param inoculation what the model injects unless the study says otherwise
record Preparation(
        String model,
        Cohort cohort,
        List<ModelParameter> parameters,
        Lowered lowered,
        Kernel observation,
        Solver solver,
        Optional<Assay> assay,
        Optional<Model.Inoculation> inoculation) {

    private static final double[] NOTHING = {};

    /// Makes a simulation.
    @FunctionalInterface
    interface Solver {
        /// A simulation at time 0.
        ///
        /// @param parameters by parameter
        /// @param start state at time 0 by species
        Simulation simulation(double[] parameters, double[] start, long seed, long subject);
    }

    /// @param crew shares the work on one subject, where a solver can share it
    static Preparation of(Model model, Study study, Crew crew) {
        List<String> sites = study.rechallenge().map(Rechallenge::site).stream().toList();
        Lowered lowered = study.fidelity() == Fidelity.SPATIAL
                ? model.lower(study.drugs(), sites, study.voxels().edge())
                : model.lower(study.drugs(), sites);
        try {
            return new Preparation(
                    model.name(),
                    Cohort.of(model.parameters(), model.correlations(), model.name()),
                    model.parameters(),
                    lowered,
                    KernelCompiler.compile(lowered.observation()),
                    Solvers.of(study.fidelity(), lowered, crew),
                    lowered.space().map(space -> Assays.of(study.measures().sections(), lowered)),
                    model.inoculation());
        } catch (ProblemsException e) {
            throw new IllegalArgumentException("a study that was not checked: " + e.getMessage(), e);
        }
    }

    /// The first site, where tumours are injected on day 0.
    Lowered.Site firstSite() {
        return lowered.sites().getFirst();
    }

    /// The site that a tissue in space is, such as `primary` of `tumour/primary`.
    String siteOf(String tissue) {
        return lowered.sites().stream()
                .map(Lowered.Site::name)
                .filter(name -> tissue.endsWith("/" + name))
                .findFirst()
                .orElse(tissue);
    }

    /// Where a drug goes.
    Lowered.DrugPlaces drug(String name) {
        return Objects.requireNonNull(lowered.drugs().get(name), name);
    }

    /// What an injection at a site adds for each cell injected.
    List<Lowered.Injection> injections(String inoculum, String site) {
        return Objects.requireNonNull(
                lowered.inocula().getOrDefault(inoculum, Map.of()).get(site), inoculum + " at " + site);
    }

    /// Parameters of the network with a subject's traits.
    double[] parametersOf(Map<String, Double> traits) {
        Network network = lowered.network();
        Map<String, Integer> index = parameterIndex();
        double[] values = network.defaultParameters();
        // A trait that no rate of this network names has nowhere to go.
        traits.forEach((name, value) -> {
            Integer at = index.get(name);
            if (at != null) {
                values[at] = value;
            }
        });
        return values;
    }

    /// Indices in the network of the parameters that a setting means.
    int[] meantBy(Setting setting) {
        Map<String, Integer> index = parameterIndex();
        return Setting.meant(setting.parameter(), parameters).stream()
                .filter(p -> index.containsKey(p.name()))
                .mapToInt(p -> index.getOrDefault(p.name(), -1))
                .toArray();
    }

    /// The state at time 0.
    double[] start(double[] values) {
        return lowered.network().start().stream()
                .mapToDouble(amount -> Interpreter.evaluate(amount, 0, NOTHING, values, NOTHING))
                .toArray();
    }

    /// Name of the inoculum that a subject gets on day 0.
    String inoculum(Inoculation given) {
        return given.inoculum().orElseGet(() -> inoculation.orElseThrow().inoculum());
    }

    /// Number of living cells that a subject with these parameters gets on day 0.
    double cells(Inoculation given, double[] values) {
        return given.cells()
                .orElseGet(() -> Interpreter.evaluate(inoculation.orElseThrow().cells(), 0, NOTHING, values, NOTHING));
    }

    private Map<String, Integer> parameterIndex() {
        Map<String, Integer> index = new HashMap<>();
        var all = lowered.network().parameters();
        for (int i = 0; i < all.size(); i++) {
            index.put(all.get(i).name(), i);
        }
        return index;
    }
}
