package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Reaction;
import crosstalk.network.Species;

/// Refuses what whole counts can not do.
final class WholeCounts {

    private final Entries entries;
    private final StartValues starts;
    private final Problems problems;

    WholeCounts(Entries entries, StartValues starts, Problems problems) {
        this.entries = entries;
        this.starts = starts;
        this.problems = problems;
    }

    void check(Iterable<Reaction> reactions, Running running) {
        for (Reaction reaction : reactions) {
            Entry entry = entries.get(reaction.name());
            for (Reaction.Change change : reaction.changes()) {
                Species species = running.species.get(change.species());
                if (species.counted() && !NetworkLowering.isWhole(change.amount())) {
                    problems.refuse(
                            entry == null ? 0 : entry.line,
                            "stoichiometry that is no whole constant",
                            "reaction " + reaction.name() + " changes " + species.name() + " by " + shown(change)
                                    + "; in whole counts only whole constants are supported");
                }
            }
        }
        for (Entry entry : entries.all()) {
            if (entry.kind == Entry.Kind.SPECIES && entry.changedByReactions()) {
                double start = starts.kept(entry);
                if (start != Math.rint(start) || start < 0 || Double.isInfinite(start)) {
                    problems.refuse(
                            entry.line,
                            "start that is no whole count",
                            "species " + entry.id + " starts with the amount " + start
                                    + "; in whole counts a whole number from 0 is expected");
                }
            }
        }
    }

    private static String shown(Reaction.Change change) {
        return change.amount() instanceof Expression.Constant(double value) ? "" + value : "an amount that varies";
    }
}
