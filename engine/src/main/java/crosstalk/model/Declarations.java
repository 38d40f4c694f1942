package crosstalk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that a model declares, by name, in the order of the files.
///
/// @param inoculation name of the inoculum and living cells that a subject gets at time 0
/// @param written names of parameters, quantities and states that stand in the files, also of those that could not be read
record Declarations(
        Map<String, IndexSet> sets,
        Map<String, Declaration.Compartment> compartments,
        Map<String, Declaration.Space> space,
        Map<String, Declaration.Population> populations,
        Map<String, Declaration.Signal> signals,
        Map<String, Declaration.Channel> channels,
        Map<String, Declaration.Value> quantities,
        Map<String, Declaration.State> states,
        List<Declaration.Rule> rules,
        Map<String, Declaration.Drug> drugs,
        Map<String, Declaration.Inoculum> inocula,
        Map<String, Declaration.Value> readouts,
        List<ModelParameter> parameters,
        Optional<Inoculation> inoculation,
        Set<String> written) {

    /// The inoculum at time 0.
    record Inoculation(String inoculum, Formula cells) {}

    /// The same with other parameters.
    Declarations with(List<ModelParameter> others) {
        return new Declarations(
                sets,
                compartments,
                space,
                populations,
                signals,
                channels,
                quantities,
                states,
                rules,
                drugs,
                inocula,
                readouts,
                others,
                inoculation,
                written);
    }

    /// The only tissue, if there is just one.
    Optional<Declaration.Compartment> tissue() {
        List<Declaration.Compartment> tissues = compartments.values().stream()
                .filter(Declaration.Compartment::tissue)
                .toList();
        return tissues.size() == 1 ? Optional.of(tissues.getFirst()) : Optional.empty();
    }
}
