package crosstalk.solver.spatial;

import crosstalk.random.Address;
import crosstalk.random.Scatter;
import crosstalk.random.VoxelDraws;
import crosstalk.solver.SolverException;
import java.util.Arrays;
import java.util.List;

/// What happens to the whole cells of voxels within a step of hours.
///
/// With the hazards of the middle of the step held fixed:
/// 1. births of half a step: each cell becomes a geometric number of cells;
/// 2. exits: each leaves with probability 1 - exp(-hazard), then it is drawn by which fate; those who appear are newcomers;
/// 3. makings: a Poisson number, newcomers too;
/// 4. exits of newcomers, who came at any time of the step, and of those who appear by them; the next stay where they are;
/// 5. births of half a step, of newcomers as of all others.
///
/// Error: exact in law for the fates of those present; to 1e-5 of total variation for birth and death at 6 h; newcomers leave and
/// divide as is right to second order in the step, and so is the mean of the whole. No count falls below 0, and what leaves arrives.
/// Random numbers are addressed by subject, name, step and voxel; see [Scatter].
public final class VoxelLeap {

    private static final int EARLY = 0;
    private static final int EXIT = 1;
    private static final int NEWCOMER = 2;
    private static final int LATE = 3;
    private static final int FATE = 4;

    private final Fates fates;
    private final Midpoint midpoint;
    private final long seed;
    private final long subject;
    private final int[][] births;
    private final int[][] exitReactions;
    /// What appears by each exit of each kind, and by each making.
    private final Fates.Product[][][] given;
    private final Fates.Product[][] made;
    private final Fates.Fate[] makings;
    /// Names as numbers, and the keys of the step made of them: by kind of cell, and last the makings.
    private final long[][] names;

    private final long[][] keys;

    /// The leaps of one subject.
    ///
    /// @param subject 0 to 2^32 - 1
    public VoxelLeap(Fates fates, long seed, long subject) {
        this.fates = fates;
        this.seed = seed;
        this.subject = subject;
        int kinds = fates.size();
        births = new int[kinds][];
        exitReactions = new int[kinds][];
        names = new long[kinds + 1][];
        for (int k = 0; k < kinds; k++) {
            List<Fates.Fate> own = fates.exits.get(k);
            exitReactions[k] = own.stream().mapToInt(Fates.Fate::reaction).toArray();
            births[k] = fates.births.get(k).stream().mapToInt(r -> r).toArray();
            names[k] = names(fates, k);
        }
        given = new Fates.Product[kinds][][];
        for (int k = 0; k < kinds; k++) {
            given[k] = products(fates.exits.get(k));
        }
        made = products(fates.makings);
        midpoint = new Midpoint(fates, births, exitReactions);
        makings = fates.makings.toArray(Fates.Fate[]::new);
        names[kinds] = fates.makings.stream()
                .mapToLong(making -> Address.place(fates.reaction(making.reaction())))
                .toArray();
        keys = new long[kinds + 1][];
        Arrays.setAll(keys, k -> new long[names[k].length]);
    }

    private static Fates.Product[][] products(List<Fates.Fate> all) {
        return all.stream()
                .map(fate -> fate.products().toArray(Fates.Product[]::new))
                .toArray(Fates.Product[][]::new);
    }

    private static long[] names(Fates fates, int k) {
        List<Fates.Fate> own = fates.exits.get(k);
        long[] found = new long[FATE + own.size()];
        String name = fates.name(k);
        found[EARLY] = Address.place("births before exits of " + name);
        found[EXIT] = Address.place("exits of " + name);
        found[NEWCOMER] = Address.place("exits of newcomers of " + name);
        found[LATE] = Address.place("births after exits of " + name);
        for (int f = 0; f < own.size(); f++) {
            found[FATE + f] = Address.place(fates.reaction(own.get(f).reaction()));
        }
        return found;
    }

    /// Says which step the leaps that follow belong to; not while others leap.
    ///
    /// @param step a number of its own for each step of a subject's life
    public void begin(long step) {
        for (int k = 0; k < keys.length; k++) {
            for (int i = 0; i < keys[k].length; i++) {
                keys[k][i] = Scatter.key(seed, subject, names[k][i], step);
            }
        }
    }

    /// Expects, in real numbers, the cells of the middle of the step; writes [LeapStrip#middle].
    ///
    /// @param strip with rates and yields of the start
    /// @param dt length of the whole step, day
    /// @throws SolverException when a rate is not a number
    public void halfway(LeapStrip strip, double dt) {
        midpoint.expect(strip, dt / 2);
    }

    /// Changes the counts of a strip of voxels to those of the end of the step. Strips may leap at the same time.
    /// To be called after [#halfway], with the counts that it found.
    ///
    /// @param strip with rates and yields of the middle, and the cells that those were worked out for
    /// @param dt length of the step, day
    /// @throws SolverException when a rate is not a number, or a step so long that a cell has 22,000 descendants
    public void leap(LeapStrip strip, double dt) {
        for (int k = 0; k < births.length; k++) {
            if (strip.present[k] > 0) {
                addUp(strip, k);
                strip.compare(k, dt);
            }
        }
        for (int k = 0; k < births.length; k++) {
            depart(strip, k, dt);
        }
        for (int m = 0; m < makings.length; m++) {
            make(strip, m, dt);
        }
        for (int k = 0; k < births.length; k++) {
            if (strip.present[k] == 0 && strip.arrivals[k] + strip.lates[k] > 0) {
                addUp(strip, k);
            }
            departAgain(strip, k, 1, dt);
        }
        for (int k = 0; k < births.length; k++) {
            if (strip.present[k] == 0 && strip.arrivals[k] == 0 && strip.lates[k] > 0) {
                addUp(strip, k);
            }
            departAgain(strip, k, 2, dt);
        }
        for (int k = 0; k < births.length; k++) {
            settle(strip, k);
            if (births[k].length > 0) {
                divide(strip, k, dt);
            }
        }
    }

    private void addUp(LeapStrip strip, int k) {
        strip.addUp(births[k], strip.gains[k]);
        strip.addUp(exitReactions[k], strip.losses[k]);
    }

    /// What happens to each cell of a voxel in a time, by a rate of them all: 0 where none is expected.
    private double each(LeapStrip strip, int k, double rate, int v, double dt, double most) {
        double middle = strip.middle[k][v];
        if (middle <= 0) {
            return 0;
        }
        double each = rate * dt / middle;
        if (!(each <= most)) {
            throw strip.blame(fates, k, v);
        }
        return each;
    }

    private double hazard(LeapStrip strip, int k, int v, double dt) {
        return each(strip, k, strip.losses[k][v], v, dt, Double.MAX_VALUE);
    }

    private double growth(LeapStrip strip, int k, int v, double dt) {
        return each(strip, k, strip.gains[k][v], v, dt, VoxelDraws.MOST_GROWTH);
    }

    private void depart(LeapStrip strip, int k, double dt) {
        int[] counts = strip.counts[k];
        boolean canDivide = births[k].length > 0;
        long early = keys[k][EARLY];
        long exit = keys[k][EXIT];
        int[] at = strip.presentAt[k];
        for (int i = 0; i < strip.present[k]; i++) {
            int v = at[i];
            int n = (int) strip.number[k][v];
            long voxel = strip.address[v];
            double growth = canDivide ? growth(strip, k, v, dt / 2) : 0;
            if (growth > 0) {
                n = strip.sum(n, VoxelDraws.births(uniform(early, voxel), n, growth));
            }
            double hazard = hazard(strip, k, v, dt);
            if (hazard > 0) {
                int leaving = VoxelDraws.binomial(uniform(exit, voxel), n, hazard);
                if (leaving > 0) {
                    n -= leaving;
                    split(strip, k, v, leaving, 0);
                }
            }
            counts[strip.at[v]] = n;
        }
    }

    /// Newcomers who leave again.
    ///
    /// @param generation 1 for those who came by one event in this step, 2 for those who came by two
    private void departAgain(LeapStrip strip, int k, int generation, double dt) {
        int[] there = generation == 1 ? strip.arrived[k] : strip.late[k];
        int[] at = generation == 1 ? strip.arrivedAt[k] : strip.lateAt[k];
        int voxels = generation == 1 ? strip.arrivals[k] : strip.lates[k];
        for (int i = 0; i < voxels; i++) {
            int v = at[i];
            double z = hazard(strip, k, v, dt);
            if (z > 0) {
                long bits = again(Scatter.bits(keys[k][NEWCOMER], strip.address[v]), generation);
                double hazard = generation == 1 ? ofNewcomer(z) : ofSecondComer(z);
                int leaving = VoxelDraws.binomial(Scatter.uniform(bits), there[v], hazard);
                if (leaving > 0) {
                    there[v] -= leaving;
                    split(strip, k, v, leaving, generation);
                }
            }
        }
    }

    /// Minus the logarithm of the chance to stay of one who comes at a uniform time of a step with hazard z: (1 - exp(-z))/z. To
    /// 6e-9 relative below 1, by its Taylor series.
    static double ofNewcomer(double z) {
        if (z > 1) {
            return -Math.log((1 - Math.exp(-z)) / z);
        }
        double q = z * z;
        return z / 2 - q * (1.0 / 24 - q * (1.0 / 2880 - q * (1.0 / 181440 - q / 9676800)));
    }

    /// The same of one who comes at the later of two uniform times: 2 (z - 1 + exp(-z))/z^2.
    static double ofSecondComer(double z) {
        if (z > 1) {
            return -Math.log(2 * (z - 1 + Math.exp(-z)) / (z * z));
        }
        double further =
                1.0 / 12960 + z * (-1.0 / 68040 + z * (1.0 / 12247200 + z * (1.0 / 6123600 - z * 13 / 1175731200)));
        return z * (1.0 / 3 + z * (-1.0 / 36 + z * (1.0 / 810 + z * further)));
    }

    private static long again(long bits, int times) {
        long fresh = bits;
        for (int i = 0; i < times; i++) {
            fresh = Scatter.more(fresh);
        }
        return fresh;
    }

    /// Newcomers become like all others.
    private static void settle(LeapStrip strip, int k) {
        if (strip.arrivals[k] + strip.lates[k] > 0) {
            settle(strip, k, strip.arrived[k], strip.arrivedAt[k], strip.arrivals[k]);
            settle(strip, k, strip.late[k], strip.lateAt[k], strip.lates[k]);
            strip.arrivals[k] = 0;
            strip.lates[k] = 0;
            strip.look(k);
        }
    }

    private static void settle(LeapStrip strip, int k, int[] newcomers, int[] at, int voxels) {
        int[] counts = strip.counts[k];
        for (int i = 0; i < voxels; i++) {
            int v = at[i];
            counts[strip.at[v]] = strip.sum(counts[strip.at[v]], newcomers[v]);
            newcomers[v] = 0;
        }
    }

    private void divide(LeapStrip strip, int k, double dt) {
        int[] counts = strip.counts[k];
        long key = keys[k][LATE];
        int[] at = strip.presentAt[k];
        for (int i = 0; i < strip.present[k]; i++) {
            int v = at[i];
            int n = counts[strip.at[v]];
            double growth = n > 0 ? growth(strip, k, v, dt / 2) : 0;
            if (growth > 0) {
                double u = uniform(key, strip.address[v]);
                counts[strip.at[v]] = strip.sum(n, VoxelDraws.births(u, n, growth));
            }
        }
    }

    private void make(LeapStrip strip, int m, double dt) {
        Fates.Fate making = makings[m];
        if (strip.highest(making.reaction()) == 0) {
            return;
        }
        double[] rate = strip.rates[making.reaction()];
        long key = keys[births.length][m];
        for (int v = 0; v < strip.length; v++) {
            double mean = Math.max(0, rate[v]) * dt;
            if (mean == 0) {
                continue;
            }
            if (!(mean <= Integer.MAX_VALUE)) {
                throw new SolverException(strip.trouble(fates, making.reaction(), v));
            }
            long bits = Scatter.bits(key, strip.address[v]);
            long firings = VoxelDraws.poisson(Scatter.uniform(bits), mean);
            if (firings > 0) {
                give(strip, made[m], v, firings, bits, false);
            }
        }
    }

    /// Draws which of its fates each of those who leave takes. The first fate in the network's order, commonly the main one, is left
    /// to those that take none of the others.
    private void split(LeapStrip strip, int k, int v, int leaving, int generation) {
        int[] reactions = exitReactions[k];
        double rest = strip.losses[k][v];
        int left = leaving;
        for (int f = reactions.length - 1; f > 0 && left > 0; f--) {
            double rate = strip.rates[reactions[f]][v];
            if (rate > 0) {
                double chance = rate < rest ? rate / rest : 1;
                long fresh = again(Scatter.bits(keys[k][FATE + f], strip.address[v]), generation);
                int taking = VoxelDraws.share(Scatter.uniform(fresh), left, chance);
                rest -= rate;
                left -= taking;
                if (taking > 0) {
                    give(strip, given[k][f], v, taking, fresh, generation == 1);
                }
            }
        }
        if (left > 0) {
            int f = remaining(strip, reactions, v);
            long fresh = again(Scatter.bits(keys[k][FATE + f], strip.address[v]), generation);
            give(strip, given[k][f], v, left, fresh, generation == 1);
        }
    }

    /// The first fate that happens at all.
    private static int remaining(LeapStrip strip, int[] reactions, int v) {
        int f = 0;
        while (f < reactions.length - 1 && !(strip.rates[reactions[f]][v] > 0)) {
            f++;
        }
        return f;
    }

    /// Lets appear what a reaction gives; amounts that are no whole number are rounded by a draw, right in the mean.
    ///
    /// @param bits of the reaction in the voxel; the next two belong to other generations
    private static void give(
            LeapStrip strip, Fates.Product[] products, int v, long firings, long bits, boolean isLate) {
        long fresh = bits;
        for (Fates.Product product : products) {
            long amount;
            if (product.isRounded()) {
                fresh = again(fresh, 3);
                double whole = firings * strip.amount(product, v);
                if (!(whole <= Integer.MAX_VALUE)) {
                    throw new SolverException("a reaction gives " + whole + " cells in one voxel");
                }
                amount = VoxelDraws.rounded(Scatter.uniform(fresh), whole);
            } else {
                amount = firings * (long) product.amount();
            }
            strip.give(product, v, amount, isLate);
        }
    }

    private static double uniform(long key, long voxel) {
        return Scatter.uniform(Scatter.bits(key, voxel));
    }
}
