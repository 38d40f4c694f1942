package crosstalk.solver.spatial;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.network.Space;
import crosstalk.network.Yields;
import crosstalk.solver.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Voxels side by side that share nothing: as many independent runs of the same network, evaluated plainly.
final class Dish {
    final Network network;
    final Fates fates;
    final VoxelLeap leap;
    final LeapStrip strip;
    final int[][] counts;
    private final Kernel kernel;
    private final int[] species;
    private final int voxels;
    private long steps;

    Dish(Sketch sketch, int voxels, Expression... cells) {
        this(sketch, voxels, 31, cells);
    }

    Dish(Sketch sketch, int voxels, long seed, Expression... cells) {
        network = sketch.network();
        kernel = new Interpreter(network);
        fates = new Fates(space(network, Set.of(), cells), tissue(Set.of(), cells));
        leap = new VoxelLeap(fates, seed, 4);
        this.voxels = voxels;
        species = IntStream.range(0, cells.length)
                .map(k -> ((Expression.SpeciesValue) cells[k]).index())
                .toArray();
        counts = new int[cells.length][voxels];
        double[][] rates = new double[network.reactions().size()][voxels];
        double[][] yields = new double[new Yields(network).size()][voxels];
        strip = new LeapStrip(fates, counts, voxels, rates, yields);
        strip.add(0, voxels, Grid.full(0.2, 1, 1, 1).address(1, 1, 1));
    }

    static Space.Tissue tissue(Set<Integer> arrivals, Expression... cells) {
        List<Space.Cells> kinds = new ArrayList<>();
        for (Expression cell : cells) {
            int index = ((Expression.SpeciesValue) cell).index();
            kinds.add(new Space.Cells(index, Expression.ONE, Expression.ZERO, Expression.ZERO));
        }
        return new Space.Tissue(
                "dish",
                kinds,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                arrivals,
                Expression.ONE,
                Expression.ONE,
                List.of());
    }

    static Space space(Network network, Set<Integer> arrivals, Expression... cells) {
        return new Space(network, network, 0.2, List.of(tissue(arrivals, cells)));
    }

    Dish fill(int kind, int count) {
        java.util.Arrays.fill(counts[kind], count);
        return this;
    }

    /// Steps of length `dt`, with hazards of the middle.
    void run(int times, double dt) {
        for (int i = 0; i < times; i++) {
            rates(true);
            leap.halfway(strip, dt);
            rates(false);
            leap.begin(steps++);
            leap.leap(strip, dt);
        }
    }

    /// The same with hazards of the start: the biased twin.
    void runFrozen(int times, double dt) {
        for (int i = 0; i < times; i++) {
            rates(true);
            for (int k = 0; k < counts.length; k++) {
                for (int v = 0; v < voxels; v++) {
                    strip.middle[k][v] = counts[k][v];
                }
            }
            leap.begin(steps++);
            leap.leap(strip, dt);
        }
    }

    /// Works out the rates of every voxel, by its counts or by those expected.
    void rates(boolean isStart) {
        double[] state = new double[network.species().size()];
        double[] parameters = network.defaultParameters();
        double[] assigned = new double[network.assignments().size()];
        double[] rates = new double[strip.rates.length];
        double[] yields = new double[strip.yields.length];
        for (int v = 0; v < voxels; v++) {
            for (int k = 0; k < species.length; k++) {
                state[species[k]] = isStart ? counts[k][v] : strip.middle[k][v];
            }
            kernel.assign(0, state, parameters, assigned);
            kernel.rates(0, state, parameters, assigned, rates);
            kernel.yields(0, state, parameters, assigned, yields);
            for (int r = 0; r < rates.length; r++) {
                strip.rates[r][v] = rates[r];
            }
            for (int y = 0; y < yields.length; y++) {
                strip.yields[y][v] = yields[y];
            }
        }
    }

    double mean(int kind) {
        return java.util.Arrays.stream(counts[kind]).asLongStream().sum() / (double) voxels;
    }

    double variance(int kind) {
        double mean = mean(kind);
        return java.util.Arrays.stream(counts[kind])
                        .mapToDouble(n -> (n - mean) * (n - mean))
                        .sum()
                / (voxels - 1);
    }

    double empty(int kind) {
        return java.util.Arrays.stream(counts[kind]).filter(n -> n == 0).count() / (double) voxels;
    }
}
