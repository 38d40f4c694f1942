package crosstalk.statistics;

/// The proportion in an arm less that in its control, with the interval that Newcombe made of the two score intervals (his method
/// 10). Source: newcombe1998.
final class RiskDifference {
    static final Method METHOD =
            Method.of("difference of proportions, Newcombe's hybrid score interval", "newcombe1998");

    private RiskDifference() {}

    static Estimate of(TwoByTwo table, double level) {
        Wilson arm = Wilson.of(table.arm().count(), table.arm().n(), level);
        Wilson control = Wilson.of(table.control().count(), table.control().n(), level);
        double p = arm.proportion();
        double q = control.proportion();
        double low = Math.hypot(p - arm.interval().low(), control.interval().high() - q);
        double high =
                Math.hypot(arm.interval().high() - p, q - control.interval().low());
        return new Estimate(p - q, p - q - low, p - q + high, new Level(level), table.n(), METHOD);
    }
}
