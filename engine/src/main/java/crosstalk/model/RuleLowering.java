package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.List;

/// Turns rules into reactions: one per acting population, index and place.
final class RuleLowering {

    private final Body body;
    private final Translation translation;
    private final List<Problem> problems;
    private final ReactionList reactions;
    private final Killing killing;

    RuleLowering(Body body, Translation translation, List<Problem> problems) {
        this.body = body;
        this.translation = translation;
        this.problems = problems;
        this.reactions = new ReactionList();
        this.killing = new Killing(body, translation, reactions);
    }

    List<Reaction> reactions() {
        return reactions.all();
    }

    void lower(Declaration.Rule rule) {
        try {
            switch (rule.sentence().verb()) {
                case SECRETES, CONSUMES -> signal(rule);
                case ARRIVES -> arrives(rule);
                case ENTERS -> enters(rule);
                case LEAVES -> leaves(rule);
                case DIVIDES, DIES, BECOMES, MAKES, KILLS -> acts(rule);
            }
        } catch (IllegalArgumentException e) {
            problems.add(rule.place().problem("rule \"" + rule.name() + "\": " + e.getMessage()));
        }
    }

    /// Lost per cell and time, for a drug that depletes, in every tissue.
    void deplete(String drug, String selector, Formula rate) {
        try {
            Selector whom = Selector.parse(selector);
            boolean anywhere = false;
            for (Declaration.Population population : body.populations(whom)) {
                for (String compartment : population.compartments()) {
                    boolean meant =
                            whom.compartment().isEmpty() || whom.compartment().equals(compartment);
                    if (meant && body.isTissue(compartment)) {
                        anywhere = true;
                        deplete(drug, whom, population, compartment, rate);
                    }
                }
            }
            if (!anywhere) {
                throw new IllegalArgumentException(
                        "\"" + selector + "\" lives in no tissue, and drugs deplete in tissues");
            }
        } catch (IllegalArgumentException e) {
            problems.add(rate.problem("drug \"" + drug + "\" depletes: " + e.getMessage()));
        }
    }

    private void deplete(
            String drug, Selector whom, Declaration.Population population, String compartment, Formula rate) {
        for (Place place : body.places(compartment)) {
            for (Body.Cell cell : body.at(population, whom, java.util.Map.of(), place, true)) {
                Scope scope = Scope.at(place).with(cell.binding()).inside(drug);
                Typed each = translation.atLeastZero(rate, scope, Talk.perTime());
                reactions.put(
                        drug + " depletes " + cell.name() + place.suffix(),
                        List.of(change(cell, -1)),
                        each.value().times(cell.count()));
            }
        }
    }

    /// Signals are read where their level is asked for; here only the names and units are checked.
    private void signal(Declaration.Rule rule) {
        Selector what = rule.sentence().object().orElseThrow();
        Signals signals = translation.talk().signals();
        Declaration.Signal signal = signals.signal(what.name());
        for (Place place : body.places(signals.tissue(signal))) {
            signals.level(signal.name(), Scope.at(place));
        }
    }

    private void arrives(Declaration.Rule rule) {
        String compartment = requireCompartment(rule.sentence().place());
        Selector actor = rule.sentence().actor();
        for (Place place : body.places(compartment)) {
            for (Declaration.Population population : residents(actor, compartment)) {
                for (Body.Cell cell : body.at(population, actor, java.util.Map.of(), place, true)) {
                    Scope scope = Scope.at(place).with(cell.binding());
                    Typed rate = translation.atLeastZero(rule.rate(), scope, Dimension.CELL.per(Dimension.TIME));
                    arrival(reactions.put(rule, cell, List.of(change(cell, 1)), rate.value()), place);
                }
            }
        }
    }

    private void arrival(String reaction, Place place) {
        if (body.resolved(place)) {
            body.voxels().ifPresent(v -> v.arrival(place, reaction));
        }
    }

    private void enters(Declaration.Rule rule) {
        String to = requireCompartment(rule.sentence().object().orElseThrow().name());
        String from = requireCompartment(rule.sentence().place());
        if (body.isTissue(from)) {
            throw new IllegalArgumentException(
                    "cells enter from a well-mixed compartment; \"" + from + "\" is a tissue");
        }
        requireActorIn(rule, from);
        move(rule, new Place(from, ""), to, true);
    }

    private void leaves(Declaration.Rule rule) {
        String from = requireCompartment(rule.sentence().object().orElseThrow().name());
        String to = requireCompartment(rule.sentence().place());
        if (body.isTissue(to)) {
            throw new IllegalArgumentException("cells leave for a well-mixed compartment; for a tissue say \"enters\"");
        }
        requireActorIn(rule, from);
        move(rule, new Place(to, ""), from, false);
    }

    private static void requireActorIn(Declaration.Rule rule, String from) {
        String said = rule.sentence().actor().compartment();
        if (!said.isEmpty() && !said.equals(from)) {
            throw new IllegalArgumentException("says both \"in " + said + "\" and from \"" + from + "\"");
        }
    }

    /// Between one shared place and each place of a compartment; the rate is read at the latter.
    private void move(Declaration.Rule rule, Place shared, String compartment, boolean inwards) {
        Selector actor = rule.sentence().actor();
        if (shared.compartment().equals(compartment)) {
            throw new IllegalArgumentException("goes from \"" + compartment + "\" to where it is");
        }
        List<Declaration.Population> movers = residents(actor, compartment);
        movers.retainAll(residents(actor, shared.compartment()));
        for (Place place : body.places(compartment)) {
            for (Declaration.Population population : movers) {
                for (Body.Cell there : body.at(population, actor, java.util.Map.of(), place, true)) {
                    Body.Cell here = body.at(population, actor, there.binding(), shared, true)
                            .getFirst();
                    Body.Cell source = inwards ? here : there;
                    Body.Cell target = inwards ? there : here;
                    Scope scope = Scope.at(place).with(there.binding());
                    Typed rate = translation.atLeastZero(rule.rate(), scope, Talk.perTime());
                    String name = reactions.put(
                            rule,
                            there,
                            List.of(change(source, -1), change(target, 1)),
                            rate.value().times(source.count()));
                    if (inwards) {
                        arrival(name, place);
                    }
                }
            }
        }
    }

    /// The populations named that live in a compartment.
    ///
    /// @throws IllegalArgumentException when none does
    private List<Declaration.Population> residents(Selector who, String compartment) {
        List<Declaration.Population> all = body.populations(who);
        List<Declaration.Population> here = new ArrayList<>(
                all.stream().filter(p -> p.compartments().contains(compartment)).toList());
        if (here.isEmpty()) {
            throw new IllegalArgumentException(
                    all.size() == 1
                            ? "\"" + who.name() + "\" does not live in \"" + compartment + "\" but in "
                                    + all.getFirst().compartments()
                            : "none of \"" + who.name() + "\" lives in \"" + compartment + "\"");
        }
        return here;
    }

    private void acts(Declaration.Rule rule) {
        Selector actor = rule.sentence().actor();
        String said = actor.compartment();
        if (!said.isEmpty()) {
            requireCompartment(said);
        }
        List<Declaration.Population> actors = said.isEmpty() ? body.populations(actor) : residents(actor, said);
        for (Declaration.Population population : actors) {
            for (String compartment : said.isEmpty() ? population.compartments() : List.of(said)) {
                for (Place place : body.places(compartment)) {
                    for (Body.Cell cell : body.at(population, actor, java.util.Map.of(), place, true)) {
                        act(rule, cell);
                    }
                }
            }
        }
    }

    private void act(Declaration.Rule rule, Body.Cell cell) {
        Scope scope = Scope.at(cell.place()).with(cell.binding());
        RuleSentence sentence = rule.sentence();
        switch (sentence.verb()) {
            case DIVIDES -> add(rule, scope, cell, List.of(change(cell, 1)));
            case DIES -> add(rule, scope, cell, List.of(change(cell, -1)));
            case BECOMES -> add(rule, scope, cell, List.of(change(cell, -1), product(rule, scope, cell)));
            case MAKES -> add(rule, scope, cell, List.of(product(rule, scope, cell)));
            case KILLS -> killing.lower(rule, scope, cell);
            case SECRETES, CONSUMES, ARRIVES, ENTERS, LEAVES -> throw new IllegalStateException("handled elsewhere");
        }
    }

    /// The cells that appear, in the actor's place or the one that the sentence names.
    private Change product(Declaration.Rule rule, Scope scope, Body.Cell actor) {
        RuleSentence sentence = rule.sentence();
        Selector what = sentence.object().orElseThrow();
        Place place = destination(sentence.place(), scope.place());
        Body.Cell target = body.one(what, scope.binding(), place);
        if (sentence.verb() == RuleSentence.Verb.BECOMES && target.species() == actor.species()) {
            throw new IllegalArgumentException("\"" + actor.name() + "\" becomes what it is");
        }
        Formula formula;
        try {
            formula = new Formula(
                    sentence.number(),
                    SyntaxReader.read(sentence.number()),
                    rule.place().file(),
                    rule.place().line());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("number of cells: " + e.getMessage(), e);
        }
        Typed amount = translation.positive(formula, scope, Dimension.NONE);
        return new Change(target.species(), amount.value());
    }

    private Place destination(String compartment, Place here) {
        if (compartment.isEmpty() || compartment.equals(here.compartment())) {
            return here;
        }
        requireCompartment(compartment);
        if (body.isTissue(compartment)) {
            throw new IllegalArgumentException("\"" + compartment + "\" is a tissue with sites; cells get there with"
                    + " \"enters " + compartment + " from " + here.compartment() + "\"");
        }
        return new Place(compartment, "");
    }

    private void add(Declaration.Rule rule, Scope scope, Body.Cell cell, List<Change> changes) {
        Typed rate = translation.atLeastZero(rule.rate(), scope, Talk.perTime());
        reactions.put(rule, cell, changes, rate.value().times(cell.count()));
    }

    private String requireCompartment(String name) {
        return body.compartment(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no compartment \"" + name + "\"" + Suggestion.phrase(name, body.compartments())));
    }

    static Change change(Body.Cell cell, double amount) {
        return new Change(cell.species(), Expression.of(amount));
    }
}
