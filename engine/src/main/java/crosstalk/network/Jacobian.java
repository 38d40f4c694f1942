package crosstalk.network;

import java.util.Arrays;

/// The exact Jacobian of the deterministic equations dx/dt = F(t, x) of a network, where F is [Flow]'s.
///
/// What: cell (i, j) is the derivative of species i's change by species j, through rates, yields and every
/// assigned quantity; beside it the derivative of F by time with the state held fixed.
/// Shape: sparse, row by row: the cells of row i that may be other than 0 are `cells[rowStart(i) .. rowStart(i+1))`, by
/// ascending column, [#columns]; `byTime` by species.
/// Units: per unit of time; `byTime` amount per unit of time squared.
/// Error: none but rounding; sums run in a fixed order, so results are the same for every thread. At corners of
/// rates the derivative from one side stands, see [Slope].
///
/// Holds working space: one instance per thread; [#fresh] makes another without planning again. No call allocates.
public final class Jacobian {

    private final Kernel kernel;
    private final Elimination plan;
    private final int species;
    private final double[] assigned;
    private final double[] rates;
    private final double[] yields;
    private final double[] slopes;
    private final double[] weights;

    public Jacobian(Network network, Kernel kernel) {
        this(
                kernel,
                Elimination.of(network),
                network.species().size(),
                network.assignments().size(),
                network.reactions().size());
    }

    private Jacobian(Kernel kernel, Elimination plan, int species, int assignments, int reactions) {
        this.kernel = kernel;
        this.plan = plan;
        this.species = species;
        assigned = new double[assignments];
        rates = new double[reactions];
        yields = new double[plan.yields().reaction().length];
        int varying = plan.varyingSlopes();
        slopes = new double[varying + plan.constantSlopes().length];
        System.arraycopy(plan.constantSlopes(), 0, slopes, varying, plan.constantSlopes().length);
        weights = new double[plan.weights().count()];
    }

    /// The same Jacobian with working space of its own, for another thread.
    public Jacobian fresh() {
        return new Jacobian(kernel, plan, species, assigned.length, rates.length);
    }

    /// Number of species: rows, and columns.
    public int size() {
        return species;
    }

    /// Columns of a row that may be other than 0 in some state, ascending. The diagonal is there only if it may be.
    public int[] columns(int row) {
        Elimination.Pattern pattern = plan.pattern();
        return Arrays.copyOfRange(pattern.column(), pattern.start()[row], pattern.start()[row + 1]);
    }

    /// Place of the first cell of a row; for the number of species, one beyond the last cell of all.
    public int rowStart(int row) {
        return plan.pattern().start()[row];
    }

    /// Whether a cell may be other than 0 in some state.
    public boolean mayDiffer(int row, int column) {
        return plan.pattern().place(row, column) >= 0;
    }

    /// How many cells may be other than 0: the length of `cells`.
    public int filledCells() {
        return plan.pattern().column().length;
    }

    /// Multiplications and additions in one [#fill], but for the slopes themselves.
    public int products() {
        return plan.chain().target().length
                + plan.cells().target().length
                + plan.loops().cell().length;
    }

    /// Fills `cells` and `byTime`, whatever they held, for a state at a time.
    public void fill(double time, double[] state, double[] parameters, double[] cells, double[] byTime) {
        kernel.assign(time, state, parameters, assigned);
        kernel.partials(time, state, parameters, assigned, slopes);
        System.arraycopy(plan.weights().fixed(), 0, weights, 0, weights.length);
        if (yields.length > 0) {
            addYields(time, state, parameters);
        }
        Arrays.fill(cells, 0);
        Arrays.fill(byTime, 0);
        addProducts(plan.chain(), weights);
        addProducts(plan.cells(), cells);
        addLoops(cells);
        addTimes(byTime);
    }

    /// Fills `product` with the Jacobian times a vector.
    ///
    /// @param cells as [#fill] left them
    public void multiply(double[] cells, double[] vector, double[] product) {
        final int[] start = plan.pattern().start();
        final int[] column = plan.pattern().column();
        for (int row = 0; row < species; row++) {
            double sum = 0;
            for (int cell = start[row]; cell < start[row + 1]; cell++) {
                sum += cells[cell] * vector[column[cell]];
            }
            product[row] = sum;
        }
    }

    private void addYields(double time, double[] state, double[] parameters) {
        kernel.rates(time, state, parameters, assigned, rates);
        kernel.yields(time, state, parameters, assigned, yields);
        Elimination.YieldPlaces places = plan.yields();
        for (int y = 0; y < yields.length; y++) {
            weights[places.ofRate()[y]] += yields[y];
            weights[places.ofYield()[y]] += rates[places.reaction()[y]];
        }
    }

    private void addProducts(Elimination.Products products, double[] sums) {
        final double[] weight = weights;
        final double[] slope = slopes;
        final int[] target = products.target();
        final int[] source = products.source();
        final int[] factor = products.factor();
        for (int k = 0; k < target.length; k++) {
            sums[target[k]] += weight[source[k]] * slope[factor[k]];
        }
    }

    private void addLoops(double[] cells) {
        final double[] weight = weights;
        final int[] start = plan.weights().start();
        final Elimination.Loops loops = plan.loops();
        final int[] cell = loops.cell();
        int next = 0;
        for (int k = 0; k < loops.node().length; k++) {
            int node = loops.node()[k];
            double slope = slopes[loops.factor()[k]];
            for (int w = start[node]; w < start[node + 1]; w++) {
                cells[cell[next++]] += weight[w] * slope;
            }
        }
    }

    private void addTimes(double[] byTime) {
        final int[] row = plan.weights().row();
        final int[] start = plan.weights().start();
        final Elimination.Times times = plan.times();
        for (int k = 0; k < times.node().length; k++) {
            int node = times.node()[k];
            double slope = slopes[times.factor()[k]];
            for (int w = start[node]; w < start[node + 1]; w++) {
                byTime[row[w]] += weights[w] * slope;
            }
        }
    }
}
