package crosstalk.solver.meanfield;

import crosstalk.network.Network;
import crosstalk.solver.SolverException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Many subjects of one network stepped side by side: same times, different parameters and states. For calibration and
/// studies of sensitivity, which run thousands of them.
///
/// Subjects are taken in groups of [EnsemblePlan#lanes]; those of a group share every step, an explicit one of
/// [DormandPrince] whose length keeps the error of each within [Tolerance], measured as [MeanField] does. A step ends at
/// each `end`. There are no watches.
///
/// A subject that would spoil its group goes on alone as a [MeanField] from where it stands, with stiff steps when they pay:
/// one that meets a value that is not finite, or holds the others to steps 10 times shorter than theirs for long. It stays
/// alone. When it fails alone too, the others go on, and [#advance] says so in the end.
///
/// A subject's result depends on its companions to within the tolerance, since they share the steps, and is the same
/// every time for the same companions. Not thread-safe; several ensembles may share a plan.
public final class MeanFieldEnsemble {

    private final EnsemblePlan plan;
    private final Network network;
    private final Tolerance tolerance;
    private final int lanes;
    private final List<LaneGroup> groups = new ArrayList<>();
    private final double[][] parameters;
    private final TreeMap<Integer, MeanField> alone = new TreeMap<>();
    private final TreeMap<Integer, String> failures = new TreeMap<>();
    private double time;

    /// Subjects at time 0.
    ///
    /// @param plan of the network; shared
    /// @param parameters by subject, then by parameter; copied
    /// @param starts state at time 0 by subject, then by species; copied
    /// @throws IllegalArgumentException when there is no subject or a length differs from the network's
    public MeanFieldEnsemble(EnsemblePlan plan, double[][] parameters, double[][] starts, Tolerance tolerance) {
        this.plan = plan;
        this.tolerance = tolerance;
        network = plan.plan().network();
        lanes = plan.lanes();
        if (starts.length == 0 || starts.length != parameters.length) {
            throw new IllegalArgumentException("parameters and a start for each of at least one subject, found "
                    + parameters.length + " and " + starts.length);
        }
        this.parameters = new double[starts.length][];
        for (int first = 0; first < starts.length; first += lanes) {
            groups.add(new LaneGroup(plan, tolerance, Math.min(lanes, starts.length - first)));
        }
        for (int subject = 0; subject < starts.length; subject++) {
            setParameters(subject, parameters[subject]);
            setState(subject, starts[subject]);
        }
        changed();
    }

    /// Number of subjects.
    public int subjects() {
        return parameters.length;
    }

    /// The present time, in the network's unit.
    public double time() {
        return time;
    }

    /// The amount of a species in a subject.
    public double amount(int subject, int species) {
        MeanField single = alone.get(subject);
        return single != null ? single.state()[species] : group(subject).state()[place(subject, species)];
    }

    /// Sets the amount of a species in a subject; call [#changed] when all are set.
    public void setAmount(int subject, int species, double amount) {
        MeanField single = alone.get(subject);
        if (single != null) {
            single.state()[species] = amount;
        } else {
            group(subject).state()[place(subject, species)] = amount;
        }
    }

    /// A subject's state by species, a copy.
    public double[] state(int subject) {
        double[] state = new double[network.species().size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = amount(subject, i);
        }
        return state;
    }

    /// Sets a subject's whole state; call [#changed] when all are set.
    ///
    /// @throws IllegalArgumentException when its length differs from the network's
    public void setState(int subject, double[] state) {
        require("species", network.species().size(), state.length);
        for (int i = 0; i < state.length; i++) {
            setAmount(subject, i, state[i]);
        }
    }

    /// A subject's parameters, a copy.
    public double[] parameters(int subject) {
        return parameters[subject].clone();
    }

    /// Sets a subject's parameters; call [#changed] when all are set.
    ///
    /// @param values by parameter; copied
    /// @throws IllegalArgumentException when their number differs from the network's
    public void setParameters(int subject, double[] values) {
        require("parameters", network.parameters().size(), values.length);
        parameters[subject] = values.clone();
        MeanField single = alone.get(subject);
        if (single != null) {
            System.arraycopy(values, 0, single.parameters(), 0, values.length);
        } else {
            group(subject).settle(subject % lanes, values);
        }
    }

    /// A subject's assigned quantities now, by assignment.
    public double[] assigned(int subject) {
        double[] assigned = new double[network.assignments().size()];
        plan.plan().kernel().assign(time, state(subject), parameters[subject], assigned);
        return assigned;
    }

    /// Says that states or parameters were set; the length of the next step is estimated afresh.
    public void changed() {
        groups.forEach(LaneGroup::changed);
        alone.values().forEach(MeanField::changed);
    }

    /// Whether a subject has left its group and goes on alone.
    public boolean isAlone(int subject) {
        return alone.containsKey(subject);
    }

    /// Why a subject could not go on; its state is the last that it reached. Empty for the others.
    public Optional<String> failure(int subject) {
        return Optional.ofNullable(failures.get(subject));
    }

    /// Steps taken by groups since the start, each for all its subjects.
    public long steps() {
        return groups.stream().mapToLong(LaneGroup::steps).sum();
    }

    /// Steps tried and rejected by groups since the start.
    public long rejections() {
        return groups.stream().mapToLong(LaneGroup::rejections).sum();
    }

    /// Moves every subject to time `end`.
    ///
    /// @throws SolverException when subjects can not go on; names each, with the species or reaction at fault and the time.
    ///     The others have reached `end`, and a further call goes on with them.
    public void advance(double end) {
        if (!(end >= time) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("advance from " + time + " to " + end);
        }
        for (int g = 0; g < groups.size(); g++) {
            advance(g, end);
        }
        time = end;
        List<String> found = new ArrayList<>();
        alone.forEach((subject, single) -> {
            if (!failures.containsKey(subject)) {
                try {
                    single.advance(end, List.of());
                } catch (SolverException e) {
                    String what = "subject " + subject + ": " + e.getMessage();
                    failures.put(subject, what);
                    found.add(what);
                }
            }
        });
        if (!found.isEmpty()) {
            throw new SolverException(String.join("; ", found));
        }
    }

    private void advance(int index, double end) {
        LaneGroup group = groups.get(index);
        for (BitSet left = group.advance(end); !left.isEmpty(); left = group.advance(end)) {
            left.stream().forEach(lane -> goAlone(index * lanes + lane, group.time()));
            group.resume();
        }
    }

    private void goAlone(int subject, double now) {
        double[] state = state(subject);
        MeanField single = new MeanField(plan.plan(), parameters[subject], state, tolerance);
        single.restart(now, state);
        alone.put(subject, single);
    }

    private LaneGroup group(int subject) {
        return groups.get(subject / lanes);
    }

    private int place(int subject, int species) {
        return species * lanes + subject % lanes;
    }

    private static void require(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(expected + " values of " + what + " expected, found " + found);
        }
    }
}
