package crosstalk.solver.spatial;

import crosstalk.histology.Snapshot;
import crosstalk.network.Space;
import crosstalk.network.Strips;
import crosstalk.random.Address;
import crosstalk.random.Scatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One tissue of one subject on its way through time: the parts of a step, each of which [Spatial] calls in turn.
final class TissueRun {

    /// Over- and underfilling of a voxel that the pressure leaves.
    private static final double PRESSURE_TOLERANCE = 2e-3;

    /// Six neighbours meet the volume of an oxygen-fed rim at the default voxel; eighteen are rounder, but no nearer to it.
    private static final Pressure.Stencil STENCIL = Pressure.Stencil.FACES;

    // Numbers in the scratch of what motion works in.
    private static final int MOVING = 0;
    private static final int POTENTIAL = 1;

    /// Voxels of a strip, at most.
    private final int width;

    private final TissuePlan plan;
    private final Space.Tissue tissue;
    private final Crew crew;
    private final long seed;
    private final long subject;
    private final Region region;
    private final Lattice lattice;
    private final Reactions reactions;
    private final double voxel;
    private final double[] volumes;
    private final double[] diffusions;
    private final double[] backgrounds;
    private final boolean[] sharp;
    private final long[] moverNames;
    private final long[] arrivalNames;
    private double contact;
    private final Wholes wholes;
    private Pieces pieces;
    private final StripPass passes;
    private final FieldStep fields;
    private Pressure pressure;
    private Transport transport;
    private Motility motility;
    private Neighbourhood neighbourhood;
    private Arrivals entry;
    private final Scratch scratch;
    /// Whether the lattice's content is that of its cells.
    private boolean isFilled;
    private @Nullable Grid equipped;
    private boolean regionIsNew = true;
    /// Length of the step that ended here, days; 0 where cells have been put in since.
    private double lastStep;
    private boolean isEmpty = true;
    private boolean isNew = true;

    TissueRun(TissuePlan plan, double edge, double[] parameters, long seed, long subject, Crew crew) {
        this.plan = plan;
        this.crew = crew;
        this.seed = seed;
        this.subject = subject;
        tissue = plan.tissue;
        region = new Region(edge);
        lattice = new Lattice(tissue, region.seed(edge));
        voxel = edge * edge * edge;
        width = plan.rates.width();
        volumes = new double[tissue.cells().size()];
        diffusions = new double[tissue.fields().size()];
        backgrounds = new double[tissue.fields().size()];
        reactions = new Reactions(plan, lattice, backgrounds, seed, subject, crew);
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
        pressure = new Pressure(grid, crew, STENCIL);
        transport = new Transport(grid, crew, STENCIL, scratch);
        passes = new StripPass(plan.inputs, lattice, backgrounds, crew);
        wholes = new Wholes(plan, passes);
        fields = new FieldStep(plan, lattice, passes, scratch, diffusions, backgrounds, crew);
        motility = new Motility(grid, crew);
        neighbourhood = new Neighbourhood(grid, crew, contact);
        entry = new Arrivals(grid, crew);
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
        return reactions.bend();
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
            lattice.mayHold[k] = wanted > 0;
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
            scratch.fit(grid);
            pressure = new Pressure(grid, crew, STENCIL);
            transport = new Transport(grid, crew, STENCIL, scratch);
            fields.equip();
            motility = new Motility(grid, crew);
            neighbourhood = new Neighbourhood(grid, crew, contact);
            entry = new Arrivals(grid, crew);
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
        fields.find(pieces, time, state, parameters, lastStep, dt);
        lastStep = dt;
        isNew &= isEmpty;
    }

    private int[][] of(Space.Nearby nearby) {
        return nearby.of().stream()
                .mapToInt(plan.inputs::population)
                .filter(k -> lattice.mayHold[k])
                .mapToObj(k -> lattice.counts[k])
                .toArray(int[][]::new);
    }

    private void overStrips(Strips strips, double time, double[] state, double[] parameters, StripPass.Task task) {
        passes.over(pieces, strips, time, state, parameters, task);
    }

    /// What cells do where they are, for `dt` days; adds up, by species, what they give to the body.
    ///
    /// @param step a number of its own for each step of a subject's life
    /// @return by species of the network; whole numbers
    long[] react(double time, double[] state, double[] parameters, double dt, long step) {
        isFilled = false;
        Pieces where =
                reactions.skipsEmptyVoxels(volumes) ? Pieces.occupied(lattice.grid(), lattice.content, width) : pieces;
        long[] given = reactions.react(where, neighbourhood.own(), scratch, time, state, parameters, dt, step);
        Arrays.fill(lattice.mayHold, true);
        return given;
    }

    /// Cells come in from the body, within `dt` days.
    ///
    /// @param state by species of the network; the sources lose those that come
    void arrive(double[] state, double dt, long step) {
        double vessels = reactions.vessels();
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
                    isUniform ? passes.uniform(strips, time, state, parameters, 1)[0] : 0,
                    motion.follows() ? potential : null);
            int[] movers = motion.populations();
            int[][] counts = new int[movers.length][];
            long[] keys = new long[movers.length];
            for (int m = 0; m < movers.length; m++) {
                counts[m] = lattice.counts[movers[m]];
                keys[m] = Scatter.key(seed, subject, moverNames[movers[m]], step);
            }
            motility.move(counts, dt, keys);
        }
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
        long[] totals = new long[volumes.length];
        crew.share(totals.length, k -> totals[k] = lattice.total(k));
        isEmpty = true;
        for (int k = 0; k < totals.length; k++) {
            isEmpty &= totals[k] == 0;
            lattice.mayHold[k] = totals[k] > 0;
            state[tissue.cells().get(k).species()] = totals[k];
        }
        wholes.gather(pieces, time, state, parameters, observed);
    }

    /// What the tissue holds now: its active region, cropped.
    Snapshot snapshot(double time, double[] state, double[] parameters) {
        Grid grid = lattice.grid();
        Box box = Box.around(grid);
        List<Space.Layer> layers = tissue.layers();
        float[][] values = new float[layers.size()][box.size()];
        overStrips(plan.layers, time, state, parameters, (work, strip) -> {
            for (int i = 0; i < values.length; i++) {
                pieces.store(strip, work.output(i), 1 / layers.get(i).perUnit(), grid, box, values[i]);
            }
        });
        List<Snapshot.Layer> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Space.Layer layer = layers.get(i);
            shown.add(new Snapshot.Layer(layer.name(), kind(layer.shows()), layer.unit(), values[i]));
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
