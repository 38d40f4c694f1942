package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.network.Space;
import crosstalk.quantity.Dimension;
import java.util.List;

/// The level of a drug in a voxel: it comes in where vessels are, spreads between the cells, and is lost to vessels and cells.
final class Penetration {

    /// Below any real loss, per day: a field needs one.
    private static final double SMALLEST_LOSS = 1e-9;

    private static final Dimension CONCENTRATION = Dimension.AMOUNT.per(Dimension.VOLUME);

    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final Pharmacology pharmacology;

    Penetration(Ledger ledger, Body body, Translation translation, Pharmacology pharmacology) {
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.pharmacology = pharmacology;
    }

    /// @param species that holds the level of the drug in the voxel
    Typed level(Declaration.Drug drug, Expression plasma, Place voxel, int species) {
        return ledger.define("field of " + drug.name() + voxel.suffix(), () -> {
            Expression rate =
                    pharmacology.kinetic(drug, "tissue rate", Talk.perTime()).value();
            Expression partition = pharmacology
                    .kinetic(drug, "tissue partition", Dimension.NONE)
                    .value();
            Expression exchange = rate.times(translation.tissues().vessels(voxel));
            Expression lost = exchange.plus(
                    pharmacology.kinetic(drug, "tissue loss", Talk.perTime()).value());
            Dimension area = Dimension.LENGTH.power(2).per(Dimension.TIME);
            Expression production = exchange.times(partition).times(plasma);
            Expression loss = Expression.call(Operation.MAX, lost, Expression.of(SMALLEST_LOSS));
            Space.Field field = new Space.Field(
                    species,
                    pharmacology.kinetic(drug, "tissue diffusion", area).value(),
                    ledger.define(
                                    "production of " + drug.name() + voxel.suffix(),
                                    () -> Typed.of(production, CONCENTRATION.per(Dimension.TIME)))
                            .value(),
                    ledger.define("loss of " + drug.name() + voxel.suffix(), () -> Typed.of(loss, Talk.perTime()))
                            .value(),
                    Expression.ZERO,
                    Expression.ZERO,
                    List.of());
            body.voxels().orElseThrow().field(voxel, field);
            return Typed.of(Expression.species(species), CONCENTRATION);
        });
    }
}
