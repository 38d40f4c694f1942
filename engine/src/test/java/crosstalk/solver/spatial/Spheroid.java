package crosstalk.solver.spatial;

import java.util.Arrays;

/// A ball that divides only where oxygen reaches: what the whole of pressure, transport and fields should make of it is known.
///
/// Oxygen c is 1 far away; in the tumour it is taken up, D lap c = c D/L^2; in the host it is supplied, D lap c = (c - 1) D/Lh^2; cells
/// divide at rate g c. By the radial solution, with p = coth(R/L)/L - 1/R and q = 1/Lh + 1/R:
/// dR/dt = g L^2 q p/(p + q).
final class Spheroid {

    static final double G = 0.6;

    final Ball ball;
    final double edge;
    final double inside;
    final double outside;
    private final double fit;
    private final float[] resistance;
    private final float[][] conductance;
    private final float[] oxygen;
    private final float[] production;
    private final float[] loss;
    double time;

    /// @param edge of a voxel, mm
    /// @param inside decay length in the tumour, mm
    /// @param outside decay length in the host, mm
    /// @param start radius, mm
    /// @param largest radius that there is room for, mm
    /// @param fit see [#diffuse]
    Spheroid(
            double edge,
            double inside,
            double outside,
            double start,
            double largest,
            double fit,
            Pressure.Stencil stencil) {
        this.edge = edge;
        this.inside = inside;
        this.outside = outside;
        this.fit = fit;
        int half = (int) Math.ceil((largest * 1.1 + 4 * outside) / edge) + 1;
        ball = new Ball(half, edge, 4000, new double[] {1}, new boolean[] {true}, stencil, Crew.ALONE);
        ball.fill(0, 0, start / edge, 1);
        resistance = new float[ball.grid.size()];
        conductance = new float[3][ball.grid.size()];
        oxygen = new float[ball.grid.size()];
        production = new float[ball.grid.size()];
        loss = new float[ball.grid.size()];
        Arrays.fill(oxygen, 1);
        Content.fill(ball.grid, Crew.ALONE, ball.counts, ball.volumes, ball.content);
    }

    double radius() {
        return ball.radius() * edge;
    }

    void step(double days, double tolerance) {
        for (int i = 0; i < loss.length; i++) {
            if (ball.grid.isActive(i)) {
                float filled = (float) Math.min(1, ball.content[i] / ball.capacity);
                float supply = (1 - filled) / (float) (outside * outside);
                production[i] = supply;
                loss[i] = filled / (float) (inside * inside) + supply;
            }
        }
        diffuse();
        ball.grow(0, i -> 1 + G * oxygen[i] * days);
        ball.push(tolerance);
        time += days;
    }

    /// Oxygen in its steady state, by over-relaxation: conductance of a face between materials, each with its diffusion times the
    /// `fit` power of (h/L)^2/(2(cosh(h/L) - 1)): 0 for plain finite volumes, 1 for what is exact deep in a material.
    private void diffuse() {
        Grid grid = ball.grid;
        double resistIn = 1 / Math.pow(decayOf(inside), fit);
        double resistOut = 1 / Math.pow(decayOf(outside), fit);
        for (int i = 0; i < oxygen.length; i++) {
            double filled = Math.min(1, ball.content[i] / ball.capacity);
            resistance[i] =
                    grid.isActive(i) ? (float) (filled * resistIn + (1 - filled) * resistOut) : Float.POSITIVE_INFINITY;
        }
        for (int n = 0; n < 3; n++) {
            int step = n == 0 ? 1 : n == 1 ? grid.nx : grid.nx * grid.ny;
            for (int i = 0; i + step < oxygen.length; i++) {
                conductance[n][i] = 2 / (resistance[i] + resistance[i + step]);
            }
        }
        for (int sweep = 0; sweep < 1000; sweep++) {
            if (Math.max(sweep(0), sweep(1)) < 1e-5) {
                return;
            }
        }
        throw new IllegalStateException("oxygen is not solved");
    }

    private double decayOf(double length) {
        return Math.pow(edge / length, 2) / (2 * (Math.cosh(edge / length) - 1));
    }

    private float sweep(int colour) {
        Grid grid = ball.grid;
        int ny = grid.nx;
        int nz = grid.nx * grid.ny;
        float square = (float) (edge * edge);
        float most = 0;
        for (int row = 0; row < grid.first.length; row++) {
            int start = grid.first[row] + (grid.first[row] + row % grid.ny + row / grid.ny + colour & 1);
            for (int i = row * grid.nx + start, end = row * grid.nx + grid.last[row]; i < end; i += 2) {
                float a = conductance[0][i - 1];
                float b = conductance[0][i];
                float c = conductance[1][i - ny];
                float d = conductance[1][i];
                float e = conductance[2][i - nz];
                float f = conductance[2][i];
                float flow = a * oxygen[i - 1] + b * oxygen[i + 1] + c * oxygen[i - ny] + d * oxygen[i + ny];
                flow += e * oxygen[i - nz] + f * oxygen[i + nz] + square * production[i];
                float move = 1.3f * (flow / (a + b + c + d + e + f + square * loss[i]) - oxygen[i]);
                oxygen[i] += move;
                most = Math.max(most, Math.abs(move));
            }
        }
        return most;
    }

    /// The radius by the radial solution after a time, mm.
    double exact(double start, double days) {
        int steps = 10_000;
        double radius = start;
        for (int s = 0; s < steps; s++) {
            double half = radius + days / steps / 2 * speed(radius);
            radius += days / steps * speed(half);
        }
        return radius;
    }

    private double speed(double radius) {
        double p = 1 / (Math.tanh(radius / inside) * inside) - 1 / radius;
        double q = 1 / outside + 1 / radius;
        return G * inside * inside * q * p / (p + q);
    }
}
