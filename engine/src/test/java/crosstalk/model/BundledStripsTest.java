package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Strips;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rates of the bundled models, strip by strip of voxels.
class BundledStripsTest {

    private static final int VOXELS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"colorectal-mmrp", "colorectal-mmrd"})
    void run_ratesOfABundledModel_areThoseOfTheCompiledKernel(String name) throws ProblemsException {
        Model model = Model.read(BundledModels.root().resolve("models/" + name + ".yaml"));
        Network network = model.lower(List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2"), List.of())
                .network();
        BitSet local = new BitSet();
        for (int s = 0; s < network.species().size(); s++) {
            local.set(s, network.species().get(s).name().endsWith("@tumour/primary"));
        }
        List<Expression> rates =
                network.reactions().stream().map(Reaction::rate).toList();
        Strips strips = Strips.of(network.assignments(), rates, local);
        Random random = new Random(17);
        double[] parameters = network.defaultParameters();
        double[] whole = level(random, network);
        Strips.Work work = strips.work();
        work.prepare(12.5, whole, parameters);
        Kernel kernel = KernelCompiler.compile(network);
        int positive = 0;
        for (int from = 0; from < VOXELS; from += strips.width()) {
            int n = Math.min(strips.width(), VOXELS - from);
            double[][] states = new double[n][];
            for (int v = 0; v < n; v++) {
                double[] own = level(random, network);
                states[v] = whole.clone();
                for (int s = local.nextSetBit(0); s >= 0; s = local.nextSetBit(s + 1)) {
                    states[v][s] = own[s];
                    if (strips.reads().get(s)) {
                        work.input(s)[v] = own[s];
                    }
                }
            }
            work.run(n);
            for (int v = 0; v < n; v++) {
                positive += compare(network, kernel, states[v], parameters, work, v);
            }
        }
        // 182 and 260 reactions in each of 200 voxels.
        assertTrue(positive > 10_000, "only " + positive + " rates were above 0");
    }

    /// Amounts that span what a voxel holds: none of many species, up to thousands of others.
    private static double[] level(Random random, Network network) {
        return random.doubles(network.species().size())
                .map(u -> u < 0.2 ? 0 : Math.pow(10, 5 * u - 1.5))
                .toArray();
    }

    /// How many rates are above 0 in a voxel.
    private static int compare(
            Network network, Kernel kernel, double[] state, double[] parameters, Strips.Work work, int voxel) {
        double[] assigned = new double[network.assignments().size()];
        double[] rates = new double[network.reactions().size()];
        kernel.assign(12.5, state, parameters, assigned);
        kernel.rates(12.5, state, parameters, assigned, rates);
        int positive = 0;
        for (int r = 0; r < rates.length; r++) {
            int reaction = r;
            assertEquals(
                    rates[r],
                    work.output(r)[voxel],
                    () -> network.reactions().get(reaction).name());
            positive += rates[r] > 0 ? 1 : 0;
        }
        return positive;
    }
}
