package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import crosstalk.sbml.SbmlNetwork.Guard;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Refuses what whole counts can not do.
final class WholeCounts {

    private final Entries entries;
    private final StartValues starts;
    private final Problems problems;
    private final Running running;

    WholeCounts(Entries entries, StartValues starts, Problems problems, Running running) {
        this.entries = entries;
        this.starts = starts;
        this.problems = problems;
        this.running = running;
    }

    /// Checks reactions and start values; where a rate may fall below 0, adds a guard that ends the run there.
    void check(List<Reaction> reactions, List<Guard> guards) {
        Propensity propensity = new Propensity(running, name -> {
            Entry entry = entries.get(name);
            return entry == null || entry.isFixed();
        });
        for (Reaction reaction : reactions) {
            boolean isEvent = false;
            Set<Integer> reactants = new HashSet<>();
            Set<Integer> products = new HashSet<>();
            for (Reaction.Change change : reaction.changes()) {
                Species species = running.species.get(change.species());
                isEvent |= species.counted();
                requireWhole(reaction, change, species);
                if (change.amount() instanceof Expression.Constant(double amount)) {
                    (amount > 0 ? products : reactants).add(change.species());
                }
            }
            if (isEvent && propensity.isNet(reaction.rate(), reactants, products)) {
                problems.refuse(
                        line(reaction),
                        "net rate of a reversible reaction",
                        "the rate of reaction " + reaction.name()
                                + " is that of the reaction less that of its reverse; in"
                                + " whole counts write two reactions");
            } else if (isEvent && !propensity.isNeverNegative(reaction.rate())) {
                Expression negative = Calls.of(Operation.LESS, reaction.rate(), Expression.ZERO);
                running.assign("negative rate of " + reaction.name(), negative);
                guards.add(new Guard(
                        running.assignments.size() - 1,
                        "the rate of reaction " + reaction.name() + ", line " + line(reaction)
                                + ", is below 0, which has no meaning in whole counts,"));
            }
        }
        entries.all().forEach(this::requireWholeStart);
    }

    private int line(Reaction reaction) {
        Entry entry = entries.get(reaction.name());
        return entry == null ? 0 : entry.line;
    }

    private void requireWhole(Reaction reaction, Reaction.Change change, Species species) {
        if (species.counted() && !NetworkLowering.isWhole(change.amount())) {
            problems.refuse(
                    line(reaction),
                    "stoichiometry that is no whole constant",
                    "reaction " + reaction.name() + " changes " + species.name() + " by " + shown(change)
                            + "; in whole counts only whole constants are supported");
        }
    }

    private void requireWholeStart(Entry entry) {
        if (entry.kind != Entry.Kind.SPECIES || !entry.changedByReactions()) {
            return;
        }
        double start = starts.kept(entry);
        if (start != Math.rint(start) || start < 0 || Double.isInfinite(start)) {
            problems.refuse(
                    entry.line,
                    "start that is no whole count",
                    "species " + entry.id + " starts with the amount " + start
                            + "; in whole counts a whole number from 0 is expected");
        }
    }

    private static String shown(Reaction.Change change) {
        return change.amount() instanceof Expression.Constant(double value) ? "" + value : "an amount that varies";
    }
}
