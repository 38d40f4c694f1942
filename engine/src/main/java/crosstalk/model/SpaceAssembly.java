package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Puts together what the spatial solver is told: for every site its cells, fields and inputs.
final class SpaceAssembly {

    private static final Dimension AREA = Dimension.LENGTH.power(2).per(Dimension.TIME);

    private final Declarations model;
    private final Body body;
    private final Translation translation;
    private final Voxels voxels;
    private final List<Part> parts = new ArrayList<>();

    /// What is solved of one site, before anything is observed.
    private record Part(Place place, List<Space.Cells> cells, Expression vessels, Expression contact) {}

    SpaceAssembly(Declarations model, Body body, Translation translation, Voxels voxels) {
        this.model = model;
        this.body = body;
        this.translation = translation;
        this.voxels = voxels;
    }

    /// Asks for all that a step needs, so that it stands among what is solved.
    void solved(List<Place> sites) {
        for (Place site : sites) {
            List<Space.Cells> cells = new ArrayList<>();
            for (Body.Cell cell : body.cells()) {
                if (cell.place().equals(site)) {
                    cells.add(cells(cell));
                }
            }
            TissueTerms terms = translation.tissues();
            parts.add(new Part(site, cells, terms.vessels(site), terms.contact(site)));
        }
    }

    private Space.Cells cells(Body.Cell cell) {
        Declaration.Population population = cell.population();
        Scope scope = Scope.at(cell.place()).with(cell.binding());
        Expression volume = body.volumeOf(population, translation);
        return new Space.Cells(
                cell.species(),
                volume,
                population
                        .motility()
                        .map(f -> translation.atLeastZero(f, scope, AREA).value())
                        .orElse(Expression.ZERO),
                population
                        .chemotaxis()
                        .map(f -> translation.expect(f, scope, AREA).value())
                        .orElse(Expression.ZERO));
    }

    /// The whole of it, once everything that is observed has been asked for.
    Space space(Network network, Network observation, Map<Place, List<Space.Layer>> layers) {
        Needs needs = new Needs(observation);
        needs.add(network);
        parts.forEach(part -> add(part, needs));
        List<Space.Tissue> tissues = new ArrayList<>();
        for (Part part : parts) {
            needs.addWholes(voxels.wholes(part.place()));
        }
        for (Part part : parts) {
            Place place = part.place();
            tissues.add(new Space.Tissue(
                    place.toString(),
                    part.cells(),
                    voxels.fields(place),
                    voxels.followers(place),
                    voxels.nearby(place),
                    voxels.wholes(place).stream().map(needs::marked).toList(),
                    arrivals(network, place),
                    part.vessels(),
                    part.contact(),
                    layers.getOrDefault(place, List.of())));
        }
        return new Space(network, observation, voxels.edge(), tissues);
    }

    private void add(Part part, Needs needs) {
        needs.add(part.vessels());
        for (Space.Cells cells : part.cells()) {
            needs.add(cells.motility());
            needs.add(cells.potential());
        }
        for (Space.Field field : voxels.fields(part.place())) {
            needs.add(field.production());
            needs.add(field.loss());
            needs.add(field.sources());
            field.responses().forEach(r -> needs.add(r.half()));
        }
        for (Space.Follower follower : voxels.followers(part.place())) {
            needs.add(follower.target());
            needs.add(follower.rate());
        }
    }

    private Set<Integer> arrivals(Network network, Place place) {
        Set<String> names = voxels.arrivals(place);
        Set<Integer> found = new TreeSet<>();
        List<Reaction> reactions = network.reactions();
        for (int i = 0; i < reactions.size(); i++) {
            if (names.contains(reactions.get(i).name())) {
                found.add(i);
            }
        }
        return found;
    }

    /// What can be seen of a site: populations, signals, drugs, channels, and how full and how well supplied it is.
    Map<Place, List<Space.Layer>> layers(List<Place> sites, List<String> drugs) {
        Map<Place, List<Space.Layer>> all = new LinkedHashMap<>();
        for (Place site : sites) {
            all.put(site, new Layers(model, body, translation, site).of(drugs));
        }
        return all;
    }
}
