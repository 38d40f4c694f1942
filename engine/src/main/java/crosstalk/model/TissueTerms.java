package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the section `space` says of a tissue: vessels, contact, host cells.
final class TissueTerms {

    private final Declarations model;
    private final Ledger ledger;
    private final Translation translation;

    TissueTerms(Declarations model, Ledger ledger, Translation translation) {
        this.model = model;
        this.ledger = ledger;
        this.translation = translation;
    }

    /// Relative number of vessels per volume of a voxel.
    Expression vessels(Place voxel) {
        return said(voxel)
                .flatMap(Declaration.Space::vessels)
                .map(f -> ledger.define(
                                "vessels" + voxel.suffix(),
                                () -> translation.atLeastZero(f, Scope.at(voxel), Dimension.NONE))
                        .value())
                .orElse(Expression.ONE);
    }

    /// Distance within which cells touch, mm.
    Expression contact(Place voxel) {
        return said(voxel)
                .flatMap(Declaration.Space::contact)
                .map(f -> translation
                        .positive(f, Scope.ofParameters(Map.of()), Dimension.LENGTH)
                        .value())
                .orElse(Expression.ZERO);
    }

    /// What a tissue lacks to be resolved in space, one problem for each tissue.
    List<Problem> lacking() {
        List<Problem> problems = new ArrayList<>();
        for (Declaration.Compartment compartment : model.compartments().values()) {
            Optional<Declaration.Space> said = Optional.ofNullable(model.space().get(compartment.name()));
            List<String> missing = new ArrayList<>();
            if (said.flatMap(Declaration.Space::contact).isEmpty()) {
                missing.add("contact, the distance within which cells touch");
            }
            if (said.flatMap(Declaration.Space::hostCellVolume).isEmpty()) {
                missing.add("host cell volume, of the cells that fill what the model's cells leave");
            }
            if (compartment.tissue() && !missing.isEmpty()) {
                Declaration.Place place = said.map(Declaration.Space::place).orElse(compartment.place());
                problems.add(place.problem("to resolve the tissue \"" + compartment.name()
                        + "\" in space, the model must say under space: " + compartment.name() + ": "
                        + String.join("; and ", missing)));
            }
        }
        return problems;
    }

    /// Volume of a host cell, mm^3.
    Expression hostCellVolume(Place voxel) {
        return said(voxel)
                .flatMap(Declaration.Space::hostCellVolume)
                .map(f -> translation
                        .positive(
                                f, Scope.ofParameters(Map.of()), Dimension.VOLUME.per(Dimension.CELL), Dimension.VOLUME)
                        .value())
                .orElse(Expression.ONE);
    }

    private Optional<Declaration.Space> said(Place voxel) {
        return Optional.ofNullable(model.space().get(voxel.compartment()));
    }
}
