package crosstalk.sbml;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Parameter;
import crosstalk.network.Species;
import crosstalk.sbml.Declarations.ParameterLine;
import crosstalk.sbml.Declarations.ReactionLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What names mean in the network, and the lists of the network that grow as they are given a place.
final class Running implements FormulaLowering.Names {

    private final Entries entries;
    private final StartValues starts;
    final List<Species> species = new ArrayList<>();
    final List<Expression> start = new ArrayList<>();
    final List<Parameter> parameters = new ArrayList<>();
    final List<Assignment> assignments = new ArrayList<>();
    /// What is kept of each entry.
    private final Map<String, Expression> kept = new HashMap<>();
    private final Map<String, Expression> assigned = new HashMap<>();
    private final Map<String, Expression> locals = new HashMap<>();

    /// @param counted whether species that reactions change are whole counts
    Running(Entries entries, StartValues starts, boolean counted) {
        this.entries = entries;
        this.starts = starts;
        for (Entry entry : entries.all()) {
            switch (entry.store()) {
                case STATE -> {
                    kept.put(entry.id, Expression.species(species.size()));
                    species.add(new Species(entry.id, counted && entry.changedByReactions()));
                    start.add(Expression.of(starts.kept(entry)));
                }
                case PARAMETER -> {
                    kept.put(entry.id, Expression.parameter(parameters.size()));
                    parameters.add(new Parameter(entry.id, starts.kept(entry)));
                }
                case ASSIGNED -> {
                    // has its place when its turn comes
                }
            }
        }
    }

    /// Gives an assigned quantity the next place.
    Expression assign(String key, Expression value) {
        Expression place = Expression.assigned(assignments.size());
        assignments.add(new Assignment(key, value));
        assigned.put(key, place);
        return place;
    }

    /// What is kept of something: a species or parameter of the network, or the assigned quantity that it is.
    Expression kept(Entry entry) {
        Expression found = entry.store() == Entry.Store.ASSIGNED ? assigned.get(entry.id) : kept.get(entry.id);
        return found == null ? Expression.of(Double.NaN) : found;
    }

    /// A parameter of a kinetic law.
    Expression local(ReactionLine reaction, ParameterLine own) {
        String name = reaction.id() + "." + own.id();
        return locals.computeIfAbsent(name, key -> {
            parameters.add(new Parameter(key, StartValues.orNaN(own.value())));
            return Expression.parameter(parameters.size() - 1);
        });
    }

    @Override
    public @Nullable Expression value(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return null;
        }
        boolean isPlainNumber = entry.kind == Entry.Kind.COMPARTMENT || entry.kind == Entry.Kind.REFERENCE;
        if (isPlainNumber && entry.isFixed()) {
            return Expression.of(starts.of(id));
        }
        if (!entry.keepsAmount() || entry.compartment == null) {
            return kept(entry);
        }
        Expression size = value(entry.compartment.id);
        return size == null ? kept(entry) : Calls.over(kept(entry), size);
    }

    @Override
    public @Nullable Expression rateOf(String id) {
        return assigned.get(Needs.RATE_OF + id);
    }

    @Override
    public Expression time() {
        return new Expression.Time();
    }

    @Override
    public Iterable<String> legal() {
        return entries.ids();
    }
}
