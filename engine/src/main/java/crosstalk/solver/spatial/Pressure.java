package crosstalk.solver.spatial;

/// Growth by pressure as an obstacle problem: the cells of crowded voxels push outwards until no voxel holds more than it can.
///
/// Looks for the potential u >= 0 with content + sum_j w_ij (u_j - u_i) <= capacity, and equality wherever u > 0. The volume
/// that crosses from i to j is w_ij (u_i - u_j): cells flow down the pressure (Darcy's law), over one step at once. Voxels at the
/// front that are partly filled take up until they are full and push only then. The limit shape of growth from a point is a ball.
///
/// Room that cleared cells leave is filled by the fluid of the tissue, which does not push and yields to cells: a voxel with
/// content below its capacity has u = 0 and takes up what its neighbours push into it. So a cleared core does not collapse, and
/// is filled again only by cells that divide around it.
///
/// Shape: arrays over the box of [Grid]; u is 0 outside the active region, which takes up whatever is pushed there.
/// Units: content, capacity and u are volumes, mm^3.
/// Error: none in mass, whatever is left unsolved; over- and underfilling of a voxel below the tolerance asked for.
/// Source: levine2009 (divisible sandpile), successive over-relaxation with projection (cryer1971).
final class Pressure {

    /// Which neighbours a voxel pushes into.
    enum Stencil {
        /// Six neighbours, weight 1: for growth that goes on everywhere; makes the axes long where only a rim grows.
        FACES,
        /// Six neighbours of weight 2/3 and twelve of weight 1/12: for growth confined to a rim of about a voxel.
        FACES_AND_EDGES;

        private static final int[][] FACE = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
        private static final int[][] EDGE = {
            {1, 1, 0},
            {-1, -1, 0},
            {1, -1, 0},
            {-1, 1, 0},
            {1, 0, 1},
            {-1, 0, -1},
            {1, 0, -1},
            {-1, 0, 1},
            {0, 1, 1},
            {0, -1, -1},
            {0, 1, -1},
            {0, -1, 1}
        };

        /// Number of neighbours.
        int neighbours() {
            return this == FACES ? FACE.length : FACE.length + EDGE.length;
        }

        /// Where neighbour `n` is: steps along x, y and z.
        int[] step(int n) {
            return n < FACE.length ? FACE[n] : EDGE[n - FACE.length];
        }

        /// Weight of the flow to neighbour `n`.
        float weight(int n) {
            return this == FACES ? 1 : n < FACE.length ? 2f / 3 : 1f / 12;
        }

        /// Sum of the weights.
        float weights() {
            return this == FACES ? 6 : 5;
        }
    }

    private static final int MOST_SWEEPS = 20_000;

    /// Sweeps of Gauss and Seidel at the start.
    private static final int SMOOTHING = 2;

    /// Sweeps up to which the start counts as near.
    private static final int WARM = 32;

    /// How many times shorter than the slowest waves are those that a near start is taken to get wrong; chosen by sweeps in one step of one
    /// growing tumour, with 90,000 voxels under pressure: 22 instead of 46.
    private static final double SHORTER = 2;

    private final Grid grid;
    private final Crew crew;
    private final Stencil stencil;
    private final Layers slabs;

    /// Of each row: the first voxel above capacity or with u > 0, now or earlier in this solve, and one more than the last; the
    /// same where there is none. Within a colour a slab may see a neighbour's widened already: what that adds has u = 0 all around in
    /// the other colour and stays 0, so that nothing depends on who comes first.
    private final int[] low, high;

    /// Distances to the rows next to a row, and how far along x a neighbour there may be.
    private final int[] beside;

    private final int slant;

    /// Of each slab: the largest change or residual.
    private final float[] largest;

    private final int[] counted;

    Pressure(Grid grid, Crew crew, Stencil stencil) {
        this.grid = grid;
        this.crew = crew;
        this.stencil = stencil;
        slabs = new Layers(grid);
        low = new int[grid.ny * grid.nz];
        high = new int[grid.ny * grid.nz];
        beside = stencil == Stencil.FACES
                ? new int[] {-1, 1, -grid.ny, grid.ny}
                : new int[] {-1, 1, -grid.ny, grid.ny, -grid.ny - 1, -grid.ny + 1, grid.ny - 1, grid.ny + 1};
        slant = stencil == Stencil.FACES ? 0 : 1;
        largest = new float[slabs.count];
        counted = new int[slabs.count];
    }

    /// Solves for u.
    ///
    /// @param content volume of the cells of each voxel, mm^3
    /// @param capacity of a voxel, mm^3
    /// @param u where to start (such as the last step's), and the solution, mm^3
    /// @param tolerance stops when no voxel is above capacity, and none with u > 0 below it, by more than this share of it
    /// @return sweeps
    /// @throws IllegalStateException when that is not reached
    int solve(float[] content, double capacity, float[] u, double tolerance) {
        float full = (float) capacity;
        float bound = (float) (tolerance * capacity);
        int positive = mark(content, full, u);
        if (positive == 0) {
            return 0;
        }
        int sweeps = 0;
        int next = 4;
        int reach = positive;
        while (true) {
            float change = sweep(content, full, u, relaxation(reach, sweeps));
            sweeps++;
            if (change <= bound && residual(content, full, u) <= bound) {
                return sweeps;
            }
            if (sweeps == next) {
                reach = mark(content, full, u);
                next *= 2;
            }
            if (sweeps == MOST_SWEEPS) {
                throw new IllegalStateException("growth by pressure is not solved to " + tolerance
                        + " of capacity after " + sweeps + " sweeps: ask for a larger tolerance");
            }
        }
    }

    /// The factor of a sweep. The best one for the slowest mode of a ball follows from Jacobi's method, which loses half the square of
    /// pi/radius over the sum of weights of it in a sweep. It leaves shorter waves nearly as slow, and those are what the last step's u
    /// gets wrong: so first sweeps that smooth, then a lower factor for as long as it may suffice, then the best.
    ///
    /// @param voxels that push
    /// @param sweeps done
    private float relaxation(int voxels, int sweeps) {
        double radius = Math.cbrt(3 * voxels / (4 * Math.PI)) + 1;
        double best = Math.min(1, Math.PI / radius * Math.sqrt(2.0 / stencil.weights()));
        double lost = sweeps < SMOOTHING ? 1 : sweeps < WARM ? Math.min(1, SHORTER * best) : best;
        return (float) (2 / (1 + lost));
    }

    /// Marks the part of every row that pushes, and counts its voxels.
    private int mark(float[] content, float full, float[] u) {
        crew.share(slabs.count, slab -> {
            int sum = 0;
            for (int z = slabs.from[slab]; z < slabs.from[slab + 1]; z++) {
                for (int y = 1; y < grid.ny - 1; y++) {
                    int row = grid.row(y, z);
                    sum += mark(row, content, full, u);
                }
            }
            counted[slab] = sum;
        });
        int sum = 0;
        for (int slab = 0; slab < slabs.count; slab++) {
            sum += counted[slab];
        }
        return sum;
    }

    private int mark(int row, float[] content, float full, float[] u) {
        int base = row * grid.nx;
        int from = grid.first[row];
        int to = grid.last[row];
        while (from < to && !pushes(base + from, content, full, u)) {
            from++;
        }
        while (to > from && !pushes(base + to - 1, content, full, u)) {
            to--;
        }
        low[row] = from;
        high[row] = to;
        return to - from;
    }

    private static boolean pushes(int i, float[] content, float full, float[] u) {
        return u[i] > 0 || content[i] > full;
    }

    /// One sweep over all colours: voxels of a colour are no neighbours of each other.
    ///
    /// @return the largest change, as the residual that it removes
    private float sweep(float[] content, float full, float[] u, float omega) {
        float most = 0;
        int colours = stencil == Stencil.FACES ? 2 : 4;
        for (int colour = 0; colour < colours; colour++) {
            int now = colour;
            crew.share(slabs.count, slab -> largest[slab] = sweep(slab, now, content, full, u, omega));
            most = Math.max(most, largest());
        }
        return most / omega * stencil.weights();
    }

    private float sweep(int slab, int colour, float[] content, float full, float[] u, float omega) {
        float most = 0;
        for (int z = slabs.from[slab]; z < slabs.from[slab + 1]; z++) {
            for (int y = 1; y < grid.ny - 1; y++) {
                int row = grid.row(y, z);
                int parity = parity(colour, y + grid.oy, z + grid.oz);
                if (parity < 0 || grid.last[row] == grid.first[row]) {
                    continue;
                }
                int from = reachedFrom(row);
                int to = reachedTo(row);
                if (from < to) {
                    int base = row * grid.nx;
                    int start = base + from + (from + grid.ox + parity & 1);
                    float here = stencil == Stencil.FACES
                            ? faces(start, base + to, content, full, u, omega / 6)
                            : edges(start, base + to, content, full, u, omega / 5);
                    most = Math.max(most, here);
                    widen(row, from, to, u);
                }
            }
        }
        return most;
    }

    /// Takes voxels in whose u has become positive.
    private void widen(int row, int from, int to, float[] u) {
        int base = row * grid.nx;
        boolean none = low[row] == high[row];
        int start = from;
        int end = to;
        while (start < (none ? to : low[row]) && u[base + start] <= 0) {
            start++;
        }
        if (none && start == to) {
            return;
        }
        while (end > (none ? start : high[row]) && u[base + end - 1] <= 0) {
            end--;
        }
        low[row] = start;
        high[row] = end;
    }

    /// Which x of a row have a colour: even or odd ones, or -1 for none. By place in space, so that the box does not matter.
    private int parity(int colour, int y, int z) {
        if (stencil == Stencil.FACES) {
            return colour + y + z & 1;
        }
        // Triples of parities, each with its opposite: 000 and 111, 100 and 011, 010 and 101, 001 and 110. Only corners
        // touch.
        boolean unlike = (y + z & 1) == 1;
        if (unlike != colour >= 2) {
            return -1;
        }
        return colour == 0 ? y & 1 : colour == 1 ? 1 - (y & 1) : colour == 2 ? z & 1 : y & 1;
    }

    /// The first voxel of a row that pushes or that one which pushes is next to.
    private int reachedFrom(int row) {
        int from = low[row] < high[row] ? low[row] - 1 : Integer.MAX_VALUE;
        for (int other : beside) {
            if (low[row + other] < high[row + other]) {
                from = Math.min(from, low[row + other] - slant);
            }
        }
        return Math.min(Math.max(from, grid.first[row]), grid.last[row]);
    }

    /// One more than the last of them.
    private int reachedTo(int row) {
        int to = low[row] < high[row] ? high[row] + 1 : 0;
        for (int other : beside) {
            if (low[row + other] < high[row + other]) {
                to = Math.max(to, high[row + other] + slant);
            }
        }
        return Math.min(to, grid.last[row]);
    }

    private float faces(int start, int end, float[] content, float full, float[] u, float factor) {
        int nx = grid.nx;
        int plane = nx * grid.ny;
        int change = 0;
        for (int i = start; i < end; i += 2) {
            float old = u[i];
            // Differences first: they are exact where u is smooth, and their sum is small beside u.
            float x = u[i - 1] - old + (u[i + 1] - old);
            float y = u[i - nx] - old + (u[i + nx] - old);
            float z = u[i - plane] - old + (u[i + plane] - old);
            float wanted = old + factor * (x + y + z + (content[i] - full));
            float next = positive(wanted);
            u[i] = next;
            change = Math.max(change, Float.floatToRawIntBits(next - old) & 0x7FFFFFFF);
        }
        return Float.intBitsToFloat(change);
    }

    private float edges(int start, int end, float[] content, float full, float[] u, float factor) {
        int nx = grid.nx;
        int plane = nx * grid.ny;
        int change = 0;
        for (int i = start; i < end; i += 2) {
            float old = u[i];
            float wanted = old + factor * (around(u, i, old, nx, plane) + (content[i] - full));
            float next = positive(wanted);
            u[i] = next;
            change = Math.max(change, Float.floatToRawIntBits(next - old) & 0x7FFFFFFF);
        }
        return Float.intBitsToFloat(change);
    }

    /// A number, or 0 where it is below; without a branch, which at the front would be anyone's guess.
    private static float positive(float number) {
        int bits = Float.floatToRawIntBits(number);
        return Float.intBitsToFloat(bits & ~(bits >> 31));
    }

    /// The weighted sum of the differences to the eighteen neighbours.
    private static float around(float[] u, int i, float old, int nx, int plane) {
        int a = i - plane;
        int b = i + plane;
        float face =
                u[i - 1] - old + (u[i + 1] - old) + (u[i - nx] - old + (u[i + nx] - old)) + (u[a] - old + (u[b] - old));
        float flat = u[i - nx - 1] - old + (u[i + nx + 1] - old) + (u[i - nx + 1] - old + (u[i + nx - 1] - old));
        float below = u[a - nx] - old + (u[a + nx] - old) + (u[a - 1] - old + (u[a + 1] - old));
        float above = u[b - nx] - old + (u[b + nx] - old) + (u[b - 1] - old + (u[b + 1] - old));
        return 2f / 3 * face + 1f / 12 * (flat + below + above);
    }

    /// The largest overfilling of any voxel, and underfilling of any that pushes.
    private float residual(float[] content, float full, float[] u) {
        crew.share(slabs.count, slab -> {
            float worst = 0;
            for (int z = slabs.from[slab]; z < slabs.from[slab + 1]; z++) {
                for (int y = 1; y < grid.ny - 1; y++) {
                    int row = grid.row(y, z);
                    worst = Math.max(worst, residual(row, content, full, u));
                }
            }
            largest[slab] = worst;
        });
        return largest();
    }

    private float residual(int row, float[] content, float full, float[] u) {
        int nx = grid.nx;
        int plane = nx * grid.ny;
        boolean faces = stencil == Stencil.FACES;
        float worst = 0;
        for (int i = row * nx + reachedFrom(row), end = row * nx + reachedTo(row); i < end; i++) {
            float old = u[i];
            float sum = faces
                    ? u[i - 1]
                            - old
                            + (u[i + 1] - old)
                            + (u[i - nx] - old + (u[i + nx] - old))
                            + (u[i - plane] - old + (u[i + plane] - old))
                    : around(u, i, old, nx, plane);
            float over = content[i] - full + sum;
            float wrong = old > 0 ? Math.abs(over) : over;
            worst = wrong > worst ? wrong : worst;
        }
        return worst;
    }

    private float largest() {
        float most = 0;
        for (float each : largest) {
            most = Math.max(most, each);
        }
        return most;
    }
}
