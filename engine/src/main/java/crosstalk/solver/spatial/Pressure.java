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

    private final Grid grid;
    private final Crew crew;
    private final Stencil stencil;
    private final Layers slabs;

    /// Of each row: whether it holds a voxel above capacity or with u > 0, now or earlier in this solve.
    private final boolean[] pushing;

    /// Of each slab: the largest change or residual.
    private final float[] largest;

    private final int[] counted;

    Pressure(Grid grid, Crew crew, Stencil stencil) {
        this.grid = grid;
        this.crew = crew;
        this.stencil = stencil;
        slabs = new Layers(grid);
        pushing = new boolean[grid.ny * grid.nz];
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
        float omega = relaxation(positive);
        while (true) {
            float change = sweep(content, full, u, omega);
            sweeps++;
            if (change <= bound && residual(content, full, u) <= bound) {
                return sweeps;
            }
            if (sweeps == next) {
                omega = relaxation(mark(content, full, u));
                next *= 2;
            }
            if (sweeps == MOST_SWEEPS) {
                throw new IllegalStateException("growth by pressure is not solved to " + tolerance
                        + " of capacity after " + sweeps + " sweeps: ask for a larger tolerance");
            }
        }
    }

    /// The best factor for a ball of that many voxels: from the slowest mode of Jacobi's method, which it loses in a sweep
    /// half the square of pi/radius over the sum of weights.
    private float relaxation(int voxels) {
        double radius = Math.cbrt(3 * voxels / (4 * Math.PI)) + 1;
        return (float) (2 / (1 + Math.min(1, Math.PI / radius * Math.sqrt(2.0 / stencil.weights()))));
    }

    /// Marks the rows that push, and counts the voxels that do.
    private int mark(float[] content, float full, float[] u) {
        crew.share(slabs.count, slab -> {
            int sum = 0;
            for (int z = slabs.from[slab]; z < slabs.from[slab + 1]; z++) {
                for (int y = 1; y < grid.ny - 1; y++) {
                    int row = grid.row(y, z);
                    int here = 0;
                    for (int i = row * grid.nx + grid.first[row], end = row * grid.nx + grid.last[row]; i < end; i++) {
                        here += u[i] > 0 || content[i] > full ? 1 : 0;
                    }
                    pushing[row] = here > 0;
                    sum += here;
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

    /// One sweep over all colours: voxels of a colour are no neighbours of each other.
    ///
    /// @return the largest change, as the residual that it removes
    private float sweep(float[] content, float full, float[] u, float omega) {
        float change = 0;
        int colours = stencil == Stencil.FACES ? 2 : 4;
        for (int colour = 0; colour < colours; colour++) {
            int now = colour;
            crew.share(slabs.count, slab -> largest[slab] = sweep(slab, now, content, full, u, omega));
            change = Math.max(change, largest());
        }
        return change / omega * stencil.weights();
    }

    private float sweep(int slab, int colour, float[] content, float full, float[] u, float omega) {
        float change = 0;
        for (int z = slabs.from[slab]; z < slabs.from[slab + 1]; z++) {
            for (int y = 1; y < grid.ny - 1; y++) {
                int row = grid.row(y, z);
                int parity = parity(colour, y, z);
                if (parity < 0 || grid.last[row] == grid.first[row] || !pushed(row)) {
                    continue;
                }
                int start = grid.first[row] + (grid.first[row] + parity & 1);
                int base = row * grid.nx;
                float here = stencil == Stencil.FACES
                        ? faces(base + start, base + grid.last[row], content, full, u, omega / 6)
                        : edges(base + start, base + grid.last[row], content, full, u, omega / 5);
                if (here > 0) {
                    pushing[row] = true;
                    change = Math.max(change, here);
                }
            }
        }
        return change;
    }

    /// Which x of a row have a colour: even or odd ones, or -1 for none.
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

    /// Whether a row or one next to it pushes.
    private boolean pushed(int row) {
        int ny = grid.ny;
        if (pushing[row] || pushing[row - 1] || pushing[row + 1] || pushing[row - ny] || pushing[row + ny]) {
            return true;
        }
        if (stencil == Stencil.FACES) {
            return false;
        }
        return pushing[row - ny - 1] || pushing[row - ny + 1] || pushing[row + ny - 1] || pushing[row + ny + 1];
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
                    if (pushed(row)) {
                        worst = Math.max(worst, residual(row, content, full, u));
                    }
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
        for (int i = row * nx + grid.first[row], end = row * nx + grid.last[row]; i < end; i++) {
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
