package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.sbml.Declarations.ParameterLine;
import crosstalk.sbml.Declarations.ReactionLine;
import crosstalk.sbml.Declarations.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How things change: kinetic laws, stoichiometries and rates of change, in whatever the names mean.
final class Dynamics {

    private final Entries entries;
    private final FormulaLowering lowering;
    private final Problems problems;

    Dynamics(Entries entries, FormulaLowering lowering, Problems problems) {
        this.entries = entries;
        this.lowering = lowering;
        this.problems = problems;
    }

    /// What one firing of a reaction adds to a species per unit of its rate: stoichiometry times conversion factor.
    Expression change(Entry species, Reference reference, FormulaLowering.Names names) {
        Expression amount = stoichiometry(reference, names);
        String factor = species.conversionFactor;
        Expression converted = factor == null ? amount : Calls.times(amount, value(names, factor));
        return reference.product() ? converted : Calls.of(Operation.NEGATE, converted);
    }

    private Expression stoichiometry(Reference reference, FormulaLowering.Names names) {
        if (!reference.id().isEmpty()) {
            return value(names, reference.id());
        }
        if (reference.math() != null) {
            return lowering.lower(reference.math(), names);
        }
        Double number = reference.stoichiometry();
        return Expression.of(number == null ? Double.NaN : number);
    }

    private static Expression value(FormulaLowering.Names names, String id) {
        Expression found = names.value(id);
        return found == null ? Expression.of(Double.NaN) : found;
    }

    /// The rate of a reaction.
    ///
    /// @param local what a parameter of its own is
    Expression law(
            ReactionLine reaction,
            FormulaLowering.Names names,
            BiFunction<ReactionLine, ParameterLine, Expression> local) {
        if (reaction.law() == null) {
            return Expression.of(Double.NaN);
        }
        return lowering.lower(reaction.law(), new Inside(reaction, names, local));
    }

    /// How fast something changes, in terms of its value in formulas; null when there is nothing of that name.
    @Nullable
    Expression rateOf(String id, FormulaLowering.Names names) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return null;
        }
        if (entry.store() == Entry.Store.ASSIGNED) {
            problems.refuse(
                    entry.line,
                    "rateOf of an assigned variable",
                    "rateOf(" + id + "), where " + id + " follows from a rule or is a reaction, is not supported");
            return Expression.of(Double.NaN);
        }
        if (entry.rate != null) {
            return lowering.lower(entry.rate, names);
        }
        Expression change = amountRate(entry, names);
        if (!entry.keepsAmount() || entry.compartment == null) {
            return change;
        }
        String compartment = entry.compartment.id;
        Expression growth = names.rateOf(compartment);
        Expression diluted = growth == null || growth.isConstant(0)
                ? change
                : Calls.minus(change, Calls.times(value(names, id), growth));
        return diluted.isConstant(0) ? diluted : Calls.over(diluted, value(names, compartment));
    }

    private Expression amountRate(Entry entry, FormulaLowering.Names names) {
        List<Expression> terms = new ArrayList<>();
        if (entry.changedByReactions()) {
            for (Entry.Term term : entry.terms) {
                terms.add(Calls.times(
                        change(entry, term.reference(), names),
                        value(names, term.reaction().id())));
            }
        }
        return Calls.all(Operation.ADD, terms, 0);
    }

    /// The names within a kinetic law.
    private record Inside(
            ReactionLine reaction,
            FormulaLowering.Names outside,
            BiFunction<ReactionLine, ParameterLine, Expression> local)
            implements FormulaLowering.Names {

        @Override
        public @Nullable Expression value(String id) {
            for (ParameterLine own : reaction.locals()) {
                if (own.id().equals(id)) {
                    return local.apply(reaction, own);
                }
            }
            return outside.value(id);
        }

        @Override
        public @Nullable Expression rateOf(String id) {
            boolean isLocal = reaction.locals().stream().anyMatch(p -> p.id().equals(id));
            return isLocal ? Expression.ZERO : outside.rateOf(id);
        }

        @Override
        public Expression time() {
            return outside.time();
        }

        @Override
        public Iterable<String> legal() {
            List<String> names = new ArrayList<>();
            reaction.locals().forEach(p -> names.add(p.id()));
            outside.legal().forEach(names::add);
            return names;
        }
    }
}
