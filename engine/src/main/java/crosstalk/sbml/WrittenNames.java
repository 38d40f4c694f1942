package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.network.Species;
import crosstalk.quantity.Dimension;
import crosstalk.sbml.SbmlExport.Measures;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What everything is called in the file, what it measures, and as what it is written.
final class WrittenNames implements MathWriter.Names {

    /// An amount of change that depends on the state, with the identifier of its species reference.
    record Yield(String id, Expression amount) {}

    private final SbmlExport export;
    private final Network network;
    private final @Nullable Measures measures;
    private final WrittenIds ids = new WrittenIds();
    private final String model;
    private final List<String> species;
    private final List<String> parameters;
    private final List<String> assignments;
    private final List<String> reactions;
    private final List<String> rooms;
    private final List<String> occurrences;
    private final String nowhere;
    private final BitSet moved = new BitSet();
    private final BitSet flowing = new BitSet();
    private final Map<Integer, Map<Integer, Yield>> yields = new LinkedHashMap<>();
    private final Map<Dimension, String> conversions = new LinkedHashMap<>();

    WrittenNames(SbmlExport export) {
        this.export = export;
        network = export.network();
        measures = export.measures().orElse(null);
        ids.of(MathWriter.HILL);
        model = ids.of(export.name());
        species = network.species().stream().map(s -> ids.of(s.name())).toList();
        parameters = network.parameters().stream().map(p -> ids.of(p.name())).toList();
        assignments = network.assignments().stream().map(a -> ids.of(a.name())).toList();
        reactions = network.reactions().stream().map(r -> ids.of(r.name())).toList();
        rooms = export.rooms().stream().map(r -> ids.of(r.name())).toList();
        occurrences = export.occurrences().stream().map(o -> ids.of(o.name())).toList();
        nowhere = ids.of("body");
        addMoved();
        addYields();
        addConversions();
    }

    private void addMoved() {
        boolean anyCounted = network.species().stream().anyMatch(Species::counted);
        for (Reaction reaction : network.reactions()) {
            boolean fires = reaction.changes().stream()
                    .anyMatch(change -> network.species().get(change.species()).counted());
            if (fires || !anyCounted) {
                reaction.changes().stream()
                        .map(Change::species)
                        .filter(this::isSubstance)
                        .forEach(moved::set);
            }
            reaction.changes().forEach(change -> flowing.set(change.species()));
        }
        flowing.andNot(moved);
    }

    private void addYields() {
        for (int r = 0; r < reactions.size(); r++) {
            List<Change> changes = network.reactions().get(r).changes();
            for (int c = 0; c < changes.size(); c++) {
                Change change = changes.get(c);
                if (isMoved(change.species()) && !(change.amount() instanceof Constant)) {
                    String id = ids.of("yield_of_" + species.get(change.species()) + "_in_" + reactions.get(r));
                    yields.computeIfAbsent(r, k -> new LinkedHashMap<>()).put(c, new Yield(id, change.amount()));
                }
            }
        }
    }

    private void addConversions() {
        for (int i = 0; measures != null && i < species.size(); i++) {
            Dimension dimension = measures.species().get(i);
            if (isMoved(i) && !dimension.equals(Dimension.CELL) && !conversions.containsKey(dimension)) {
                conversions.put(dimension, ids.of(dimension + " per firing"));
            }
        }
    }

    String model() {
        return model;
    }

    @Override
    public String id(Expression leaf) {
        return switch (leaf) {
            case SpeciesValue(int index) -> species.get(index);
            case ParameterValue(int index) -> parameters.get(index);
            case AssignedValue(int index) -> assignments.get(index);
            case Constant _, Time _, Call _ -> throw new IllegalArgumentException(leaf + " has no name");
        };
    }

    @Override
    public @Nullable Dimension measured(Expression leaf) {
        if (measures == null) {
            return null;
        }
        return switch (leaf) {
            case SpeciesValue(int index) -> measures.species().get(index);
            case ParameterValue(int index) -> measures.parameters().get(index);
            case AssignedValue(int index) -> measures.assignments().get(index);
            case Time _ -> Dimension.TIME;
            case Constant _, Call _ -> null;
        };
    }

    /// A dimension, or null where nobody knows what anything measures.
    @Nullable
    Dimension known(Dimension dimension) {
        return measures == null ? null : dimension;
    }

    /// Whether a species of the network is one of the file: SBML has species for amounts and counts only.
    boolean isSubstance(int index) {
        if (measures == null || network.species().get(index).counted()) {
            return true;
        }
        Dimension dimension = measures.species().get(index);
        return dimension.equals(Dimension.CELL)
                || dimension.equals(Dimension.AMOUNT)
                || dimension.equals(Dimension.MASS);
    }

    /// Whether reactions of the file change a species.
    ///
    /// Beside whole counts, what only flows has a rate rule instead: by that, readers that count in whole numbers know what
    /// they may not count.
    boolean isMoved(int index) {
        return moved.get(index);
    }

    /// Whether a value has a rate rule.
    boolean isFlowing(int index) {
        return flowing.get(index);
    }

    String reaction(int index) {
        return reactions.get(index);
    }

    String room(int index) {
        return rooms.get(index);
    }

    String occurrence(int index) {
        return occurrences.get(index);
    }

    /// The compartment of what stands in none.
    String nowhere() {
        return nowhere;
    }

    boolean needsNowhere() {
        for (int i = 0; i < species.size(); i++) {
            if (isSubstance(i) && !export.roomOf().containsKey(i)) {
                return true;
            }
        }
        return false;
    }

    String roomOf(int index) {
        Integer room = export.roomOf().get(index);
        return room == null ? nowhere : rooms.get(room);
    }

    /// The parameter that turns firings into the unit of a species; empty text where that is 1 anyway.
    String conversion(int index) {
        return measures == null || !isMoved(index)
                ? ""
                : conversions.getOrDefault(measures.species().get(index), "");
    }

    Map<Dimension, String> conversions() {
        return conversions;
    }

    /// What change `change` of reaction `reaction` is when it depends on the state; null when it does not.
    @Nullable
    Yield yieldOf(int reaction, int change) {
        return yields.getOrDefault(reaction, Map.of()).get(change);
    }

    List<Yield> yields() {
        List<Yield> all = new ArrayList<>();
        yields.values().forEach(each -> all.addAll(each.values()));
        return all;
    }

    /// Whether a reaction is one of the file: it changes a species there, or nothing.
    boolean isReaction(Reaction reaction) {
        return reaction.changes().isEmpty()
                || reaction.changes().stream().anyMatch(change -> isMoved(change.species()));
    }
}
