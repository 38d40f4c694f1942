package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a picture of one site can show, voxel by voxel.
final class Layers {

    private final Declarations model;
    private final Body body;
    private final Translation translation;
    private final Place site;

    Layers(Declarations model, Body body, Translation translation, Place site) {
        this.model = model;
        this.body = body;
        this.translation = translation;
        this.site = site;
    }

    /// @param drugs in use
    List<Space.Layer> of(List<String> drugs) {
        List<Space.Layer> all = new ArrayList<>();
        populations(all);
        Scope scope = Scope.at(site);
        Talk talk = translation.talk();
        for (Declaration.Signal signal : model.signals().values()) {
            if (talk.signals().tissue(signal).equals(site.compartment())) {
                String unit = signal.unit().isEmpty() ? "cells/mm^3" : signal.unit();
                Expression level = talk.signals().level(signal.name(), scope).value();
                all.add(new Space.Layer(signal.name(), Space.Shows.SIGNAL, unit, level, Lowering.perUnit(unit)));
            }
        }
        for (String drug : drugs) {
            Expression level = talk.pharmacology().concentration(drug, scope).value();
            all.add(new Space.Layer(drug, Space.Shows.DRUG, "nM", level, Lowering.perUnit("nM")));
        }
        for (Declaration.Channel channel : model.channels().values()) {
            if (talk.channels().compartment(channel).equals(site.compartment())) {
                all.add(new Space.Layer(channel.name(), Space.Shows.CHANNEL, "1", strength(channel), 1));
            }
        }
        all.add(new Space.Layer(
                "filling",
                Space.Shows.TISSUE,
                "1",
                body.filling(site, translation).value(),
                1));
        all.add(new Space.Layer(
                "vessels", Space.Shows.TISSUE, "1", translation.tissues().vessels(site), 1));
        return all;
    }

    /// Cells in the voxel, one layer for each family, its indices together.
    private void populations(List<Space.Layer> all) {
        Map<String, List<Body.Cell>> families = new LinkedHashMap<>();
        for (Body.Cell cell : body.cells()) {
            if (cell.place().equals(site)) {
                families.computeIfAbsent(cell.population().name(), n -> new ArrayList<>())
                        .add(cell);
            }
        }
        families.forEach((family, cells) -> all.add(new Space.Layer(
                family, Space.Shows.POPULATION, "cells", body.count(cells).value(), 1)));
    }

    /// The mean over the indices of a channel.
    private Expression strength(Declaration.Channel channel) {
        Matching matching = new Matching(model.sets());
        List<Expression> each = new ArrayList<>();
        for (Matching.Match match : matching.matches(channel.sets(), List.of(), Map.of(), true)) {
            each.add(translation
                    .talk()
                    .channels()
                    .strength(channel, match.elements(), site)
                    .value());
        }
        return Ledger.sum(each).over(Expression.of(each.size()));
    }
}
