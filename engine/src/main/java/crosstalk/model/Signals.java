package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Levels of signals, in steady state with those that secrete and consume them.
final class Signals {

    private static final Dimension UPTAKE = Dimension.VOLUME.per(Dimension.CELL).per(Dimension.TIME);

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final List<Problem> problems;

    Signals(Declarations model, Ledger ledger, Body body, Translation translation, List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.problems = problems;
    }

    /// The declaration of a signal.
    Declaration.Signal signal(String name) {
        Declaration.Signal signal = model.signals().get(name);
        if (signal == null) {
            throw new IllegalArgumentException("there is no signal \"" + name + "\""
                    + Suggestion.phrase(name, model.signals().keySet()));
        }
        return signal;
    }

    /// The tissue of a signal.
    String tissue(Declaration.Signal signal) {
        if (!signal.compartment().isEmpty()) {
            return signal.compartment();
        }
        return model.tissue()
                .map(Declaration.Compartment::name)
                .orElseThrow(
                        () -> new IllegalArgumentException("signal \"" + signal.name() + "\": say in which tissue"));
    }

    Typed level(String name, Scope scope) {
        Declaration.Signal signal = signal(name);
        Place site = translation.talk().placeFor(tissue(signal), scope, "signal \"" + name + "\"");
        return ledger.define("level of " + name + site.suffix(), () -> level(signal, site));
    }

    private Typed level(Declaration.Signal signal, Place site) {
        Scope scope = Scope.at(site);
        Map<String, Expression> sources = secretion(signal.name(), site);
        Expression production = Ledger.sum(List.copyOf(sources.values()));
        Expression volume = body.volumeDivisor(site, translation);
        Expression loss = signal.decay()
                .map(d -> translation.positive(d, scope, Talk.perTime()).value().times(volume))
                .orElse(Expression.ONE);
        for (Declaration.Rule rule : rules(signal.name(), RuleSentence.Verb.CONSUMES)) {
            for (Body.Cell cell : actors(rule, site)) {
                Typed uptake = translation.atLeastZero(rule.rate(), scope.with(cell.binding()), UPTAKE);
                loss = loss.plus(uptake.value().times(cell.count()));
            }
        }
        Expression level = production.over(loss);
        if (signal.background().isPresent()) {
            level = level.plus(translation
                    .atLeastZero(signal.background().get(), scope, Body.DENSITY)
                    .value());
        }
        return Typed.of(level, Body.DENSITY);
    }

    /// Secretion per time by family of the sender, cells/day.
    Map<String, Expression> secretion(String signal, Place site) {
        Map<String, List<Expression>> terms = new LinkedHashMap<>();
        for (Declaration.Rule rule : rules(signal, RuleSentence.Verb.SECRETES)) {
            for (Body.Cell cell : actors(rule, site)) {
                Typed rate = translation.atLeastZero(rule.rate(), Scope.at(site).with(cell.binding()), Talk.perTime());
                terms.computeIfAbsent(cell.population().name(), n -> new ArrayList<>())
                        .add(rate.value().times(cell.count()));
            }
        }
        Map<String, Expression> sums = new LinkedHashMap<>();
        terms.forEach((sender, list) -> sums.put(
                sender,
                ledger.define(
                                "secretion of " + signal + " by " + sender + site.suffix(),
                                () -> Typed.of(Ledger.sum(list), Dimension.CELL.per(Dimension.TIME)))
                        .value()));
        return sums;
    }

    /// Those who secrete or consume, where the signal is.
    private List<Body.Cell> actors(Declaration.Rule rule, Place site) {
        try {
            List<Body.Cell> actors = body.select(rule.sentence().actor(), Scope.at(site), true);
            for (Body.Cell actor : actors) {
                if (!actor.place().equals(site)) {
                    throw new IllegalArgumentException("\"" + actor.name() + "\" of \"" + actor.place()
                            + "\" can not reach the signal, which is in \"" + site.compartment() + "\"");
                }
            }
            return actors;
        } catch (IllegalArgumentException e) {
            problems.add(rule.place().problem("rule \"" + rule.name() + "\": " + e.getMessage()));
            return List.of();
        }
    }

    private List<Declaration.Rule> rules(String signal, RuleSentence.Verb verb) {
        return model.rules().stream()
                .filter(r -> r.sentence().verb() == verb)
                .filter(r ->
                        r.sentence().object().map(Selector::name).orElse("").equals(signal))
                .toList();
    }
}
