package crosstalk.solver.stochastic;

import java.util.Arrays;

/// Who leaps, how far, and what is expected on the way.
///
/// A species that matters to more than its own fates ([Influence]) is looked after; others bound nothing and are never fired
/// one by one, since fates are drawn exactly.
/// - An event that changes a small population that matters is critical: fired one by one.
/// - The standard deviation of what leaps add to a population x of order g in one leap is at most `epsilon max(x/g, FEW)`:
///   no rate sees more noise than that late. The same holds of the expected change where a joint event takes from x.
/// - What rates change between start and middle is bounded by [#bend], which needs the rates at the middle.
/// - An event that brings more at once than a leap may add bounds nothing: the noise is in its jumps, not between them.
///
/// Source: cao2006, eq. 33, with the bound on the expected change replaced by one on the change of rates.
final class LeapLength {

    /// Firings, or individuals, by which a step may be wrong where that is more than the relative bound.
    private static final double FEW_FIRINGS = 0.05;

    /// A population below this many may change by as many in a leap as one of this many.
    private static final double FEW = 30;

    private final Events events;
    private final boolean[] matters;
    private final double largestBend;
    private final double epsilon;
    private final int criticalCount;
    /// Change of each species per unit of time, by the events that leap, as expected at the start.
    final double[] drift;
    private final double[] spread;
    /// By species: what its leaping fates take per unit of time.
    private final double[] leaving;
    /// By species: the chance that one who arrives within the step leaves again, and what leaving does to a mean gain.
    private final double[] late;
    private final double[] slowing;
    /// By event: hazards by which the middle is expected.
    private final double[] expected;
    private final double[] gains;
    /// By event: whether it is fired one by one in this step.
    final boolean[] critical;
    /// Events that leap in this step, the first `leapCount`, in order.
    private final int[] leaping;
    private int leapCount;

    LeapLength(Events events, boolean[] matters, int species, Options options) {
        this.events = events;
        this.matters = matters;
        epsilon = options.epsilon();
        largestBend = options.largestBend();
        criticalCount = options.criticalCount();
        drift = new double[species];
        spread = new double[species];
        leaving = new double[species];
        late = new double[species];
        slowing = new double[species];
        gains = new double[species];
        expected = new double[events.count];
        critical = new boolean[events.count];
        leaping = new int[events.count];
    }

    /// Whether any event that can happen leaps in this step.
    boolean leaps() {
        return leapCount > 0;
    }

    /// Sorts events into critical ones and others, and returns the longest leap of the others; infinite without any bound.
    double choose(double[] hazards, double[] state, double[] yields) {
        Arrays.fill(drift, 0);
        Arrays.fill(spread, 0);
        Arrays.fill(leaving, 0);
        leapCount = 0;
        for (int e = 0; e < hazards.length; e++) {
            double hazard = hazards[e];
            if (hazard == 0 || epsilon == 0 || isCritical(e, state)) {
                critical[e] = true;
                continue;
            }
            critical[e] = false;
            leaping[leapCount++] = e;
            addDrift(e, hazard, state, yields);
        }
        return leaps() ? longest(state) : Double.POSITIVE_INFINITY;
    }

    /// Makes every event critical: the step is one of exact simulation.
    void fireOneByOne() {
        Arrays.fill(critical, true);
        Arrays.fill(leaving, 0);
        Arrays.fill(drift, 0);
        leapCount = 0;
    }

    /// Sets `to` to the species as expected on average over a step of length `length`, by the hazards of its start per head.
    void expect(double[] hazards, double length, double[] state, double[] yields, double[] to) {
        System.arraycopy(hazards, 0, expected, 0, expected.length);
        expect(length, state, yields, to);
    }

    /// The same by hazards that change: those of the start, and those at the state in `to`, expected before.
    ///
    /// With x' at the start and x'' from the difference the average is x + x' h/2 + x'' h^2/6, which is right to the third
    /// order for growth at a constant rate.
    void expectAgain(Hazards hazards, double length, double[] state, double[] yields, double[] to) {
        Arrays.fill(leaving, 0);
        for (int i = 0; i < leapCount; i++) {
            int e = leaping[i];
            double sum = hazards.start[e] + 2 * hazards.middle[e];
            expected[e] = sum / 3;
            if (events.kind[e] == Events.FATE) {
                int species = events.takeSpecies[events.takeStart[e]];
                expected[e] = sum * (state[species] / (state[species] + 2 * to[species]));
                leaving[species] += expected[e];
            }
        }
        expect(length, state, yields, to);
    }

    private void expect(double length, double[] state, double[] yields, double[] to) {
        Arrays.fill(gains, 0);
        Arrays.fill(slowing, 1);
        Arrays.fill(late, 0);
        for (int species : events.fatedSpecies) {
            if (leaving[species] > 0) {
                double z = leaving[species] / state[species] * length;
                late[species] = Chance.ofLeavingLate(z);
                slowing[species] = 2 * late[species] / z;
            }
        }
        for (int i = 0; i < leapCount; i++) {
            addGains(leaping[i], expected[leaping[i]] * length / 2, yields);
        }
        for (int i = 0; i < state.length; i++) {
            double average = state[i] * (1 - late[i]) + gains[i] * slowing[i];
            to[i] = state[i] >= 0 ? Math.max(0, average) : average;
        }
    }

    private void addGains(int e, double linear, double[] yields) {
        double firings = linear;
        if (events.kind[e] == Events.FATE) {
            firings *= slowing[events.takeSpecies[events.takeStart[e]]];
        } else {
            for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
                gains[events.takeSpecies[i]] -= events.takeAmount[i] * firings;
            }
        }
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            gains[events.giveSpecies[i]] += amount(i, yields) * firings;
        }
    }

    /// How far hazards bend within a step of length `length`, as a share of what is allowed: 1 is the limit.
    ///
    /// Measured by the change expected at the hazards in the middle less that expected at those at the start, fates per head:
    /// for events that leap by species that matters, relative to its amount; for critical events in firings. Grows with the
    /// square of the length.
    ///
    /// @param middle the state for which the hazards in the middle were worked out
    double bend(Hazards hazards, double length, double[] state, double[] middle, double[] yields) {
        if (leaps()) {
            Arrays.fill(spread, 0);
        }
        double largest = 0;
        for (int e = 0; e < critical.length; e++) {
            double change = critical[e] || events.kind[e] != Events.FATE
                    ? hazards.middle[e] - hazards.start[e]
                    : perHeadChange(e, hazards, state, middle);
            if (critical[e]) {
                largest = Math.max(largest, Math.abs(change) * length / FEW_FIRINGS);
            } else if (change != 0) {
                addBend(e, change, yields);
            }
        }
        if (leaps()) {
            for (int species : events.reactants) {
                double allowed = largestBend * state[species] + FEW_FIRINGS;
                double bend = Math.abs(spread[species]) * length / allowed;
                largest = matters[species] ? Math.max(largest, bend) : largest;
            }
        }
        return largest;
    }

    /// Change of the hazard of a fate beyond that of the number of heads.
    private double perHeadChange(int e, Hazards hazards, double[] state, double[] middle) {
        int species = events.takeSpecies[events.takeStart[e]];
        return middle[species] > 0 ? hazards.middle[e] * (state[species] / middle[species]) - hazards.start[e] : 0;
    }

    private void addBend(int e, double change, double[] yields) {
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            spread[events.takeSpecies[i]] -= events.takeAmount[i] * change;
        }
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            spread[events.giveSpecies[i]] += amount(i, yields) * change;
        }
    }

    private boolean isCritical(int e, double[] state) {
        for (int i = events.touchStart[e]; i < events.touchStart[e + 1]; i++) {
            int species = events.touchSpecies[i];
            if (matters[species] && state[species] < criticalCount * events.touchAmount[i]) {
                return true;
            }
        }
        return false;
    }

    private double allowed(int species, double[] state) {
        return epsilon * Math.max(state[species] / Math.max(1, events.order[species]), FEW);
    }

    private void addDrift(int e, double hazard, double[] state, double[] yields) {
        boolean isFate = events.kind[e] == Events.FATE;
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            int species = events.takeSpecies[i];
            leaving[species] += isFate ? hazard : 0;
            drift[species] -= events.takeAmount[i] * hazard;
            spread[species] += events.takeAmount[i] * events.takeAmount[i] * hazard;
        }
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            int species = events.giveSpecies[i];
            double amount = amount(i, yields);
            drift[species] += amount * hazard;
            spread[species] += amount <= 1 || amount <= allowed(species, state) ? amount * amount * hazard : 0;
        }
    }

    private double amount(int line, double[] yields) {
        int yield = events.giveYield[line];
        return yield < 0 ? events.giveAmount[line] : Math.max(0, yields[yield]);
    }

    private double longest(double[] state) {
        double length = Double.POSITIVE_INFINITY;
        for (int species : events.reactants) {
            if (matters[species] && spread[species] > 0) {
                double allowed = allowed(species, state);
                length = Math.min(length, allowed * allowed / spread[species]);
                if (events.order[species] > 1) {
                    length = Math.min(length, allowed / Math.abs(drift[species]));
                }
            }
        }
        return length;
    }
}
