package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Reaction.Change;
import java.util.ArrayList;
import java.util.List;

/// Lowers `A kills B`: B are lost at r x number of A, shared among the B of all matching indices.
final class Killing {

    private final Body body;
    private final Translation translation;
    private final ReactionList reactions;

    Killing(Body body, Translation translation, ReactionList reactions) {
        this.body = body;
        this.translation = translation;
        this.reactions = reactions;
    }

    void lower(Declaration.Rule rule, Scope scope, Body.Cell killer) {
        List<Body.Cell> victims = victims(rule.sentence().object().orElseThrow(), scope, killer);
        Expression all = Ledger.atLeast(body.count(victims).value(), 1);
        for (Body.Cell victim : victims) {
            Scope both = scope.with(victim.binding());
            Typed rate = translation.atLeastZero(rule.rate(), both, Talk.perTime());
            List<Change> changes = new ArrayList<>(List.of(RuleLowering.change(victim, -1)));
            if (!rule.sentence().place().isEmpty()) {
                Selector into = Selector.parse(rule.sentence().place());
                changes.add(RuleLowering.change(body.one(into, both.binding(), killer.place()), 1));
            }
            Expression hazard = rate.value().times(killer.count()).over(all);
            String name = rule.name() + " (" + killer.name() + ", " + victim.name() + ")"
                    + killer.place().suffix();
            reactions.put(name, changes, hazard.times(victim.count()));
        }
    }

    private List<Body.Cell> victims(Selector whom, Scope scope, Body.Cell killer) {
        String here = killer.place().compartment();
        List<Body.Cell> victims = new ArrayList<>();
        List<Declaration.Population> all = body.populations(whom);
        for (Declaration.Population population : all) {
            boolean meant = whom.compartment().isEmpty() || whom.compartment().equals(here);
            if (meant && population.compartments().contains(here)) {
                victims.addAll(body.at(population, whom, scope.binding(), killer.place(), true));
            } else if (!meant || all.size() == 1) {
                throw new IllegalArgumentException("a cell kills where it is: \"" + killer.name() + "\" is in \"" + here
                        + "\", \"" + population.name() + "\" in "
                        + (meant ? population.compartments() : whom.compartment()));
            }
        }
        if (victims.isEmpty()) {
            throw new IllegalArgumentException("\"" + whom.name() + "\" stands for nobody in \"" + here + "\"");
        }
        if (victims.stream().map(Body.Cell::species).distinct().count() < victims.size()) {
            throw new IllegalArgumentException(
                    "\"" + whom.name() + "\" means the same cells more than once, by different"
                            + " indices; fix the index on the left of the rule");
        }
        return victims;
    }
}
