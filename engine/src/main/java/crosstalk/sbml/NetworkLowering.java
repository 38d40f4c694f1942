package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.sbml.Declarations.EventLine;
import crosstalk.sbml.Declarations.ReactionLine;
import crosstalk.sbml.SbmlNetwork.Event;
import crosstalk.sbml.SbmlNetwork.Guard;
import crosstalk.sbml.SbmlNetwork.Quantity;
import crosstalk.sbml.SbmlNetwork.Rescaled;
import crosstalk.sbml.SbmlNetwork.Setting;
import crosstalk.solver.Dependencies;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lowers what a file declares to a network: start values, assigned quantities in order of need, reactions, events.
final class NetworkLowering {

    private final Declarations file;
    private final boolean counted;
    private final Problems problems;
    private final Entries entries;
    private final FormulaLowering lowering;
    private final Dynamics dynamics;
    private final Needs needs;
    private final StartValues starts;
    private final Running running;
    private final List<Guard> guards = new ArrayList<>();
    private final Map<String, Expression> rates = new HashMap<>();

    /// @param counted whether species that reactions change are whole counts
    NetworkLowering(Declarations file, boolean counted) throws SbmlException {
        this.file = file;
        this.counted = counted;
        problems = new Problems(file.file());
        entries = new Entries(file, problems);
        lowering = new FormulaLowering(file.functions(), problems);
        dynamics = new Dynamics(entries, lowering, problems);
        needs = new Needs(entries);
        problems.raise();
        new AlgebraicRules(file, entries, problems).solve();
        problems.raise();
        starts = new StartValues(entries, lowering, dynamics, problems);
        problems.raise();
        running = new Running(entries, starts, counted);
        entries.all().forEach(this::requireFiniteStart);
    }

    private void requireFiniteStart(Entry entry) {
        double start = entry.store() == Entry.Store.STATE ? starts.kept(entry) : 0;
        if (!Double.isFinite(start)) {
            problems.refuse(
                    entry.line,
                    "start that is no finite number",
                    entry.id + " changes from where it starts, but that is " + start
                            + (entry.given == null && entry.initial == null ? ": the file gives it no value" : ""));
        }
    }

    SbmlNetwork network() throws SbmlException {
        assign();
        problems.raise();
        List<Reaction> reactions = reactions();
        Map<String, Quantity> quantities = quantities();
        List<Event> unplaced = new ArrayList<>();
        BitSet triggers = new BitSet();
        for (EventLine line : file.events()) {
            if (line.trigger() != null) {
                Event event = event(line, line.trigger());
                triggers.set(event.trigger());
                unplaced.add(event);
            }
        }
        constraints();
        if (counted) {
            new WholeCounts(entries, starts, problems, running).check(reactions, guards);
        }
        problems.raise();
        Network plain = new Network(running.species, running.parameters, running.assignments, reactions, running.start);
        Dependencies dependencies = new Dependencies(plain);
        List<Event> events = unplaced.stream()
                .map(event -> watched(event, dependencies, plain))
                .toList();
        Jumps jumps = new Jumps(plain, triggers);
        return new SbmlNetwork(
                jumps.network(triggers, !counted),
                quantities,
                events,
                jumps.byTime(),
                jumps.clock(),
                counted ? List.of() : jumps.stateJumps(),
                rescaled(),
                guards);
    }

    /// Gives a place to every assigned quantity: rules, reactions and rates of change that formulas name.
    private void assign() {
        Order order = new Order(named(), needs::running);
        for (List<String> circle : order.circles()) {
            Entry first = entries.get(circle.getFirst());
            problems.wrong(first == null ? 0 : first.line, "these depend on themselves: " + String.join(", ", circle));
        }
        if (!order.circles().isEmpty()) {
            return;
        }
        for (String key : order.sorted()) {
            if (key.startsWith(Needs.RATE_OF)) {
                Expression rate = dynamics.rateOf(key.substring(Needs.RATE_OF.length()), running);
                running.assign(key, rate == null ? Expression.of(Double.NaN) : rate);
                continue;
            }
            Entry entry = entries.get(key);
            if (entry != null && entry.rule != null) {
                running.assign(key, lowering.lower(entry.rule, running));
            } else if (entry != null && entry.reaction != null) {
                rates.put(key, running.assign(key, law(entry.reaction)));
            }
        }
    }

    private Set<String> named() {
        Set<String> found = new LinkedHashSet<>();
        for (Entry entry : entries.all()) {
            if (entry.reaction != null) {
                found.addAll(needs.ofLaw(entry.reaction));
                entry.reaction.references().forEach(reference -> needs.addStoichiometry(reference, found));
            } else if (entry.rule != null) {
                found.add(entry.id);
            } else if (entry.rate != null) {
                found.addAll(needs.of(entry.rate));
            }
        }
        for (EventLine event : file.events()) {
            addAll(found, event.trigger(), event.delay(), event.priority());
            event.settings().forEach(setting -> addAll(found, setting.math()));
        }
        file.constraints().forEach(constraint -> addAll(found, constraint.math()));
        return found;
    }

    private void addAll(Set<String> found, @Nullable Formula... formulas) {
        for (Formula formula : formulas) {
            if (formula != null) {
                found.addAll(needs.of(formula));
            }
        }
    }

    private Expression law(ReactionLine reaction) {
        return dynamics.law(reaction, running, running::local);
    }

    private List<Reaction> reactions() {
        List<Reaction> reactions = new ArrayList<>();
        for (ReactionLine line : file.reactions()) {
            if (line.law() == null) {
                continue;
            }
            List<Change> changes = new ArrayList<>();
            for (Declarations.Reference reference : line.references()) {
                Entry species = entries.get(reference.species());
                if (species != null
                        && species.changedByReactions()
                        && running.kept(species) instanceof SpeciesValue(int index)) {
                    changes.add(new Change(index, fixed(dynamics.change(species, reference, running))));
                }
            }
            if (!changes.isEmpty()) {
                Expression known = rates.get(line.id());
                Expression rate = known != null ? known : law(line);
                rates.put(line.id(), rate);
                reactions.add(new Reaction(line.id(), changes, rate));
            }
        }
        for (Entry entry : entries.all()) {
            if (entry.rate != null && running.kept(entry) instanceof SpeciesValue(int index)) {
                Expression rate = lowering.lower(entry.rate, running);
                reactions.add(new Reaction(Needs.RATE_OF + entry.id, List.of(new Change(index, Expression.ONE)), rate));
            }
        }
        return reactions;
    }

    /// An expression of parameters that nothing changes, as the number that it is.
    private Expression fixed(Expression expression) {
        return switch (expression) {
            case ParameterValue(int index) -> {
                var parameter = running.parameters.get(index);
                Entry entry = entries.get(parameter.name());
                yield entry == null || entry.isFixed() ? Expression.of(parameter.value()) : expression;
            }
            case Expression.Call(Operation operation, List<Expression> arguments) ->
                Calls.of(operation, arguments.stream().map(this::fixed).toArray(Expression[]::new));
            default -> expression;
        };
    }

    private Event event(EventLine line, Formula trigger) {
        String name = line.shown();
        running.assign("trigger of " + name + ", line " + line.line(), lowering.lower(trigger, running));
        int place = running.assignments.size() - 1;
        List<Setting> settings = new ArrayList<>();
        for (Declarations.Setting setting : line.settings()) {
            Entry entry = entries.get(setting.variable());
            if (entry != null && setting.math() != null) {
                settings.add(setting(entry, lowering.lower(setting.math(), running)));
            }
        }
        return new Event(
                name,
                place,
                true,
                line.startsTrue(),
                line.persistent(),
                line.delay() == null ? null : lowering.lower(line.delay(), running),
                line.priority() == null ? null : lowering.lower(line.priority(), running),
                line.atTrigger(),
                List.copyOf(settings));
    }

    private Setting setting(Entry entry, Expression value) {
        Expression size = entry.keepsAmount() && entry.compartment != null ? running.value(entry.compartment.id) : null;
        return switch (running.kept(entry)) {
            case SpeciesValue(int index) -> new Setting(entry.id, true, index, size, value);
            case ParameterValue(int index) -> new Setting(entry.id, false, index, size, value);
            default -> throw new IllegalStateException(entry.id + " has no place that an event could set");
        };
    }

    private static Event watched(Event event, Dependencies dependencies, Network network) {
        Expression trigger = network.assignments().get(event.trigger()).value();
        boolean byState = !dependencies.of(trigger).species().isEmpty();
        return new Event(
                event.name(),
                event.trigger(),
                byState,
                event.startsTrue(),
                event.persistent(),
                event.delay(),
                event.priority(),
                event.atTrigger(),
                event.settings());
    }

    private void constraints() {
        for (Declarations.Constraint constraint : file.constraints()) {
            if (constraint.math() != null) {
                String name = "the constraint of line " + constraint.line();
                Expression holds = lowering.lower(constraint.math(), running);
                running.assign(name, Calls.of(Operation.NOT, holds));
                guards.add(new Guard(running.assignments.size() - 1, name + " does not hold"));
            }
        }
    }

    private List<Rescaled> rescaled() {
        List<Rescaled> found = new ArrayList<>();
        for (Entry entry : entries.all()) {
            if (entry.concentration
                    && entry.rate != null
                    && entry.compartment != null
                    && !entry.compartment.isFixed()
                    && running.kept(entry) instanceof SpeciesValue(int index)) {
                Expression size = running.value(entry.compartment.id);
                found.add(new Rescaled(index, size == null ? Expression.ONE : size));
            }
        }
        return found;
    }

    private Map<String, Quantity> quantities() {
        Map<String, Quantity> found = new LinkedHashMap<>();
        for (Entry entry : entries.all()) {
            if (entry.kind == Entry.Kind.REACTION) {
                Expression rate = rates.get(entry.id);
                ReactionLine line = entry.reaction;
                if (rate == null && line != null) {
                    rate = law(line);
                }
                found.put(entry.id, new Quantity(entry.id, rate == null ? Expression.ZERO : rate, null, null));
                continue;
            }
            Expression value = running.value(entry.id);
            if (value == null) {
                continue;
            }
            if (entry.kind != Entry.Kind.SPECIES || entry.compartment == null) {
                found.put(entry.id, new Quantity(entry.id, value, null, null));
                continue;
            }
            Expression size = running.value(entry.compartment.id);
            Expression whole = size == null ? Expression.ONE : size;
            Expression amount =
                    entry.keepsAmount() ? running.kept(entry) : entry.concentration ? Calls.times(value, whole) : value;
            Expression concentration = entry.concentration ? value : Calls.over(value, whole);
            found.put(entry.id, new Quantity(entry.id, value, amount, concentration));
        }
        return found;
    }

    /// Whether a number is one that counts can be.
    static boolean isWhole(Expression expression) {
        return expression instanceof Constant(double value) && value == Math.rint(value) && !Double.isInfinite(value);
    }
}
