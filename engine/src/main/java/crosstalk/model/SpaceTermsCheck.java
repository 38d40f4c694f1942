package crosstalk.model;

import crosstalk.quantity.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks what only space reads, in a model that says nothing of its tissues in space: a mistake is found everywhere.
final class SpaceTermsCheck {

    private static final Dimension AREA = Dimension.LENGTH.power(2).per(Dimension.TIME);

    private final Declarations model;
    private final Body body;
    private final Translation translation;

    SpaceTermsCheck(Declarations model, Body body, Translation translation) {
        this.model = model;
        this.body = body;
        this.translation = translation;
    }

    /// Reads every such expression once; problems are added where expressions are read.
    void check() {
        for (Body.Cell cell : body.cells()) {
            boolean first = body.cells().stream()
                    .filter(c -> c.place().isSite() && c.population().equals(cell.population()))
                    .findFirst()
                    .filter(cell::equals)
                    .isPresent();
            if (first) {
                Scope scope = Scope.at(cell.place()).with(cell.binding());
                cell.population().motility().ifPresent(f -> translation.atLeastZero(f, scope, AREA));
                cell.population().chemotaxis().ifPresent(f -> translation.expect(f, scope, AREA));
            }
        }
        model.quantities().values().stream()
                .filter(q -> q.inSpace().isPresent())
                .forEach(this::check);
        for (Declaration.Drug drug : model.drugs().values()) {
            Pharmacology pharmacology = translation.talk().pharmacology();
            pharmacology.kinetic(drug, "tissue diffusion", AREA);
            pharmacology.kinetic(drug, "tissue loss", Talk.perTime());
        }
    }

    private void check(Declaration.Value quantity) {
        Map<String, String> binding = new LinkedHashMap<>();
        for (String name : quantity.sets()) {
            IndexSet set = model.sets().get(name);
            if (set != null) {
                binding.put(name, set.elements().getFirst());
            }
        }
        List<Place> sites = tissuePlaces(quantity.compartment());
        if (!sites.isEmpty()) {
            translation.inSpace(quantity, Scope.at(sites.getFirst()).with(binding));
        }
    }

    private List<Place> tissuePlaces(String compartment) {
        return model.compartments().values().stream()
                .filter(Declaration.Compartment::tissue)
                .filter(c -> compartment.isEmpty() || c.name().equals(compartment))
                .flatMap(c -> body.places(c.name()).stream())
                .toList();
    }
}
