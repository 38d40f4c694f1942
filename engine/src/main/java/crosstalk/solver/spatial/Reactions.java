package crosstalk.solver.spatial;

import crosstalk.network.Space;
import crosstalk.network.Strips;
import java.util.Arrays;

/// What cells do where they are: of every strip of voxels the rates at the start of a step, the cells expected at its middle, the rates there,
/// and the leap by those.
///
/// Units: day. Error: see [VoxelLeap].
final class Reactions {

    private final TissuePlan plan;
    private final Space.Tissue tissue;
    private final Lattice lattice;
    private final double[] backgrounds;
    private final Crew crew;
    private final VoxelLeap leap;
    private final int[] reads;
    private final Pool<Work> works = new Pool<>(Work::new);
    /// Of each sum of cells nearby that rates read: its species, and the populations in it.
    private final int[] nearby;
    private final int[][] nearbyOf;
    /// Whether a reaction can happen where there are no cells.
    private final boolean startsFromNothing;
    private double vessels;
    private double bend;

    /// @param backgrounds by field, read in every step
    Reactions(TissuePlan plan, Lattice lattice, double[] backgrounds, long seed, long subject, Crew crew) {
        this.plan = plan;
        this.lattice = lattice;
        this.backgrounds = backgrounds;
        this.crew = crew;
        tissue = plan.tissue;
        leap = new VoxelLeap(plan.fates, seed, subject);
        reads = Inputs.read(plan.rates);
        nearby = tissue.nearby().stream()
                .mapToInt(Space.Nearby::species)
                .filter(plan.rates.reads()::get)
                .toArray();
        nearbyOf = tissue.nearby().stream()
                .filter(sum -> plan.rates.reads().get(sum.species()))
                .map(sum -> sum.of().stream().mapToInt(plan.inputs::population).toArray())
                .toArray(int[][]::new);
        startsFromNothing = plan.fates.makings.stream().anyMatch(this::needsNobody);
    }

    private boolean needsNobody(Fates.Fate making) {
        return tissue.cells().stream().noneMatch(cells -> plan.isFactor(cells.species(), making.reaction()));
    }

    /// Whether voxels without cells may be left out of [#react]: nothing happens in them.
    ///
    /// @param volumes of a cell by population; a cell without volume is not seen in the content of its voxel
    boolean skipsEmptyVoxels(double[] volumes) {
        return !startsFromNothing && Arrays.stream(volumes).allMatch(volume -> volume > 0);
    }

    /// How much the last step's hazards changed within it, by cells: what the step length is chosen by.
    double bend() {
        return bend;
    }

    /// Functional vessels of the tissue, in units of a voxel full of those of the host, as the last step found them.
    double vessels() {
        return vessels;
    }

    /// Lets cells do for `dt` days what they do where they are; adds up, by species, what they give to the body.
    ///
    /// @param pieces all voxels in which anything happens
    /// @param own the voxel's share in what is nearby
    /// @param into array a receives, by voxel, the rate of arrival a times vessels
    /// @param step a number of its own for each step of a subject's life
    /// @return by species of the network; whole numbers
    long[] react(
            Pieces pieces,
            double own,
            Scratch into,
            double time,
            double[] state,
            double[] parameters,
            double dt,
            long step) {
        leap.begin(step);
        int tasks = pieces.tasks();
        long[][] given = new long[tasks][];
        float[][] arrivals = new float[plan.arrivals.length][];
        for (int a = arrivals.length - 1; a >= 0; a--) {
            arrivals[a] = into.array(a);
            clear(lattice.grid(), arrivals[a]);
        }
        double[][] sums = new double[tasks][];
        crew.share(
                tasks,
                t -> works.lend(work -> {
                    work.begin(time, state, parameters, dt);
                    for (int strip = pieces.firstOf(t); strip < pieces.firstOf(t + 1); strip++) {
                        work.strip(pieces, strip, own, arrivals, dt);
                    }
                    given[t] = work.cells.given.clone();
                    sums[t] = new double[] {work.cells.cells, work.cells.bent, work.vessels};
                }));
        long[] all = new long[state.length];
        double cells = 0;
        double bent = 0;
        vessels = 0;
        for (int t = 0; t < tasks; t++) {
            for (int s = 0; s < all.length; s++) {
                all[s] += given[t][s];
            }
            cells += sums[t][0];
            bent += sums[t][1];
            vessels += sums[t][2];
        }
        bend = cells > 0 ? bent / cells : 0;
        return all;
    }

    private void clear(Grid grid, float[] array) {
        crew.share(grid.nz, z -> {
            for (int row = grid.row(0, z); row < grid.row(0, z + 1); row++) {
                Arrays.fill(array, row * grid.nx + grid.first[row], row * grid.nx + grid.last[row], 0);
            }
        });
    }

    /// One task's working space.
    private final class Work {
        final Strips.Work start = plan.rates.work();
        final Strips.Work middle = plan.rates.work();
        final double[][] rates = new double[plan.reactionCount][];
        final double[][] yields = new double[plan.yieldCount][];
        final LeapStrip cells = new LeapStrip(plan.fates, lattice.counts, plan.rates.width(), rates, yields);
        final double[] filling = new double[plan.rates.width()];
        final double[] arriving = new double[plan.rates.width()];
        double vessels;

        void begin(double time, double[] state, double[] parameters, double dt) {
            start.prepare(time, state, parameters);
            middle.prepare(time + dt / 2, state, parameters);
            cells.clear();
            cells.mayHold = lattice.mayHold;
            vessels = 0;
        }

        void strip(Pieces pieces, int strip, double own, float[][] arrivals, double dt) {
            int n = pieces.voxels[strip];
            plan.inputs.load(start, reads, lattice, backgrounds, pieces, strip);
            start.run(n);
            outputs(start);
            pieces.put(strip, lattice.grid(), cells);
            leap.halfway(cells, dt);
            expect(pieces, strip, own);
            middle.run(n);
            outputs(middle);
            keepArrivals(pieces, strip, arrivals);
            leap.leap(cells, dt);
        }

        private void outputs(Strips.Work work) {
            for (int i = 0; i < plan.reactions.length; i++) {
                rates[plan.reactions[i]] = work.output(i);
            }
            for (int i = 0; i < plan.yields.length; i++) {
                yields[plan.yields[i]] = work.output(plan.reactions.length + i);
            }
        }

        /// What is in the voxels in the middle of the step: counts as expected, and those nearby with the voxel's own.
        private void expect(Pieces pieces, int strip, double own) {
            int n = pieces.voxels[strip];
            for (int species : reads) {
                int k = plan.inputs.population(species);
                double[] from = k >= 0 ? cells.middle[k] : start.input(species);
                System.arraycopy(from, 0, middle.input(species), 0, n);
            }
            plan.inputs.loadMiddle(middle, reads, lattice, backgrounds, pieces, strip);
            for (int i = 0; i < nearby.length; i++) {
                double[] into = middle.input(nearby[i]);
                for (int k : nearbyOf[i]) {
                    if (cells.isExpected[k]) {
                        change(cells.number[k], cells.middle[k], own, into, n);
                    }
                }
                for (int v = 0; v < n; v++) {
                    into[v] = Math.max(0, into[v]);
                }
            }
        }

        private static void change(double[] now, double[] then, double own, double[] into, int n) {
            for (int v = 0; v < n; v++) {
                into[v] += own * (then[v] - now[v]);
            }
        }

        private void keepArrivals(Pieces pieces, int strip, float[][] arrivals) {
            int n = pieces.voxels[strip];
            int output = plan.reactions.length + plan.yields.length;
            double[] vessel = middle.output(output + plan.arrivals.length);
            double[] share = filling;
            pieces.load(strip, lattice.content, 0, share);
            double perVoxel = 1 / Math.pow(lattice.grid().edge, 3);
            for (int v = 0; v < n; v++) {
                share[v] = Math.max(0, vessel[v]) * Math.min(1, share[v] * perVoxel);
            }
            for (int v = 0; v < n; v++) {
                vessels += share[v];
            }
            for (int a = 0; a < arrivals.length; a++) {
                double[] rate = middle.output(output + a);
                for (int v = 0; v < n; v++) {
                    arriving[v] = Math.max(0, rate[v]) * share[v];
                }
                pieces.store(strip, arriving, arrivals[a]);
            }
        }
    }
}
