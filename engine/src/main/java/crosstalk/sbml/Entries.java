package crosstalk.sbml;

import crosstalk.quantity.Suggestion;
import crosstalk.sbml.Declarations.EventLine;
import crosstalk.sbml.Declarations.Initial;
import crosstalk.sbml.Declarations.ReactionLine;
import crosstalk.sbml.Declarations.Reference;
import crosstalk.sbml.Declarations.Rule;
import crosstalk.sbml.Declarations.RuleKind;
import crosstalk.sbml.Declarations.Setting;
import crosstalk.sbml.Declarations.SpeciesLine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything of a file that has a value, by name, with what is said of it; checks that what is said goes together.
final class Entries {

    private final Declarations file;
    private final Problems problems;
    private final Map<String, Entry> byId = new LinkedHashMap<>();

    Entries(Declarations file, Problems problems) {
        this.file = file;
        this.problems = problems;
        file.compartments().forEach(c -> {
            Entry entry = new Entry(c.id(), Entry.Kind.COMPARTMENT, c.line(), null, false);
            entry.constant = c.constant();
            entry.given = c.size();
            entry.dimensions = c.dimensions();
            add(entry);
        });
        file.species().forEach(this::species);
        file.parameters().forEach(p -> {
            Entry entry = new Entry(p.id(), Entry.Kind.PARAMETER, p.line(), null, false);
            entry.constant = p.constant();
            entry.given = p.value();
            add(entry);
        });
        file.reactions().forEach(this::reaction);
        uniqueFunctions();
        file.rules().forEach(this::rule);
        file.initials().forEach(this::initial);
        file.events().forEach(this::event);
        conversionFactors();
    }

    @Nullable
    Entry get(String id) {
        return byId.get(id);
    }

    Iterable<Entry> all() {
        return byId.values();
    }

    Set<String> ids() {
        return byId.keySet();
    }

    private void add(Entry entry) {
        Entry other = byId.putIfAbsent(entry.id, entry);
        if (other != null && !entry.id.isEmpty()) {
            problems.wrong(
                    entry.line, "\"" + entry.id + "\" is the id of something else already, in line " + other.line);
        }
    }

    private void uniqueFunctions() {
        Set<String> functions = new HashSet<>();
        file.functions().forEach(f -> {
            if (byId.containsKey(f.id()) || !functions.add(f.id())) {
                problems.wrong(f.line(), "\"" + f.id() + "\" is the id of something else already");
            }
        });
    }

    private void species(SpeciesLine line) {
        Entry compartment = byId.get(line.compartment());
        if (compartment == null || compartment.kind != Entry.Kind.COMPARTMENT) {
            missing("compartment", line.compartment(), line.line());
            compartment = null;
        }
        boolean flat = compartment == null || isPoint(compartment);
        Entry entry =
                new Entry(line.id(), Entry.Kind.SPECIES, line.line(), compartment, !line.onlySubstance() && !flat);
        entry.constant = line.constant();
        entry.boundary = line.boundary();
        entry.given = line.amount() != null ? line.amount() : line.concentration();
        entry.givenAsConcentration = line.amount() == null && !flat;
        entry.conversionFactor = line.conversionFactor() != null ? line.conversionFactor() : file.conversionFactor();
        add(entry);
    }

    /// Whether a compartment has no size: then what is in it has no concentration.
    private boolean isPoint(Entry compartment) {
        return compartment.dimensions == 0
                && compartment.given == null
                && file.rules().stream().noneMatch(rule -> rule.variable().equals(compartment.id))
                && file.initials().stream()
                        .noneMatch(initial -> initial.symbol().equals(compartment.id));
    }

    private void missing(String what, String id, int line) {
        problems.wrong(line, "no " + what + " is named \"" + id + "\"" + Suggestion.phrase(id, byId.keySet()));
    }

    private void reaction(ReactionLine line) {
        Entry entry = new Entry(line.id(), Entry.Kind.REACTION, line.line(), null, false);
        entry.reaction = line;
        add(entry);
        for (Reference reference : line.references()) {
            Entry species = byId.get(reference.species());
            if (species == null || species.kind != Entry.Kind.SPECIES) {
                missing("species", reference.species(), reference.line());
            } else {
                if (species.constant && !species.boundary) {
                    problems.wrong(
                            reference.line(),
                            "reaction " + line.id() + " changes species " + species.id + ", which is constant");
                }
                if (line.law() != null) {
                    species.terms.add(new Entry.Term(line, reference));
                }
            }
            if (!reference.id().isEmpty()) {
                Entry named = new Entry(reference.id(), Entry.Kind.REFERENCE, reference.line(), null, false);
                named.constant = reference.constant();
                named.given = reference.stoichiometry();
                named.rule = reference.math();
                add(named);
            }
        }
        for (String modifier : line.modifiers()) {
            if (!byId.containsKey(modifier)) {
                missing("species", modifier, line.line());
            }
        }
    }

    /// The entry that a rule, an initial assignment or an event sets.
    private @Nullable Entry target(String id, int line, String what) {
        Entry entry = byId.get(id);
        if (entry == null || entry.kind == Entry.Kind.REACTION) {
            missing("variable", id, line);
            return null;
        }
        if (entry.constant && !what.equals("an initial assignment")) {
            problems.wrong(line, what + " changes " + id + ", which is constant");
        }
        return entry;
    }

    private void rule(Rule rule) {
        if (rule.kind() == RuleKind.ALGEBRAIC) {
            return;
        }
        Entry entry = target(rule.variable(), rule.line(), "a rule");
        if (entry == null || rule.math() == null) {
            return;
        }
        if (entry.rule != null || entry.rate != null) {
            problems.wrong(rule.line(), "there are two rules for " + entry.id);
        }
        if (entry.changedByReactions()) {
            problems.wrong(
                    rule.line(),
                    "both a rule and reactions change " + entry.id
                            + "; boundaryCondition=\"true\" leaves it to the rule");
        }
        if (rule.kind() == RuleKind.ASSIGNMENT) {
            entry.rule = rule.math();
        } else {
            entry.rate = rule.math();
        }
    }

    private void initial(Initial initial) {
        Entry entry = target(initial.symbol(), initial.line(), "an initial assignment");
        if (entry == null || initial.math() == null) {
            return;
        }
        if (entry.initial != null) {
            problems.wrong(initial.line(), "there are two initial assignments for " + entry.id);
        }
        if (entry.rule != null) {
            problems.wrong(initial.line(), "both a rule and an initial assignment say where " + entry.id + " starts");
        }
        entry.initial = initial.math();
    }

    private void event(EventLine event) {
        Set<String> seen = new HashSet<>();
        for (Setting setting : event.settings()) {
            Entry entry = target(setting.variable(), setting.line(), event.shown());
            if (entry == null) {
                continue;
            }
            if (entry.rule != null) {
                problems.wrong(setting.line(), "both a rule and " + event.shown() + " set " + entry.id);
            }
            if (!seen.add(entry.id)) {
                problems.wrong(setting.line(), event.shown() + " sets " + entry.id + " twice");
            }
            entry.setByEvents |= setting.math() != null;
        }
    }

    private void conversionFactors() {
        for (Entry entry : byId.values()) {
            String id = entry.conversionFactor;
            Entry factor = id == null ? null : byId.get(id);
            if (id != null && (factor == null || factor.kind != Entry.Kind.PARAMETER)) {
                missing("parameter", id, entry.line);
            } else if (factor != null && !factor.constant) {
                problems.wrong(entry.line, "the conversion factor " + id + " of " + entry.id + " is not constant");
            }
        }
    }
}
