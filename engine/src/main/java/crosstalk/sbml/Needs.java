package crosstalk.sbml;

import crosstalk.sbml.Declarations.ReactionLine;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the value of each name depends on, at the start and while running.
///
/// A key is a name, or [#RATE_OF] and a name for how fast that changes.
final class Needs {

    static final String RATE_OF = "rate of ";

    private final Entries entries;

    Needs(Entries entries) {
        this.entries = entries;
    }

    /// What must be known to say where a key starts.
    Collection<String> atStart(String key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.rule != null || entry.kind == Entry.Kind.REACTION) {
            return running(key);
        }
        Set<String> found = new LinkedHashSet<>();
        if (entry.initial != null) {
            add(entry.initial, null, found);
        } else if (entry.compartment != null && entry.concentration != entry.givenAsConcentration) {
            found.add(entry.compartment.id);
        }
        return found;
    }

    /// What must be known to say what a key is, given the state.
    Collection<String> running(String key) {
        Set<String> found = new LinkedHashSet<>();
        if (key.startsWith(RATE_OF)) {
            Entry entry = entries.get(key.substring(RATE_OF.length()));
            if (entry != null) {
                addRate(entry, found);
            }
            return found;
        }
        Entry entry = entries.get(key);
        if (entry == null) {
            return found;
        }
        if (entry.reaction != null) {
            found.addAll(ofLaw(entry.reaction));
        } else if (entry.rule != null) {
            add(entry.rule, null, found);
        } else if (entry.keepsAmount() && entry.compartment != null) {
            found.add(entry.compartment.id);
        }
        return found;
    }

    /// What a kinetic law names, its own parameters apart.
    Collection<String> ofLaw(ReactionLine reaction) {
        Set<String> found = new LinkedHashSet<>();
        if (reaction.law() != null) {
            add(reaction.law(), reaction, found);
        }
        return found;
    }

    Collection<String> of(Formula formula) {
        Set<String> found = new LinkedHashSet<>();
        add(formula, null, found);
        return found;
    }

    private void addRate(Entry entry, Set<String> found) {
        if (entry.rate != null) {
            add(entry.rate, null, found);
        } else if (entry.changedByReactions()) {
            for (Entry.Term term : entry.terms) {
                found.add(term.reaction().id());
                addStoichiometry(term.reference(), found);
            }
        }
        if (entry.keepsAmount() && entry.compartment != null) {
            found.addAll(List.of(entry.id, RATE_OF + entry.compartment.id));
        }
    }

    void addStoichiometry(Declarations.Reference reference, Set<String> found) {
        if (!reference.id().isEmpty()) {
            found.add(reference.id());
        } else if (reference.math() != null) {
            add(reference.math(), null, found);
        }
    }

    private void add(Formula formula, @Nullable ReactionLine owner, Set<String> found) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> rates = new LinkedHashSet<>();
        formula.collect(names, rates);
        for (String name : names) {
            if (entries.get(name) != null && !isLocal(owner, name)) {
                found.add(name);
            }
        }
        for (String name : rates) {
            if (entries.get(name) != null && !isLocal(owner, name)) {
                found.add(RATE_OF + name);
            }
        }
    }

    private static boolean isLocal(@Nullable ReactionLine owner, String name) {
        return owner != null && owner.locals().stream().anyMatch(p -> p.id().equals(name));
    }
}
