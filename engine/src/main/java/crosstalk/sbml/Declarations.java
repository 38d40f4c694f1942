package crosstalk.sbml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file declares, as it says it: nothing is resolved, nothing is worked out.
///
/// @param file as the user named it
/// @param level of SBML
/// @param version of that level
/// @param conversionFactor of the model: a parameter, or null
record Declarations(
        String file,
        int level,
        int version,
        @Nullable String conversionFactor,
        List<Function> functions,
        List<Compartment> compartments,
        List<SpeciesLine> species,
        List<ParameterLine> parameters,
        List<Initial> initials,
        List<Rule> rules,
        List<Constraint> constraints,
        List<ReactionLine> reactions,
        List<EventLine> events) {

    /// @param body null when the file gives none
    record Function(
            String id, List<String> arguments, @Nullable Formula body, int line) {}

    /// @param dimensions 0 to 3, or a fraction; 3 where the file says nothing
    /// @param size null when the file gives none
    record Compartment(
            String id, double dimensions, @Nullable Double size, boolean constant, int line) {}

    /// @param onlySubstance whether its id in a formula is its amount, even in a compartment that has a size
    /// @param boundary whether reactions leave it alone
    /// @param conversionFactor a parameter, or null
    record SpeciesLine(
            String id,
            String compartment,
            @Nullable Double amount,
            @Nullable Double concentration,
            boolean onlySubstance,
            boolean boundary,
            boolean constant,
            @Nullable String conversionFactor,
            int line) {}

    record ParameterLine(String id, @Nullable Double value, boolean constant, int line) {}

    record Initial(String symbol, @Nullable Formula math, int line) {}

    enum RuleKind {
        ASSIGNMENT,
        RATE,
        ALGEBRAIC
    }

    /// @param variable empty for an algebraic rule
    record Rule(RuleKind kind, String variable, @Nullable Formula math, int line) {}

    record Constraint(@Nullable Formula math, int line) {}

    /// A reactant or product.
    ///
    /// @param id empty when it has none
    /// @param stoichiometry null when the file gives none
    /// @param math stoichiometry as a formula (Level 2), or null
    record Reference(
            String id,
            String species,
            boolean product,
            @Nullable Double stoichiometry,
            @Nullable Formula math,
            boolean constant,
            int line) {}

    /// @param law null when the reaction has no kinetic law, or one without a formula
    /// @param locals parameters of the kinetic law
    record ReactionLine(
            String id,
            List<Reference> references,
            List<String> modifiers,
            @Nullable Formula law,
            List<ParameterLine> locals,
            int line) {}

    record Setting(String variable, @Nullable Formula math, int line) {}

    /// @param id empty when it has none
    /// @param startsTrue what the trigger is taken to have been before the start
    /// @param persistent whether an event that waits is executed although its trigger has become false
    /// @param atTrigger whether what is assigned is worked out when the trigger becomes true, or else when it is executed
    record EventLine(
            String id,
            @Nullable Formula trigger,
            boolean startsTrue,
            boolean persistent,
            @Nullable Formula delay,
            @Nullable Formula priority,
            boolean atTrigger,
            List<Setting> settings,
            int line) {

        /// What a message calls it.
        String shown() {
            return id.isEmpty() ? "the event of line " + line : "event " + id;
        }
    }
}
