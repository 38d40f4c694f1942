package crosstalk.solver.spatial;

import crosstalk.solver.SolverException;
import java.util.Arrays;

/// Some voxels, as [VoxelLeap] wants them, and room to work in: one per task, used for strip after strip.
///
/// Shapes: "strip" arrays have the capacity's length, of which the first [#length] count; voxel v of the strip is voxel
/// `at[v]` of the box.
public final class LeapStrip {

    /// Whole cells of every voxel of the box, by kind of cell; changed by the leap.
    public final int[][] counts;
    /// Of each kind of cell: false where it is known that there is none in any voxel; of those [#look] does not look at voxels.
    boolean[] mayHold;
    /// Number of voxels.
    int length;
    /// Of each voxel: its index in the box.
    final int[] at;
    /// Of each voxel: its address.
    final long[] address;
    /// By reaction of the network: a strip of firings per day and voxel; of reactions that are exits, births and makings.
    public final double[][] rates;
    /// By yield of the network: a strip of amounts at the middle of the step; of those reactions only.
    public final double[][] yields;
    /// By kind of cell: a strip of the number expected at the middle of the step; [VoxelLeap#halfway] writes it.
    public final double[][] middle;
    /// By kind of cell: a strip of the number at the start of the step, as [#look] found it.
    final double[][] number;
    /// By kind of cell: births and exits per day by the rates last added up, of those kinds only that there were any of.
    final double[][] gains, losses;
    /// By kind of cell: what a cell gains net in half a step, by the rates of the start.
    final double[][] net;
    /// Cells at the start of the step, of all voxels since this was last cleared.
    double cells;
    /// The same, each times how much its net gain over the step differs between the rates of the start and of the middle, 1 at most.
    double bent;
    /// By species of the network: what the voxels have given to the body since this was last cleared; whole numbers.
    public final long[] given;

    /// Mean of exp of growth over half a step.
    final double[][] mean;
    /// Newcomers of the step, and what has become of those who left again.
    final int[][] arrived, late;
    /// By kind of cell: voxels that hold some, that have newcomers, and that have some of the later generation; how many voxels.
    ///
    /// Loops over lists: a branch on a count that is mostly 0 would cost more than the rest.
    final int[][] presentAt, arrivedAt, lateAt;
    final int[] present, arrivals, lates;
    /// By kind of cell: whether any is expected in any voxel at the middle of the step.
    final boolean[] isExpected;

    /// A strip without voxels.
    ///
    /// @param capacity voxels at most
    /// @param rates by reaction, whose strips may be filled anew for each strip of voxels
    /// @param yields by yield
    public LeapStrip(Fates fates, int[][] counts, int capacity, double[][] rates, double[][] yields) {
        int kinds = fates.size();
        this.counts = counts;
        this.rates = rates;
        this.yields = yields;
        at = new int[capacity];
        address = new long[capacity];
        mayHold = new boolean[kinds];
        Arrays.fill(mayHold, true);
        middle = new double[kinds][capacity];
        number = new double[kinds][capacity];
        gains = new double[kinds][capacity];
        losses = new double[kinds][capacity];
        net = new double[kinds][capacity];
        given = new long[fates.speciesCount()];
        mean = new double[kinds][capacity];
        arrived = new int[kinds][capacity];
        late = new int[kinds][capacity];
        presentAt = new int[kinds][capacity + 1];
        arrivedAt = new int[kinds][2 * capacity];
        lateAt = new int[kinds][capacity];
        present = new int[kinds];
        arrivals = new int[kinds];
        lates = new int[kinds];
        isExpected = new boolean[kinds];
    }

    /// Starts a strip anew, without voxels.
    public void empty() {
        length = 0;
    }

    /// Adds voxels that lie in a row along x.
    ///
    /// @param offset index in the box of the first
    /// @param first address of the first; those of the others follow one by one
    public void add(int offset, int voxels, long first) {
        for (int v = 0; v < voxels; v++) {
            at[length + v] = offset + v;
            address[length + v] = first + v;
        }
        length += voxels;
    }

    /// Looks where there are which kinds of cells, and how many.
    void look() {
        for (int k = 0; k < counts.length; k++) {
            if (mayHold[k]) {
                look(k);
            } else {
                present[k] = 0;
                Arrays.fill(number[k], 0, length, 0);
            }
        }
    }

    /// Looks where there are cells of a kind, and how many.
    void look(int k) {
        int[] n = counts[k];
        int[] box = at;
        int[] list = presentAt[k];
        double[] here = number[k];
        int found = 0;
        for (int v = 0; v < length; v++) {
            int count = n[box[v]];
            here[v] = count;
            list[found] = v;
            found += count == 0 ? 0 : 1;
        }
        present[k] = found;
    }

    /// Adds up the rates of some reactions, those below 0 as 0.
    ///
    /// @param into a strip, written
    void addUp(int[] reactions, double[] into) {
        Arrays.fill(into, 0, length, 0);
        for (int r : reactions) {
            double[] rate = rates[r];
            for (int v = 0; v < length; v++) {
                into[v] += Math.max(0, rate[v]);
            }
        }
    }

    /// The highest rate of a reaction in any voxel, at least 0; not a number where one is not.
    double highest(int reaction) {
        double[] rate = rates[reaction];
        double most = 0;
        for (int v = 0; v < length; v++) {
            most = Math.max(most, rate[v]);
        }
        return most;
    }

    /// Counts cells of a kind, and how much more or less each gains over the step by the rates of the middle than by those of the start.
    void compare(int k, double dt) {
        int[] list = presentAt[k];
        double[] then = middle[k];
        for (int i = 0; i < present[k]; i++) {
            int v = list[i];
            double here = number[k][v];
            cells += here;
            if (then[v] > 0) {
                double change = (gains[k][v] - losses[k][v]) * dt / then[v] - 2 * net[k][v];
                bent += here * Math.min(1, Math.abs(change));
            }
        }
    }

    /// Forgets what was given and counted.
    public void clear() {
        Arrays.fill(given, 0);
        cells = 0;
        bent = 0;
    }

    /// How much of a product appears each time.
    double amount(Fates.Product product, int v) {
        return product.yield() < 0 ? product.amount() : Math.max(0, yields[product.yield()][v]);
    }

    /// Lets cells appear, in the voxel or the body.
    void give(Fates.Product product, int v, long amount, boolean isLate) {
        int k = product.cell();
        if (amount == 0) {
            return;
        }
        if (k < 0) {
            given[product.species()] += amount;
        } else if (isLate) {
            if (late[k][v] == 0) {
                lateAt[k][lates[k]++] = v;
            }
            late[k][v] = sum(late[k][v], amount);
        } else {
            if (arrived[k][v] == 0) {
                arrivedAt[k][arrivals[k]++] = v;
            }
            arrived[k][v] = sum(arrived[k][v], amount);
        }
    }

    /// A number of cells and some more.
    ///
    /// @throws SolverException when a voxel can not hold them
    int sum(int n, long more) {
        long sum = n + more;
        if (sum > Integer.MAX_VALUE) {
            throw new SolverException("a voxel comes to hold " + sum + " cells of one kind; take shorter steps");
        }
        return (int) sum;
    }

    /// What is wrong with the rate of a reaction in a voxel of the strip.
    String trouble(Fates fates, int reaction, int v) {
        return "reaction " + fates.reaction(reaction) + " has the rate " + rates[reaction][v] + " per day in the voxel "
                + place(v);
    }

    /// What is wrong with the highest rate of a reaction.
    SolverException blame(Fates fates, int reaction) {
        int worst = 0;
        for (int v = 0; v < length; v++) {
            boolean isNumber = rates[reaction][worst] <= Double.MAX_VALUE;
            worst = isNumber && !(rates[reaction][v] <= rates[reaction][worst]) ? v : worst;
        }
        return new SolverException(trouble(fates, reaction, worst));
    }

    /// Where a voxel is, counted from the voxel of injection.
    private String place(int v) {
        long mask = Grid.MOST - 1L;
        long half = Grid.MOST / 2;
        long voxel = address[v];
        return "(" + ((voxel & mask) - half) + ", " + ((voxel >> 20 & mask) - half) + ", "
                + ((voxel >> 40 & mask) - half) + ")";
    }

    /// What is wrong with the rates of a kind of cell in a voxel.
    SolverException blame(Fates fates, int k, int v) {
        int worst = -1;
        for (int r : fates.reactions(k)) {
            double rate = rates[r][v];
            boolean isNumber = Math.abs(rate) <= Double.MAX_VALUE;
            if (!isNumber) {
                return new SolverException(trouble(fates, r, v));
            }
            worst = worst < 0 || rate > rates[worst][v] ? r : worst;
        }
        return new SolverException(trouble(fates, worst, v) + " for " + middle[k][v] + " " + fates.name(k)
                + ": too much for one step; take shorter steps");
    }
}
