package crosstalk.solver.bank;

/// Lambert's function: the w with w exp(w) = x, for x of 0 and more.
final class LambertW {

    private LambertW() {}

    /// The value whose exponent is given: w + ln w = `logarithm` of x. Taking the logarithm keeps arguments beyond the
    /// largest double. Newton on w + ln w from the side where it converges at every start.
    static double ofExponential(double logarithm) {
        double w = logarithm > 1 ? logarithm - Math.log(logarithm) : Math.exp(Math.min(logarithm, 0)) / 2;
        for (int i = 0; i < 100; i++) {
            double next = w * (1 + logarithm - Math.log(w)) / (1 + w);
            if (Math.abs(next - w) <= Math.ulp(w)) {
                return next;
            }
            w = next;
        }
        return w;
    }
}
