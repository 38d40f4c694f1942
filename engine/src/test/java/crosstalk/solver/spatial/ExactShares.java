package crosstalk.solver.spatial;

import org.apache.commons.numbers.gamma.Erf;

/// The share of what is made evenly in a voxel that is found in another, in the steady state of diffusion and loss: the slow, obvious way.
///
/// A molecule lives for an exponential time, mean 1, while its place along each axis gains a normal step of variance 2 reach^2
/// times that time; the three axes are independent given the time. Checked by throwing molecules (python3, numpy 1.26, seed 1, 4e6
/// molecules of `x = random(3); t = exponential(); y = floor(x + normal(3) * sqrt(2 * reach**2 * t))`): own 0.62926 +- 0.00024
/// at reach 0.15, 0.23560 +- 0.00021 at 0.5, 0.09108 +- 0.00014 at 1; face neighbour 0.04965, 0.05406, 0.03030.
final class ExactShares {

    private ExactShares() {}

    /// @param reach decay length in voxels
    /// @param x voxels between source and place
    static double share(double reach, int x, int y, int z) {
        int steps = 4000;
        double longest = 6.5;
        double sum = 0;
        // time = u^2 makes the integrand smooth at 0: dt exp(-t) = 2 u du exp(-u^2); midpoint rule
        for (int i = 0; i < steps; i++) {
            double u = (i + 0.5) * longest / steps;
            double spread = reach * reach * u * u;
            sum += 2 * u * Math.exp(-u * u) * heat(spread, x) * heat(spread, y) * heat(spread, z);
        }
        return sum * longest / steps;
    }

    /// Share in an interval of length 1 that is `n` away, after a normal step of variance 2 `spread`.
    private static double heat(double spread, int n) {
        return corner(spread, n + 1) - 2 * corner(spread, n) + corner(spread, n - 1);
    }

    private static double corner(double spread, double x) {
        return x / 2 * Erf.value(x / (2 * Math.sqrt(spread)))
                + Math.sqrt(spread / Math.PI) * Math.exp(-x * x / (4 * spread));
    }
}
