package crosstalk.sbml;

import crosstalk.sbml.Declarations.ParameterLine;
import crosstalk.sbml.Declarations.ReactionLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that has a value and a name, and what the file says of it in all places. Filled by [Entries], then read.
final class Entry {

    enum Kind {
        COMPARTMENT,
        SPECIES,
        PARAMETER,
        REFERENCE,
        REACTION
    }

    /// How its value is kept.
    enum Store {
        /// A parameter of the network: constant, or set by events.
        PARAMETER,
        /// A species of the network: on the move.
        STATE,
        /// Follows from others.
        ASSIGNED
    }

    /// A term of its change by reactions.
    record Term(ReactionLine reaction, Declarations.Reference reference) {}

    final String id;
    final Kind kind;
    final int line;
    /// Of a species.
    final @Nullable Entry compartment;
    /// Of a species: whether its value in formulas is its concentration.
    final boolean concentration;
    boolean constant;
    boolean boundary;
    /// The number that the file gives: of a species an amount, or a concentration.
    @Nullable
    Double given;

    boolean givenAsConcentration;
    double dimensions = 3;

    @Nullable
    Formula initial;
    /// An assignment rule, or an algebraic rule solved for this.
    @Nullable
    Formula rule;

    @Nullable
    Formula rate;

    @Nullable
    String conversionFactor;

    boolean setByEvents;
    final List<Term> terms = new ArrayList<>();
    /// Of a reaction.
    @Nullable
    ReactionLine reaction;

    Entry(String id, Kind kind, int line, @Nullable Entry compartment, boolean concentration) {
        this.id = id;
        this.kind = kind;
        this.line = line;
        this.compartment = compartment;
        this.concentration = concentration;
    }

    Store store() {
        if (rule != null || kind == Kind.REACTION) {
            return Store.ASSIGNED;
        }
        return rate != null || changedByReactions() ? Store.STATE : Store.PARAMETER;
    }

    boolean changedByReactions() {
        return !boundary && !constant && !terms.isEmpty();
    }

    /// Whether its value in formulas is a concentration while what is kept is the amount.
    ///
    /// The amount is what stays when the compartment grows, and what reactions change. A rate rule is the rate of the
    /// concentration, so there the concentration is kept.
    boolean keepsAmount() {
        return concentration && rule == null && rate == null;
    }

    /// Whether nothing ever changes it.
    boolean isFixed() {
        return store() == Store.PARAMETER && !setByEvents;
    }

    /// The parameter of that name in its kinetic law, or null.
    @Nullable
    ParameterLine local(String name) {
        if (reaction != null) {
            for (ParameterLine found : reaction.locals()) {
                if (found.id().equals(name)) {
                    return found;
                }
            }
        }
        return null;
    }
}
