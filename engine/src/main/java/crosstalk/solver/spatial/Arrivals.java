package crosstalk.solver.spatial;

import crosstalk.random.BinomialQuantile;
import crosstalk.random.Scatter;
import crosstalk.random.Score;
import crosstalk.random.VoxelDraws;

/// Cells that come into a tissue from elsewhere, each into a voxel of its own choice.
///
/// Each voxel has a weight, its share of the vessels times the rate at which cells would come into the whole tissue if all of
/// it were like this voxel. Without a source to be used up, what comes into a voxel is a Poisson number by itself. Of a counted source each
/// cell leaves within the step with the chance 1 - exp(-H dt), H the sum of weights over the number there: how many in all is drawn once, and
/// which voxels they come into is a multinomial draw by weight: planes, then rows, then voxels, each a binomial of those
/// left by its part of the weight left. Both exact within what [VoxelDraws] says.
///
/// Sums are taken in an order fixed by where voxels are, and random numbers stand at the addresses of planes, rows and voxels, so that
/// the result is the same for any number of workers, and in a larger box with the same active voxels.
///
/// Shapes: over the box of the grid. Units: day.
final class Arrivals {

    private static final int TOTAL = 0;
    private static final int PLANE = 1;
    private static final int ROW = 2;
    private static final int VOXEL = 3;

    private final Grid grid;
    private final Crew crew;
    /// Of each row: the sum of its weights.
    private final double[] rows;
    /// Of each plane of one z: the sum of its rows.
    private final double[] planes;

    Arrivals(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
        rows = new double[grid.first.length];
        planes = new double[grid.nz];
    }

    /// Lets cells come in.
    ///
    /// @param weightRate by voxel: vessels times rate (per day); below 0 counts as 0
    /// @param dt days over the sum of vessels, at least 0
    /// @param source how many there are to come, or -1 without bound
    /// @param key of the random numbers: another for each kind of arrival and step
    /// @param into receives, added, those that come into each voxel
    /// @return how many came
    /// @throws IllegalArgumentException when weights or the step are not finite, or more come than a voxel can count
    long draw(float[] weightRate, double dt, long source, long key, int[] into) {
        double perDay = sum(weightRate);
        if (!(perDay * dt >= 0) || Double.isInfinite(perDay * dt)) {
            throw new IllegalArgumentException("cells come in at " + perDay + " per day for " + dt + " days");
        }
        if (perDay * dt == 0 || source == 0) {
            return 0;
        }
        if (source < 0) {
            requireCountable(perDay * dt);
            return freely(weightRate, dt, Scatter.bits(key, VOXEL), into);
        }
        Score score = new Score();
        score.setUniform(Scatter.uniform(Scatter.bits(Scatter.bits(key, TOTAL), 0)));
        long total = BinomialQuantile.of(score, source, -Math.expm1(-perDay * dt / source));
        requireCountable(total);
        if (total > 0) {
            int[] perPlane = split((int) total, key);
            crew.share(grid.nz, z -> {
                if (perPlane[z] > 0) {
                    fillPlane(z, perPlane[z], weightRate, key, into, new Share(grid.nx));
                }
            });
        }
        return total;
    }

    private static void requireCountable(double cells) {
        if (cells > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(cells + " cells come in within one step, more than a voxel can count");
        }
    }

    /// A Poisson number for each voxel.
    private long freely(float[] weightRate, double dt, long key, int[] into) {
        long[] came = new long[grid.nz];
        crew.share(grid.nz, z -> {
            double[] uniform = new double[grid.nx];
            int[] drawn = new int[grid.nx + 1];
            for (int y = 0; y < grid.ny; y++) {
                int row = grid.row(y, z);
                if (rows[row] > 0) {
                    int first = grid.first[row];
                    int voxels = grid.last[row] - first;
                    Scatter.uniforms(key, grid.address(first, y, z), voxels, uniform);
                    came[z] += freely(weightRate, row * grid.nx + first, voxels, dt, uniform, drawn, into);
                }
            }
        });
        long all = 0;
        for (long each : came) {
            all += each;
        }
        return all;
    }

    /// The same for part of a row.
    private static long freely(
            float[] weightRate, int from, int voxels, double dt, double[] uniform, int[] drawn, int[] into) {
        int found = 0;
        for (int v = 0; v < voxels; v++) {
            drawn[found] = v;
            found += uniform[v] > 1 - weightRate[from + v] * dt ? 1 : 0;
        }
        long came = 0;
        for (int i = 0; i < found; i++) {
            int v = drawn[i];
            long here = VoxelDraws.poisson(uniform[v], weightRate[from + v] * dt);
            came += here;
            into[from + v] = Math.toIntExact(into[from + v] + here);
        }
        return came;
    }

    /// Sums of rows and planes, and of all; from last to first, as they are taken from later.
    private double sum(float[] weight) {
        crew.share(grid.nz, z -> {
            double plane = 0;
            for (int y = grid.ny - 1; y >= 0; y--) {
                int row = grid.row(y, z);
                int base = row * grid.nx;
                double sum = 0;
                for (int i = base + grid.last[row] - 1; i >= base + grid.first[row]; i--) {
                    double at = weight[i];
                    sum += at < 0 ? 0 : at;
                }
                rows[row] = sum;
                plane += sum;
            }
            planes[z] = plane;
        });
        double all = 0;
        for (int z = grid.nz - 1; z >= 0; z--) {
            all += planes[z];
        }
        return all;
    }

    private int[] split(int total, long key) {
        long planeKey = Scatter.bits(key, PLANE);
        Share share = new Share(grid.nz);
        for (int z = grid.nz - 1; z >= 0; z--) {
            share.put(z, planes[z]);
        }
        int[] perPlane = new int[grid.nz];
        int left = total;
        for (int z = 0; z < grid.nz && left > 0; z++) {
            perPlane[z] = share.draw(z, left, planeKey, z + grid.oz);
            left -= perPlane[z];
        }
        return perPlane;
    }

    private void fillPlane(int z, int cells, float[] weight, long key, int[] into, Share ofRow) {
        long rowKey = Scatter.bits(key, ROW);
        Share share = new Share(grid.ny);
        for (int y = grid.ny - 1; y >= 0; y--) {
            share.put(y, rows[grid.row(y, z)]);
        }
        int left = cells;
        for (int y = 0; y < grid.ny && left > 0; y++) {
            int own = share.draw(y, left, rowKey, grid.address(-grid.ox, y, z));
            if (own > 0) {
                fillRow(y, z, own, weight, key, into, ofRow);
            }
            left -= own;
        }
    }

    private void fillRow(int y, int z, int cells, float[] weight, long key, int[] into, Share share) {
        long voxelKey = Scatter.bits(key, VOXEL);
        int row = grid.row(y, z);
        int base = row * grid.nx;
        share.clear();
        for (int x = grid.last[row] - 1; x >= grid.first[row]; x--) {
            share.put(x, Math.max(0, weight[base + x]));
        }
        int left = cells;
        for (int x = grid.first[row]; x < grid.last[row] && left > 0; x++) {
            int own = share.draw(x, left, voxelKey, grid.address(x, y, z));
            into[base + x] += own;
            left -= own;
        }
    }

    /// Parts in order: each gets a binomial number of those left, by its part of the weight that is left. What is left to the last with
    /// any weight is all of it, without rounding, since sums are taken from the last to the first.
    private static final class Share {
        private final double[] weights;
        private final double[] fromHere;
        private double sum;

        Share(int parts) {
            weights = new double[parts];
            fromHere = new double[parts];
        }

        /// Forgets all weights; those that are not put again are not to be drawn for.
        void clear() {
            sum = 0;
        }

        /// Sets a weight; the last part first.
        void put(int part, double weight) {
            sum += weight;
            weights[part] = weight;
            fromHere[part] = sum;
        }

        int draw(int part, int left, long key, long address) {
            double weight = weights[part];
            if (weight == 0) {
                return 0;
            }
            return VoxelDraws.share(Scatter.uniform(Scatter.bits(key, address)), left, weight / fromHere[part]);
        }
    }
}
