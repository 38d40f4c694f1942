package crosstalk.solver.stochastic;

import java.util.Arrays;

/// How long a leap may be so that no reactant changes by more than a small fraction.
///
/// For each counted reactant x with order g, the allowed change is `max(epsilon x / g, 1)`; the leap is the time in which
/// neither the expected change nor its standard deviation exceeds it. g is the number of individuals that a firing
/// takes at most; the dependence of hazards on the state is taken up by the hazards at the middle of the leap.
/// Source: cao2006, eq. 33.
final class LeapLength {

    /// Firings, or individuals, by which a step may be wrong where that is more than the relative bound.
    private static final double FEW_FIRINGS = 0.05;

    private final Events events;
    private final double largestBend;
    private final double epsilon;
    private final int criticalCount;
    /// Expected change of each species per unit of time, by the events that leap.
    final double[] drift;
    private final double[] spread;
    /// By event: whether it is fired one by one in this step.
    final boolean[] critical;
    private boolean leaps;

    LeapLength(Events events, int species, Options options) {
        this.events = events;
        epsilon = options.epsilon();
        largestBend = options.largestBend();
        criticalCount = options.criticalCount();
        drift = new double[species];
        spread = new double[species];
        critical = new boolean[events.count];
    }

    /// Whether any event that can happen leaps in this step.
    boolean leaps() {
        return leaps;
    }

    /// Sorts events into critical ones and others, and returns the longest leap of the others; infinite without any.
    double choose(double[] hazards, double[] state, double[] yields) {
        Arrays.fill(drift, 0);
        Arrays.fill(spread, 0);
        leaps = false;
        for (int e = 0; e < hazards.length; e++) {
            double hazard = hazards[e];
            if (hazard == 0 || isCritical(e, state) || jumps(e, state, yields)) {
                critical[e] = true;
                continue;
            }
            critical[e] = false;
            leaps = true;
            addDrift(e, hazard, yields);
        }
        return leaps ? longest(state) : Double.POSITIVE_INFINITY;
    }

    /// Makes every event critical: the step is one of exact simulation.
    void fireOneByOne() {
        Arrays.fill(critical, true);
        Arrays.fill(drift, 0);
        leaps = false;
    }

    /// How far hazards bend within a step of length `length`, as a share of what is allowed: 1 is the limit.
    ///
    /// Measured by the change expected at the hazards in the middle less that expected at those at the start: for events
    /// that leap by reactant, relative to its amount; for critical events in firings. Grows with the square of the length.
    double bend(Hazards hazards, double length, double[] state, double[] yields) {
        if (leaps) {
            Arrays.fill(spread, 0);
        }
        double largest = 0;
        for (int e = 0; e < critical.length; e++) {
            double change = hazards.middle[e] - hazards.start[e];
            if (critical[e]) {
                largest = Math.max(largest, Math.abs(change) * length / FEW_FIRINGS);
            } else if (change != 0) {
                addBend(e, change, yields);
            }
        }
        if (leaps) {
            for (int species : events.reactants) {
                double allowed = largestBend * state[species] + FEW_FIRINGS;
                largest = Math.max(largest, Math.abs(spread[species]) * length / allowed);
            }
        }
        return largest;
    }

    private void addBend(int e, double change, double[] yields) {
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            spread[events.takeSpecies[i]] -= events.takeAmount[i] * change;
        }
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            int yield = events.giveYield[i];
            spread[events.giveSpecies[i]] += (yield < 0 ? events.giveAmount[i] : Math.max(0, yields[yield])) * change;
        }
    }

    private boolean isCritical(int e, double[] state) {
        for (int i = events.touchStart[e]; i < events.touchStart[e + 1]; i++) {
            if (state[events.touchSpecies[i]] < criticalCount * events.touchAmount[i]) {
                return true;
            }
        }
        return false;
    }

    /// Whether one firing changes a population by more than a leap may: cells that arrive by the thousand. Such events are
    /// few, and leaping over them would need steps far shorter than the time between them.
    private boolean jumps(int e, double[] state, double[] yields) {
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            double amount = events.giveYield[i] < 0 ? events.giveAmount[i] : yields[events.giveYield[i]];
            if (amount > 1 && amount > allowed(events.giveSpecies[i], state)) {
                return true;
            }
        }
        return false;
    }

    private double allowed(int species, double[] state) {
        return Math.max(epsilon * state[species] / Math.max(1, events.order[species]), 1);
    }

    private void addDrift(int e, double hazard, double[] yields) {
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            add(events.takeSpecies[i], -events.takeAmount[i], hazard);
        }
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            int yield = events.giveYield[i];
            add(events.giveSpecies[i], yield < 0 ? events.giveAmount[i] : Math.max(0, yields[yield]), hazard);
        }
    }

    private void add(int species, double amount, double hazard) {
        double change = amount * hazard;
        drift[species] += change;
        spread[species] += amount * change;
    }

    private double longest(double[] state) {
        double length = Double.POSITIVE_INFINITY;
        for (int species : events.reactants) {
            if (spread[species] > 0) {
                double allowed = allowed(species, state);
                double byMean = allowed / Math.abs(drift[species]);
                double bySpread = allowed * allowed / spread[species];
                length = Math.min(length, Math.min(byMean, bySpread));
            }
        }
        return length;
    }
}
