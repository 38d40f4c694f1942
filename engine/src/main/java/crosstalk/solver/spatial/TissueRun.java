package crosstalk.solver.spatial;

import crosstalk.histology.Snapshot;
import crosstalk.network.Space;
import crosstalk.network.Strips;
import crosstalk.random.Address;
import crosstalk.random.Scatter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One tissue of one subject on its way through time: the parts of a step, each of which [Spatial] calls in turn.
final class TissueRun {

    /// Change of a level in the last sweep against its scale at which a field counts as found.
    private static final double FIELD_TOLERANCE = 1e-3;

    /// Over- and underfilling of a voxel that the pressure leaves.
    private static final double PRESSURE_TOLERANCE = 2e-3;

    /// Six neighbours meet the volume of an oxygen-fed rim at the default voxel; eighteen are rounder, but no nearer to it.
    private static final Pressure.Stencil STENCIL = Pressure.Stencil.FACES;

    /// Parts of one pass that workers share.
    private static final int TASKS = 16;

    // Numbers in the scratch of what motion works in.
    private static final int MOVING = 0;
    private static final int POTENTIAL = 1;
    private static final int FACES = 2;

    /// Voxels of a strip, at most.
    private final int width;

    private final TissuePlan plan;
    private final Space.Tissue tissue;
    private final Crew crew;
    private final long seed;
    private final long subject;
    private final Region region;
    private final Lattice lattice;
    private final VoxelLeap leap;
    private final double voxel;
    private final double[] volumes;
    private final double[] diffusions;
    private final double[] backgrounds;
    private final boolean[] sharp;
    private final long[] moverNames;
    private final long[] arrivalNames;
    private double contact;
    private Pieces pieces;
    private FieldSolver fields;
    private Pressure pressure;
    private Transport transport;
    private Motility motility;
    private Neighbourhood neighbourhood;
    private Arrivals entry;
    private Midway midway;
    private Scratch scratch;
    /// Whether the lattice's content is that of its cells.
    private boolean isFilled;
    private @Nullable Grid equipped;
    private boolean regionIsNew = true;
    private double vessels;
    private double bend;
    /// Length of the step that ended here, days; 0 where cells have been put in since.
    private double lastStep;
    private boolean isEmpty = true;
    private boolean isNew = true;
    private final IdentityHashMap<Strips, Pool<Strips.Work>> works = new IdentityHashMap<>();
    private final Pool<Reacting> reactings = new Pool<>(Reacting::new);

    TissueRun(TissuePlan plan, double edge, double[] parameters, long seed, long subject, Crew crew) {
        this.plan = plan;
        this.crew = crew;
        this.seed = seed;
        this.subject = subject;
        tissue = plan.tissue;
        region = new Region(edge);
        lattice = new Lattice(tissue, region.seed(edge));
        leap = new VoxelLeap(plan.fates, seed, subject);
        voxel = edge * edge * edge;
        width = plan.rates.width();
        volumes = new double[tissue.cells().size()];
        diffusions = new double[tissue.fields().size()];
        backgrounds = new double[tissue.fields().size()];
        sharp = new boolean[tissue.cells().size()];
        for (int k = 0; k < sharp.length; k++) {
            sharp[k] = tissue.cells().get(k).motility().isConstant(0);
        }
        moverNames = new long[volumes.length];
        for (int k = 0; k < volumes.length; k++) {
            moverNames[k] = Address.place("motion of " + plan.fates.name(k));
        }
        arrivalNames = plan.fates.arrivals.stream()
                .mapToLong(a -> Address.place("arrival by " + plan.fates.reaction(a.reaction())))
                .toArray();
        prepare(parameters);
        Grid grid = lattice.grid();
        pieces = Pieces.of(grid, width);
        scratch = new Scratch(grid);
        fields = new FieldSolver(grid, crew, scratch);
        pressure = new Pressure(grid, crew, STENCIL);
        transport = new Transport(grid, crew, STENCIL, scratch);
        motility = new Motility(grid, crew, scratch, FACES);
        neighbourhood = new Neighbourhood(grid, crew, contact);
        entry = new Arrivals(grid, crew);
        midway = new Midway(grid, crew);
    }

    /// Reads what depends on parameters only.
    void prepare(double[] parameters) {
        for (int k = 0; k < volumes.length; k++) {
            volumes[k] = Inputs.fixed(tissue.cells().get(k).volume(), parameters);
        }
        for (int f = 0; f < diffusions.length; f++) {
            diffusions[f] = Inputs.fixed(tissue.fields().get(f).diffusion(), parameters);
            backgrounds[f] = Inputs.fixed(tissue.fields().get(f).background(), parameters);
        }
        contact = Inputs.fixed(tissue.contact(), parameters);
    }

    Lattice lattice() {
        return lattice;
    }

    Pieces pieces() {
        return pieces;
    }

    double[] volumes() {
        return volumes;
    }

    /// Whether fields have never been found since the first cells came: host tissue was there before, in its steady state.
    boolean isNew() {
        return isNew;
    }

    /// How much the last step's hazards changed within it, by cells: what the step length is chosen by.
    double bend() {
        return bend;
    }

    /// Whether no cell was there when last looked at.
    boolean isEmpty() {
        return isEmpty;
    }

    /// Puts whole cells in, or takes some away, so that totals are as told.
    ///
    /// @param totals by population
    void become(double[] totals, long step) {
        long[] more = new long[totals.length];
        boolean any = false;
        for (int k = 0; k < totals.length; k++) {
            long now = lattice.total(k);
            long wanted = Math.round(totals[k]);
            if (wanted < now) {
                Seeding.thin(lattice, k, wanted, Scatter.key(seed, subject, Address.place("thinning"), step));
            }
            more[k] = Math.max(0, wanted - now);
            any |= more[k] > 0;
        }
        isFilled = false;
        if (any) {
            isEmpty = false;
            lastStep = 0;
            Seeding.place(lattice, more, volumes, region, Scatter.key(seed, subject, Address.place("seeding"), step));
            regionIsNew = true;
        }
    }

    /// Opens and closes voxels.
    void open() {
        if (!isFilled) {
            lattice.fill(volumes, crew);
        }
        follow();
    }

    /// Lets the region follow cells and pressure, and the solvers the region.
    private void follow() {
        regionIsNew |= region.follow(lattice);
        Grid grid = lattice.grid();
        if (grid != equipped) {
            equipped = grid;
            scratch = new Scratch(grid);
            fields = new FieldSolver(grid, crew, scratch);
            pressure = new Pressure(grid, crew, STENCIL);
            transport = new Transport(grid, crew, STENCIL, scratch);
            motility = new Motility(grid, crew, scratch, FACES);
            neighbourhood = new Neighbourhood(grid, crew, contact);
            entry = new Arrivals(grid, crew);
            midway = new Midway(grid, crew);
        }
        if (regionIsNew) {
            pieces = Pieces.of(grid, width);
            regionIsNew = false;
        }
    }

    /// Finds the cells nearby and every field, for a step of `dt` days.
    void findFields(double time, double[] state, double[] parameters, double dt) {
        for (int i = 0; i < lattice.nearby.length; i++) {
            neighbourhood.of(of(tissue.nearby().get(i)), lattice.nearby[i]);
        }
        for (TissuePlan.Stage stage : plan.stages) {
            find(stage, time, state, parameters, dt);
        }
        lastStep = dt;
        isNew &= isEmpty;
    }

    private int[][] of(Space.Nearby nearby) {
        return nearby.of().stream()
                .map(species -> lattice.counts[plan.inputs.population(species)])
                .toArray(int[][]::new);
    }

    private void find(TissuePlan.Stage stage, double time, double[] state, double[] parameters, double dt) {
        int perField = TissuePlan.PER_FIELD;
        int outputs = 0;
        for (int f : stage.fields()) {
            outputs += perField + tissue.fields().get(f).responses().size();
        }
        int first = FieldSolver.ARRAYS;
        scratch.array(first + outputs - 1);
        int all = outputs;
        overStrips(stage.strips(), time, state, parameters, (work, strip) -> {
            for (int i = 0; i < all; i++) {
                pieces.store(strip, work.output(i), scratch.array(first + i));
            }
        });
        int at = first;
        for (int f : stage.fields()) {
            Space.Field field = tissue.fields().get(f);
            float[] production = scratch.array(at);
            float[] loss = scratch.array(at + 1);
            float[] sources = scratch.array(at + 2);
            lattice.keepLevel(f);
            fields.solve(lattice.levels[f], production, loss, diffusions[f], dt, FIELD_TOLERANCE);
            if (lattice.isSmooth(f)) {
                midway.of(f, lattice, loss, lastStep, dt);
            }
            at += perField;
            for (int r = 0; r < field.responses().size(); r++) {
                respond(f, production, loss, sources, scratch.array(at++), lattice.responses[firstResponse(f) + r]);
            }
        }
    }

    /// Averages a response over each voxel.
    ///
    /// How rough a level is within a voxel depends on how many sources it comes from, those of other voxels counted: the level
    /// found, over what one source of the tissue adds to the mean of a voxel.
    private void respond(int f, float[] production, float[] loss, float[] sources, float[] half, float[] response) {
        Grid grid = lattice.grid();
        float[] level = lattice.levels[f];
        double perSource = mean(production, sources);
        double background = backgrounds[f];
        crew.share(grid.nz, z -> {
            for (int row = z * grid.ny; row < (z + 1) * grid.ny; row++) {
                for (int i = row * grid.nx + grid.first[row]; i < row * grid.nx + grid.last[row]; i++) {
                    double number = perSource > 0 ? level[i] * loss[i] / perSource : 0;
                    double reach = Math.sqrt(diffusions[f] / loss[i]) / grid.edge;
                    double shape = SubvoxelResponse.shape(number, reach);
                    response[i] = (float) SubvoxelResponse.mean(level[i] + background, background, shape, half[i]);
                }
            }
        });
    }

    /// What one source makes, on average over the tissue; 0 where there is none.
    private double mean(float[] production, float[] sources) {
        Grid grid = lattice.grid();
        double made = 0;
        double all = 0;
        for (int row = 0; row < grid.first.length; row++) {
            for (int i = row * grid.nx + grid.first[row]; i < row * grid.nx + grid.last[row]; i++) {
                made += production[i];
                all += sources[i];
            }
        }
        return all > 0 ? made / all : 0;
    }

    private int firstResponse(int field) {
        int first = 0;
        for (int f = 0; f < field; f++) {
            first += tissue.fields().get(f).responses().size();
        }
        return first;
    }

    /// A pass over all strips; each task has working space of its own.
    private void overStrips(Strips strips, double time, double[] state, double[] parameters, StripTask task) {
        int tasks = Math.min(pieces.strips, TASKS);
        Pool<Strips.Work> pool = works.computeIfAbsent(strips, s -> new Pool<>(s::work));
        crew.share(
                tasks,
                t -> pool.lend(work -> {
                    work.prepare(time, state, parameters);
                    int[] reads = Inputs.read(strips);
                    for (int strip = first(t, tasks); strip < first(t + 1, tasks); strip++) {
                        plan.inputs.load(work, reads, lattice, backgrounds, pieces, strip);
                        work.run(pieces.voxels[strip]);
                        task.done(work, strip);
                    }
                }));
    }

    private int first(int task, int tasks) {
        return (int) ((long) task * pieces.strips / tasks);
    }

    private interface StripTask {
        void done(Strips.Work work, int strip);
    }

    /// What cells do where they are, for `dt` days; adds up, by species, what they give to the body.
    ///
    /// @param step a number of its own for each step of a subject's life
    /// @return by species of the network; whole numbers
    long[] react(double time, double[] state, double[] parameters, double dt, long step) {
        leap.begin(step);
        isFilled = false;
        int tasks = Math.min(pieces.strips, TASKS);
        long[][] given = new long[tasks][];
        scratch.array(plan.arrivals.length);
        double[][] sums = new double[tasks][3];
        crew.share(
                tasks,
                t -> reactings.lend(reacting -> {
                    reacting.begin(time, state, parameters, dt);
                    for (int strip = first(t, tasks); strip < first(t + 1, tasks); strip++) {
                        reacting.strip(strip, dt, sums[t]);
                    }
                    given[t] = reacting.cells.given.clone();
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

    /// One task's working space for what cells do.
    private final class Reacting {
        final int[] reads = Inputs.read(plan.rates);
        final Strips.Work start = plan.rates.work();
        final Strips.Work middle = plan.rates.work();
        final double[][] rates = new double[plan.reactionCount][];
        final double[][] yields = new double[plan.yieldCount][];
        final LeapStrip cells = new LeapStrip(plan.fates, lattice.counts, width, rates, yields);

        void begin(double time, double[] state, double[] parameters, double dt) {
            start.prepare(time, state, parameters);
            middle.prepare(time + dt / 2, state, parameters);
            cells.clear();
        }

        /// @param sums receives, added: cells, cells times the change of their growth, vessels
        void strip(int strip, double dt, double[] sums) {
            int n = pieces.voxels[strip];
            plan.inputs.load(start, reads, lattice, backgrounds, pieces, strip);
            start.run(n);
            outputs(start);
            pieces.put(strip, lattice.grid(), cells);
            leap.halfway(cells, dt);
            expect(strip, n);
            middle.run(n);
            sums[1] += bend(dt);
            sums[0] += number();
            outputs(middle);
            keepArrivals(sums);
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
        private void expect(int strip, int n) {
            for (int species : reads) {
                int k = plan.inputs.population(species);
                double[] from = k >= 0 ? cells.middle[k] : start.input(species);
                System.arraycopy(from, 0, middle.input(species), 0, n);
            }
            plan.inputs.loadMiddle(middle, reads, lattice, backgrounds, pieces, strip);
            double own = neighbourhood.own();
            for (Space.Nearby nearby : tissue.nearby()) {
                if (plan.rates.reads().get(nearby.species())) {
                    double[] into = middle.input(nearby.species());
                    for (int species : nearby.of()) {
                        expect(plan.inputs.population(species), own, into);
                    }
                }
            }
        }

        private void expect(int k, double own, double[] into) {
            int[] now = lattice.counts[k];
            double[] then = cells.middle[k];
            int[] at = cells.at;
            for (int v = 0; v < cells.length; v++) {
                into[v] = Math.max(0, into[v] + own * (then[v] - now[at[v]]));
            }
        }

        private double number() {
            double sum = 0;
            for (int k = 0; k < volumes.length; k++) {
                int[] now = lattice.counts[k];
                for (int i = 0; i < cells.present[k]; i++) {
                    sum += now[cells.at[cells.presentAt[k][i]]];
                }
            }
            return sum;
        }

        /// Cells times the difference between what one gains over the step by the rates of the start and of the middle.
        private double bend(double dt) {
            double sum = 0;
            for (int k = 0; k < volumes.length; k++) {
                int[] now = lattice.counts[k];
                double[] then = cells.middle[k];
                for (int i = 0; i < cells.present[k]; i++) {
                    int v = cells.presentAt[k][i];
                    int here = now[cells.at[v]];
                    double before = gain(start, k, v) / here;
                    double after = then[v] > 0 ? gain(middle, k, v) / then[v] : before;
                    sum += here * Math.min(1, Math.abs(after - before) * dt);
                }
            }
            return sum;
        }

        private double gain(Strips.Work work, int k, int i) {
            double gain = 0;
            for (int output : plan.gains[k]) {
                gain += work.output(output)[i];
            }
            for (int output : plan.losses[k]) {
                gain -= work.output(output)[i];
            }
            return gain;
        }

        private void keepArrivals(double[] sums) {
            int output = plan.reactions.length + plan.yields.length;
            double[] vessel = middle.output(output + plan.arrivals.length);
            int[] at = cells.at;
            float[] vesselShare = scratch.array(plan.arrivals.length);
            for (int v = 0; v < cells.length; v++) {
                double filling = Math.min(1, lattice.content[at[v]] / voxel);
                double share = Math.max(0, vessel[v]) * filling;
                vesselShare[at[v]] = (float) share;
                sums[2] += share;
            }
            for (int a = 0; a < plan.arrivals.length; a++) {
                double[] rate = middle.output(output + a);
                float[] into = scratch.array(a);
                for (int v = 0; v < cells.length; v++) {
                    into[at[v]] = (float) (Math.max(0, rate[v]) * vesselShare[at[v]]);
                }
            }
        }
    }

    /// Cells come in from the body, within `dt` days.
    ///
    /// @param state by species of the network; the sources lose those that come
    void arrive(double[] state, double dt, long step) {
        if (vessels <= 0) {
            return;
        }
        for (int a = 0; a < plan.arrivals.length; a++) {
            Fates.Arrival arrival = plan.fates.arrivals.get(a);
            long source = arrival.source() < 0 ? -1 : Math.round(state[arrival.source()]);
            long key = Scatter.key(seed, subject, arrivalNames[a], step);
            long came = entry.draw(scratch.array(a), dt / vessels, source, key, lattice.counts[arrival.cell()]);
            if (arrival.source() >= 0) {
                state[arrival.source()] -= came;
            }
        }
    }

    /// Cells that move by themselves do so, for `dt` days.
    void roam(double time, double[] state, double[] parameters, double dt, long step) {
        float[] moving = scratch.array(MOVING);
        float[] potential = scratch.array(POTENTIAL);
        for (TissuePlan.Motion motion : plan.motions) {
            Strips strips = motion.strips();
            boolean isUniform = strips.isScalar(0);
            if (motion.follows() || !isUniform) {
                overStrips(strips, time, state, parameters, (work, strip) -> {
                    pieces.store(strip, work.output(0), moving);
                    pieces.store(strip, work.output(1), potential);
                });
            }
            motility.prepare(
                    isUniform ? null : moving,
                    isUniform ? scalar(strips, time, state, parameters) : 0,
                    motion.follows() ? potential : null);
            for (int k : motion.populations()) {
                motility.move(lattice.counts[k], dt, Scatter.key(seed, subject, moverNames[k], step));
            }
        }
    }

    /// The first output of a plan that is the same in every voxel.
    private double scalar(Strips strips, double time, double[] state, double[] parameters) {
        double[] found = new double[1];
        works.computeIfAbsent(strips, s -> new Pool<>(s::work)).lend(work -> {
            work.prepare(time, state, parameters);
            found[0] = work.output(0)[0];
        });
        return found[0];
    }

    /// Volume of all cells, mm^3, as last filled or pushed.
    double volume() {
        Grid grid = lattice.grid();
        double sum = 0;
        for (int row = 0; row < grid.first.length; row++) {
            for (int i = row * grid.nx + grid.first[row]; i < row * grid.nx + grid.last[row]; i++) {
                sum += lattice.content[i];
            }
        }
        return sum;
    }

    /// Makes room where cells are too many, and pushes others on.
    void push(long step) {
        lattice.fill(volumes, crew);
        pressure.solve(lattice.content, voxel, lattice.pressure, PRESSURE_TOLERANCE);
        while (region.isTight(lattice)) {
            follow();
            pressure.solve(lattice.content, voxel, lattice.pressure, PRESSURE_TOLERANCE);
        }
        transport.move(
                lattice.counts,
                volumes,
                sharp,
                lattice.pressure,
                lattice.content,
                Scatter.key(seed, subject, Address.place("pushing"), step));
        isFilled = true;
    }

    /// Followers go on towards what they follow, for `dt` days.
    void follow(double time, double[] state, double[] parameters, double dt) {
        overStrips(plan.following, time, state, parameters, (work, strip) -> {
            for (int f = 0; f < lattice.followers.length; f++) {
                double[] target = work.output(2 * f);
                double[] rate = work.output(2 * f + 1);
                double[] level = new double[width];
                pieces.load(strip, lattice.followers[f], 0, level);
                for (int v = 0; v < pieces.voxels[strip]; v++) {
                    level[v] += (target[v] - level[v]) * -Math.expm1(-rate[v] * dt);
                }
                pieces.store(strip, level, lattice.followers[f]);
            }
        });
    }

    /// Writes totals of cells, and what is gathered from voxels, into the state of the network.
    void gather(double time, double[] state, double[] parameters, boolean observed) {
        isEmpty = true;
        for (int k = 0; k < volumes.length; k++) {
            long total = lattice.total(k);
            isEmpty &= total == 0;
            state[tissue.cells().get(k).species()] = total;
        }
        TissuePlan.Gathering gathering = observed ? plan.observed : plan.solved;
        int number = gathering.indices().length;
        double[][] values = new double[pieces.strips][2 * number];
        overStrips(gathering.strips(), time, state, parameters, (work, strip) -> {
            int n = pieces.voxels[strip];
            for (int w = 0; w < number; w++) {
                boolean isMean = tissue.wholes().get(gathering.indices()[w]).gathering() == Space.Gathering.MEAN;
                double[] value = work.output(2 * w);
                double[] weight = work.output(2 * w + 1);
                double sum = 0;
                double all = 0;
                for (int i = 0; i < n; i++) {
                    sum += isMean ? value[i] * weight[i] : value[i];
                    all += weight[i];
                }
                values[strip][2 * w] = sum;
                values[strip][2 * w + 1] = all;
            }
        });
        for (int w = 0; w < number; w++) {
            Space.Whole whole = tissue.wholes().get(gathering.indices()[w]);
            double sum = 0;
            double all = 0;
            for (double[] value : values) {
                sum += value[2 * w];
                all += value[2 * w + 1];
            }
            state[whole.species()] = switch (whole.gathering()) {
                case SUM -> sum;
                case MEAN -> all > 0 ? sum / all : 0;
            };
        }
    }

    /// What the tissue holds now: its active region, cropped.
    Snapshot snapshot(double time, double[] state, double[] parameters) {
        Grid grid = lattice.grid();
        Box box = Box.around(grid);
        List<Space.Layer> layers = tissue.layers();
        float[][] values = new float[layers.size()][grid.size()];
        overStrips(plan.layers, time, state, parameters, (work, strip) -> {
            for (int i = 0; i < values.length; i++) {
                pieces.store(strip, work.output(i), values[i]);
            }
        });
        List<Snapshot.Layer> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Space.Layer layer = layers.get(i);
            float[] cropped = box.crop(values[i], grid, 1 / layer.perUnit());
            shown.add(new Snapshot.Layer(layer.name(), kind(layer.shows()), layer.unit(), cropped));
        }
        return new Snapshot(
                tissue.name(),
                box.nx(),
                box.ny(),
                box.nz(),
                grid.edge,
                new int[] {box.x() + grid.ox, box.y() + grid.oy, box.z() + grid.oz},
                box.crop(lattice.content, grid, 1 / voxel),
                shown);
    }

    private static Snapshot.Kind kind(Space.Shows shows) {
        return switch (shows) {
            case POPULATION -> Snapshot.Kind.POPULATION;
            case SIGNAL -> Snapshot.Kind.SIGNAL;
            case DRUG -> Snapshot.Kind.DRUG;
            case CHANNEL -> Snapshot.Kind.CHANNEL;
            case TISSUE -> Snapshot.Kind.TISSUE;
        };
    }
}
