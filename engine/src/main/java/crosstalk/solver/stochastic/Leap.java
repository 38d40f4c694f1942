package crosstalk.solver.stochastic;

import crosstalk.random.BinomialQuantile;
import crosstalk.random.Poisson;
import crosstalk.random.PoissonQuantile;
import crosstalk.random.Purpose;
import crosstalk.random.Score;
import crosstalk.solver.SolverException;
import java.util.Arrays;

/// Draws how often each event happens in a leap, so that nothing is taken that is not there.
///
/// 1. Sources fire a Poisson number of times.
/// 2. The individuals of each species choose among the fates of the species and staying: a multinomial draw, drawn fate
///    by fate as conditional binomials, with the probability `1 - exp(-sum of hazards * length)` to leave.
/// 3. Those that arrived in 1 and 2, at moments taken as uniform over the leap, choose likewise, with the probability
///    `1 - (1 - exp(-z))/z` to leave, z being the sum of hazards times the length. Those that arrive in 3 stay.
/// 4. Joint events fire a Poisson number of times, at most as often as what is left allows.
///
/// Every number is the quantile of its law at a score of [Noise]: it rises with the hazard, and stands at the same address in
/// every arm.
///
/// Hazards are those at the middle of the leap. Error: exact in law for competing fates at constant hazards; the
/// mean of order 2 in the length in general; higher moments of order 1.
/// Each event has the scores of its reaction; the number that leave in 3, their fates, and yields have draws of their own.
final class Leap {

    private final Events events;
    /// Sources: first the events, then by fated species how many of those who arrive leave again.
    private final Noise noise;
    private final CellStreams lateFates;
    private final CellStreams rounding;
    private final Score score = new Score();
    private final double[] perHead;
    private final double[] leaveRate;
    private final double[] arrived;
    private final double[] late;
    private final double[] given;
    private final String[] reactions;
    private final boolean[] critical;
    private final double[] hazard;

    Leap(
            Events events,
            boolean[] critical,
            int species,
            long seed,
            long subject,
            String[] reactions,
            double largestStep) {
        this.events = events;
        this.critical = critical;
        String[] sources = Arrays.copyOf(reactions, events.count + events.fatedSpecies.length);
        for (int f = 0; f < events.fatedSpecies.length; f++) {
            // One score for all fates of a species: few of those who arrive leave again within the step.
            sources[events.count + f] = "late fates from " + reactions[events.fateEvent[events.fateStart[f]]];
        }
        noise = new Noise(seed, subject, sources, largestStep);
        String[] lateSources = Arrays.copyOfRange(sources, events.count, sources.length);
        lateFates = new CellStreams(seed, subject, Purpose.REACTION, "which ", lateSources);
        rounding = new CellStreams(seed, subject, Purpose.ROUNDING, "", reactions);
        perHead = new double[events.count];
        hazard = new double[events.count];
        leaveRate = new double[events.fatedSpecies.length];
        arrived = new double[species];
        late = new double[species];
        given = new double[species];
        this.reactions = reactions;
    }

    /// Says which step the draws that follow are for; it ends within the cell of time in which it begins.
    void begin(double time, double length) {
        noise.leap(time, length);
    }

    /// Applies 1 to 3 over a leap of length `length` to the counted species of `next`, which holds them as at the start.
    ///
    /// @param hazards at start and middle of the step that was planned
    /// @param part the leap's length as a fraction of the one planned
    /// @param middle state at the middle of the step that was planned
    void draw(
            Hazards hazards,
            double part,
            double length,
            double[] start,
            double[] middle,
            double[] yields,
            double[] next) {
        for (int e = 0; e < hazard.length; e++) {
            double at = hazards.start[e];
            hazard[e] = critical[e] ? 0 : Math.max(0, at + (hazards.middle[e] - at) * part);
        }
        Arrays.fill(arrived, 0);
        Arrays.fill(late, 0);
        for (int e = 0; e < hazard.length; e++) {
            if (events.kind[e] == Events.SOURCE && hazard[e] > 0) {
                give(e, poisson(e, hazard[e] * length), yields, arrived);
            }
        }
        for (int f = 0; f < events.fatedSpecies.length; f++) {
            int species = events.fatedSpecies[f];
            leaveRate[f] = heads(f, start[species], middle[species], part);
            double z = leaveRate[f] * length;
            if (z > 0) {
                next[species] -= leave(f, start[species], Chance.ofLeaving(z), false, yields, arrived);
            }
        }
        for (int f = 0; f < events.fatedSpecies.length; f++) {
            double z = leaveRate[f] * length;
            double there = arrived[events.fatedSpecies[f]];
            if (z > 0 && there > 0) {
                long leaving = binomial(events.count + f, (long) there, Chance.ofLeavingLate(z));
                next[events.fatedSpecies[f]] -= leave(f, (double) leaving, 1, true, yields, late);
            }
        }
        for (int i = 0; i < next.length; i++) {
            given[i] = arrived[i] + late[i];
            next[i] += events.counted[i] ? given[i] : 0;
        }
    }

    /// What the last [#draw] gave to each species, live; the caller adds it to the continuous ones.
    double[] given() {
        return given;
    }

    /// Sets the hazards per head of the fates of a species; returns their sum.
    private double heads(int f, double start, double middle, double part) {
        double heads = start + (middle - start) * part;
        double sum = 0;
        for (int i = events.fateStart[f]; i < events.fateStart[f + 1]; i++) {
            int e = events.fateEvent[i];
            perHead[e] = hazard[e] == 0 || start == 0 ? 0 : hazard[e] / (heads > 0 ? heads : start);
            sum += perHead[e];
        }
        return sum;
    }

    /// Draws how many of `there` take each fate when one leaves with probability `chance`; returns the number that leave.
    private double leave(int f, double there, double chance, boolean isLate, double[] yields, double[] arrivals) {
        double stay = there;
        double spent = 0;
        for (int i = events.fateStart[f]; i < events.fateStart[f + 1] && stay > 0; i++) {
            int e = events.fateEvent[i];
            if (perHead[e] > 0) {
                double share = chance * (perHead[e] / leaveRate[f]);
                double unspent = 1 - spent;
                double p = share < unspent ? share / unspent : 1;
                long firings = isLate ? lateBinomial(f, (long) stay, p) : binomial(e, (long) stay, p);
                spent += share;
                stay -= firings;
                if (firings > 0) {
                    give(e, (double) firings, yields, arrivals);
                }
            }
        }
        return there - stay;
    }

    /// How many of `n` succeed, by the score of a source of [Noise].
    private long binomial(int source, long n, double p) {
        if (p == 1) {
            return n;
        }
        long count = BinomialQuantile.of(noise.of(source, n * p), n, p);
        if (noise.isPending()) {
            noise.happened(source, count == 0, BinomialQuantile.none(n, p));
        }
        return count;
    }

    private long lateBinomial(int f, long n, double p) {
        if (p == 1) {
            return n;
        }
        score.setUniform(lateFates.at(f, noise.cell()).nextDouble());
        return BinomialQuantile.of(score, n, p);
    }

    /// Applies 4, by the hazards of the last [#draw], to `next`, which holds every species as after the rest of the step.
    void drawJoint(double length, double[] yields, double[] next) {
        for (int e = 0; e < hazard.length; e++) {
            if (events.kind[e] == Events.JOINT && hazard[e] > 0) {
                double firings = poisson(e, hazard[e] * length);
                for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
                    firings = Math.min(firings, Math.floor(next[events.takeSpecies[i]] / events.takeAmount[i]));
                }
                take(e, firings, next);
                give(e, firings, yields, next);
            }
        }
    }

    private double poisson(int e, double mean) {
        if (mean > Poisson.LARGEST_MEAN) {
            throw new SolverException(
                    "reaction " + reactions[e] + " is expected to happen " + mean + " times in one step");
        }
        long count = PoissonQuantile.of(noise.of(e, mean), mean);
        if (noise.isPending()) {
            noise.happened(e, count == 0, Math.exp(-mean));
        }
        return (double) count;
    }

    /// Fires event `e` once.
    void fire(int e, double[] yields, double[] next) {
        take(e, 1, next);
        give(e, 1, yields, next);
    }

    private void take(int e, double firings, double[] next) {
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            next[events.takeSpecies[i]] -= firings * events.takeAmount[i];
        }
    }

    private void give(int e, double firings, double[] yields, double[] to) {
        for (int i = events.giveStart[e]; i < events.giveStart[e + 1]; i++) {
            int yield = events.giveYield[i];
            double amount = yield < 0 ? events.giveAmount[i] : Math.max(0, yields[yield]);
            int species = events.giveSpecies[i];
            double sum = firings * amount;
            boolean isWhole = sum == Math.rint(sum) || !events.counted[species];
            to[species] += isWhole ? sum : Rounding.whole(sum, rounding.at(e, noise.cell()));
        }
    }
}
