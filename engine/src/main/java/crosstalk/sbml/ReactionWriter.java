package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.quantity.Dimension;
import crosstalk.sbml.WrittenNames.Yield;
import crosstalk.solver.Dependencies;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the reactions: what is taken as reactants, what is given as products, what has a part in the rate as modifiers.
final class ReactionWriter {

    private final Network network;
    private final WrittenNames names;
    private final WrittenXml xml;
    private final MathWriter math;
    private final Dependencies dependencies;

    ReactionWriter(SbmlExport export, WrittenNames names, WrittenXml xml, MathWriter math) {
        this.network = export.network();
        this.names = names;
        this.xml = xml;
        this.math = math;
        dependencies = new Dependencies(network);
    }

    void write() {
        xml.open("listOfReactions");
        for (int r = 0; r < network.reactions().size(); r++) {
            Reaction reaction = network.reactions().get(r);
            if (names.isReaction(reaction)) {
                xml.open("reaction", "id", names.reaction(r), "name", reaction.name(), "reversible", "false");
                references(r, "listOfReactants", true);
                references(r, "listOfProducts", false);
                modifiers(reaction);
                xml.open("kineticLaw");
                law(reaction);
                xml.close();
                xml.close();
            }
        }
        xml.close();
    }

    private static boolean isTaken(Change change) {
        return change.amount() instanceof Constant(double amount) && amount < 0;
    }

    private boolean isReference(Change change, boolean taken) {
        return names.isMoved(change.species()) && isTaken(change) == taken;
    }

    private void references(int reaction, String list, boolean taken) {
        List<Change> changes = network.reactions().get(reaction).changes();
        if (changes.stream().noneMatch(change -> isReference(change, taken))) {
            return;
        }
        xml.open(list);
        for (int c = 0; c < changes.size(); c++) {
            Change change = changes.get(c);
            if (isReference(change, taken)) {
                Yield yield = names.yieldOf(reaction, c);
                xml.empty(
                        "speciesReference",
                        "id",
                        yield == null ? "" : yield.id(),
                        "species",
                        names.id(Expression.species(change.species())),
                        "stoichiometry",
                        change.amount() instanceof Constant(double amount)
                                ? Numbers.write(taken ? -amount : amount)
                                : "",
                        "constant",
                        "" + (yield == null));
            }
        }
        xml.close();
    }

    private void modifiers(Reaction reaction) {
        BitSet species = (BitSet) dependencies.of(reaction.rate()).species().clone();
        for (Change change : reaction.changes()) {
            if (names.isMoved(change.species())) {
                species.clear(change.species());
            }
        }
        for (int i = species.nextSetBit(0); i >= 0; i = species.nextSetBit(i + 1)) {
            if (!names.isSubstance(i)) {
                species.clear(i);
            }
        }
        if (species.isEmpty()) {
            return;
        }
        xml.open("listOfModifiers");
        species.stream()
                .forEach(i -> xml.empty("modifierSpeciesReference", "species", names.id(Expression.species(i))));
        xml.close();
    }

    /// Firings per time. Where a firing is no cell but another amount, a 1 carries the unit.
    private void law(Reaction reaction) {
        @Nullable
        Dimension moved = reaction.changes().stream()
                .map(Change::species)
                .filter(names::isMoved)
                .findFirst()
                .map(index -> names.measured(Expression.species(index)))
                .orElse(null);
        boolean inCells = moved == null || moved.equals(Dimension.CELL);
        Expression rate =
                inCells ? reaction.rate() : new Call(Operation.MULTIPLY, List.of(Expression.ONE, reaction.rate()));
        math.number(rate, names.known(Dimension.CELL.per(Dimension.TIME)));
    }
}
