package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// A ball of cells around the middle of a box, that grows: what the tests of pressure and transport share.
final class Ball {

    final Grid grid;
    final double capacity;
    final int[][] counts;
    final double[] volumes;
    final boolean[] sharp;
    final float[] content;
    final float[] u;
    final Pressure pressure;
    final Transport transport;

    /// Sweeps and steps so far.
    long sweeps;

    int steps;

    /// @param half voxels from the middle to the side of the active box
    /// @param edge of a voxel, mm
    /// @param capacity of a voxel, in volumes of a cell of the first population
    Ball(
            int half,
            double edge,
            double capacity,
            double[] volumes,
            boolean[] sharp,
            Pressure.Stencil stencil,
            Crew crew) {
        grid = round(half, edge);
        this.capacity = capacity * volumes[0];
        this.volumes = volumes;
        this.sharp = sharp;
        counts = new int[volumes.length][grid.size()];
        content = new float[grid.size()];
        u = new float[grid.size()];
        pressure = new Pressure(grid, crew, stencil);
        transport = new Transport(grid, crew, stencil);
    }

    /// A box with the voxels within `half` of the middle active.
    static Grid round(int half, double edge) {
        Grid grid = new Grid(edge, 2 * half + 3, 2 * half + 3, 2 * half + 3, -half - 1, -half - 1, -half - 1);
        for (int z = -half; z <= half; z++) {
            for (int y = -half; y <= half; y++) {
                double left = (half + 0.5) * (half + 0.5) - y * y - z * z;
                if (left >= 0) {
                    int row = grid.row(y + half + 1, z + half + 1);
                    int reach = (int) Math.sqrt(left);
                    grid.first[row] = half + 1 - reach;
                    grid.last[row] = half + 2 + reach;
                }
            }
        }
        return grid;
    }

    int middle() {
        return grid.nx / 2;
    }

    /// The share of each voxel within a radius of the middle, by 6 x 6 x 6 points.
    double within(int i, double radius) {
        int c = middle();
        int x = i % grid.nx - c;
        int y = i / grid.nx % grid.ny - c;
        int z = i / grid.nx / grid.ny - c;
        double far = Math.sqrt(x * x + y * y + z * z);
        if (far < radius - 0.9) {
            return 1;
        }
        if (far > radius + 0.9) {
            return 0;
        }
        int in = 0;
        for (int a = 0; a < 216; a++) {
            double dx = x + (a % 6 - 2.5) / 6;
            double dy = y + (a / 6 % 6 - 2.5) / 6;
            int layer = a / 36;
            double dz = z + (layer - 2.5) / 6;
            in += dx * dx + dy * dy + dz * dz < radius * radius ? 1 : 0;
        }
        return in / 216.0;
    }

    /// Fills a shell with a population.
    ///
    /// @param share of the capacity
    void fill(int population, double inner, double outer, double share) {
        for (int i = 0; i < grid.size(); i++) {
            double part = within(i, outer) - within(i, inner);
            counts[population][i] += (int) Math.round(part * share * capacity / volumes[population]);
        }
    }

    /// Multiplies a population by a factor that depends on the voxel, rounded up or down by chance.
    void grow(int population, IntToDoubleFunction factor) {
        int[] cells = counts[population];
        long key = Scatter.key(7, population, 1, steps);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > 0) {
                cells[i] = (int) (cells[i] * factor.applyAsDouble(i) + Scatter.uniform(Scatter.bits(key, i)));
            }
        }
    }

    /// Multiplies every population by the same factor.
    void grow(double factor) {
        for (int k = 0; k < counts.length; k++) {
            grow(k, _ -> factor);
        }
    }

    /// Solves the pressure and moves the cells.
    void push(double tolerance) {
        Content.fill(grid, Crew.ALONE, counts, volumes, content);
        sweeps += pressure.solve(content, capacity, u, tolerance);
        transport.move(counts, volumes, sharp, u, content, Scatter.key(7, 0, 2, steps));
        steps++;
    }

    /// Solves the pressure and moves the volume of the cells itself: growth by real numbers.
    void flow(double tolerance, Pressure.Stencil stencil) {
        sweeps += pressure.solve(content, capacity, u, tolerance);
        float[] old = content.clone();
        for (int i = 0; i < content.length; i++) {
            for (int n = 0; u[i] > 0 && n < stencil.neighbours(); n++) {
                int[] step = stencil.step(n);
                int j = i + step[0] + grid.nx * (step[1] + grid.ny * step[2]);
                float flow = Math.max(0, stencil.weight(n) * (u[i] - u[j]));
                old[i] -= flow;
                old[j] += flow;
            }
        }
        System.arraycopy(old, 0, content, 0, old.length);
        steps++;
    }

    long cells() {
        long sum = 0;
        for (int[] population : counts) {
            sum += Arrays.stream(population).asLongStream().sum();
        }
        return sum;
    }

    /// Volume of all cells over the capacity of a voxel, in voxels.
    double volume() {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += volumes[k] * Arrays.stream(counts[k]).asLongStream().sum();
        }
        return sum / capacity;
    }

    double radius() {
        return Math.cbrt(3 * volume() / (4 * Math.PI));
    }

    float fullest() {
        float most = 0;
        for (float each : content) {
            most = Math.max(most, each);
        }
        return (float) (most / capacity);
    }

    /// The semi-axes along the 26 directions to neighbours, in voxels: the integral of the filling from the middle outwards.
    double[] axes() {
        double[] axes = new double[26];
        int n = 0;
        for (int a = 0; a < 27; a++) {
            if (a != 13) {
                axes[n++] = axis(a % 3 - 1, a / 3 % 3 - 1, a / 9 - 1);
            }
        }
        return axes;
    }

    private double axis(int x, int y, int z) {
        double step = 0.05;
        double length = step / Math.sqrt(x * x + y * y + z * z);
        double sum = 0;
        for (int s = 0; ; s++) {
            double at = (s + 0.5) * length;
            if (Math.max(Math.max(Math.abs(x), Math.abs(y)), Math.abs(z)) * at > middle() - 1.5) {
                return sum;
            }
            sum += Math.min(1, filling(x * at, y * at, z * at)) * step;
        }
    }

    /// Filling between the middles of voxels, by trilinear interpolation.
    private double filling(double x, double y, double z) {
        int c = middle();
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int dx = corner & 1;
            int dy = corner >> 1 & 1;
            int dz = corner >> 2;
            double weight = Math.abs(1 - dx - (x - ix)) * Math.abs(1 - dy - (y - iy)) * Math.abs(1 - dz - (z - iz));
            sum += weight * content[grid.index(ix + dx + c, iy + dy + c, iz + dz + c)];
        }
        return sum / capacity;
    }
}
