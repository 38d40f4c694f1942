package crosstalk.model;

import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Inocula: which cells each injected cell brings to a site.
final class Injections {

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final List<Problem> problems;

    Injections(Declarations model, Ledger ledger, Body body, Translation translation, List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.problems = problems;
    }

    /// By name and site. An inoculum goes to the sites of the tissues in which its cells live.
    Map<String, Map<String, List<Lowered.Injection>>> inocula(List<Place> sites) {
        Map<String, Map<String, List<Lowered.Injection>>> all = new LinkedHashMap<>();
        for (Declaration.Inoculum inoculum : model.inocula().values()) {
            Map<String, List<Lowered.Injection>> bySite = new LinkedHashMap<>();
            sites.forEach(site -> bySite.put(site.site(), new ArrayList<>()));
            inoculum.cells().forEach((selector, formula) -> {
                try {
                    inject(selector, formula, sites, bySite);
                } catch (IllegalArgumentException e) {
                    problems.add(formula.problem("inoculum \"" + inoculum.name() + "\": " + e.getMessage()));
                }
            });
            all.put(inoculum.name(), bySite);
        }
        return all;
    }

    private void inject(
            String selector, Formula formula, List<Place> sites, Map<String, List<Lowered.Injection>> bySite) {
        Typed each = translation.atLeastZero(formula, Scope.ofParameters(Map.of()), Dimension.NONE);
        double typical = ledger.known(each.value()).orElse(0);
        Selector who = Selector.parse(selector);
        if (!who.compartment().isEmpty()) {
            throw new IllegalArgumentException("\"" + selector + "\": cells are injected at a site; leave \"in\" out");
        }
        boolean anywhere = false;
        for (Place site : sites) {
            for (Declaration.Population population : body.populations(who)) {
                if (population.compartments().contains(site.compartment())) {
                    anywhere = true;
                    for (Body.Cell cell : body.at(population, who, Map.of(), site, true)) {
                        bySite.computeIfAbsent(site.site(), s -> new ArrayList<>())
                                .add(new Lowered.Injection(cell.species(), typical, each.value()));
                    }
                }
            }
        }
        if (!anywhere) {
            throw new IllegalArgumentException(
                    "\"" + selector + "\" lives in no tissue, and cells are injected in one");
        }
    }
}
