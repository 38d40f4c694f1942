package crosstalk.model;

import crosstalk.model.Syntax.Apply;
import crosstalk.model.Syntax.Ask;
import crosstalk.model.Syntax.Carries;
import crosstalk.model.Syntax.Name;
import crosstalk.model.Syntax.Now;
import crosstalk.model.Syntax.Sum;
import crosstalk.network.Expression;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.UnitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;

/// Turns what is written into expressions over the network, looking up every name and checking every unit.
///
/// What is wrong is added to the problems, with its place, and stands as [Typed#BROKEN], so that reading goes on.
final class Translation {

    /// Deepest nesting of operations, through all quantities that an expression names.
    private static final int DEEPEST = 1000;

    private final Declarations model;
    private final Ledger ledger;
    private final Matching matching;
    private final List<Problem> problems;
    private final Talk talk;
    private int depth;
    private final States states;
    private final Body body;
    private final TissueTerms tissues;

    Translation(
            Declarations model,
            Ledger ledger,
            Matching matching,
            Body body,
            List<String> activeDrugs,
            List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.matching = matching;
        this.problems = problems;
        this.body = body;
        this.tissues = new TissueTerms(model, ledger, this);
        this.talk = new Talk(model, ledger, matching, body, this, activeDrugs, problems);
        this.states = new States(model, ledger, body, this, problems);
    }

    States states() {
        return states;
    }

    /// What tissues are in space.
    TissueTerms tissues() {
        return tissues;
    }

    Talk talk() {
        return talk;
    }

    /// The formula in a scope.
    Typed translate(Formula formula, Scope scope) {
        try {
            return read(formula.tree(), scope);
        } catch (IllegalArgumentException | Ledger.CircleException e) {
            problems.add(formula.problem(String.valueOf(e.getMessage())));
            return Typed.BROKEN;
        }
    }

    /// The formula in a scope, of one of the dimensions expected; above 0 where that is known before a run.
    Typed positive(Formula formula, Scope scope, Dimension... expected) {
        return checked(formula, scope, "more than 0", value -> value > 0, expected);
    }

    /// The formula in a scope, of one of the dimensions expected; not below 0 where that is known before a run.
    Typed atLeastZero(Formula formula, Scope scope, Dimension... expected) {
        return checked(formula, scope, "0 or more", value -> value >= 0, expected);
    }

    private Typed checked(Formula formula, Scope scope, String legal, DoublePredicate fits, Dimension... expected) {
        int before = problems.size();
        Typed found = expect(formula, scope, expected);
        OptionalDouble value = problems.size() > before ? OptionalDouble.empty() : ledger.known(found.value());
        if (value.isPresent() && !(Double.isFinite(value.getAsDouble()) && fits.test(value.getAsDouble()))) {
            problems.add(formula.problem("\"" + shortened(formula.text()) + "\" is " + value.getAsDouble()
                    + (found.dimension().isNone() ? "" : " " + found.dimension()) + ", expected " + legal));
        }
        return found;
    }

    /// The formula in a scope, of one of the dimensions expected.
    Typed expect(Formula formula, Scope scope, Dimension... expected) {
        Typed found = translate(formula, scope);
        for (Dimension dimension : expected) {
            if (found.is(dimension)) {
                return found;
            }
        }
        String legal = String.join(
                " or ", Arrays.stream(expected).map(Translation::unit).toList());
        problems.add(formula.problem(
                "\"" + shortened(formula.text()) + "\" has unit " + unit(found.dimension()) + ", expected " + legal));
        return Typed.BROKEN;
    }

    private static String unit(Dimension dimension) {
        boolean molar = dimension.equals(Dimension.AMOUNT.per(Dimension.VOLUME));
        return molar ? "nM (" + dimension + ")" : dimension.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    private Typed read(Syntax syntax, Scope scope) {
        if (depth >= DEEPEST) {
            throw new IllegalArgumentException("is nested deeper than " + DEEPEST
                    + " operations, with the quantities that it names; write fewer in one expression");
        }
        depth++;
        try {
            return node(syntax, scope);
        } finally {
            depth--;
        }
    }

    private Typed node(Syntax syntax, Scope scope) {
        return switch (syntax) {
            case Syntax.Literal number -> Typed.number(number.value());
            case Now now -> {
                requireRun(scope, "time");
                yield Typed.of(new Expression.Time(), Dimension.TIME);
            }
            case Name name -> name(name, scope);
            case Apply apply -> apply(apply, scope);
            case Ask ask -> {
                requireRun(scope, ask.about());
                yield talk.answer(ask, scope);
            }
            case Sum sum -> sum(sum, scope);
            case Carries carries -> carries(carries, scope);
        };
    }

    private static void requireRun(Scope scope, String what) {
        if (scope.fixed()) {
            throw new IllegalArgumentException(
                    "\"" + what + "\" is known only during a run; name parameters only here");
        }
    }

    private Typed name(Name name, Scope scope) {
        if (name.name().equals("days_since_first_dose")) {
            return talk.daysSinceFirstDose(scope);
        }
        Declaration.State state = model.states().get(name.name());
        if (state != null) {
            requireRun(scope, name.name());
            return states.level(state, scope);
        }
        Declaration.Value quantity = model.quantities().get(name.name());
        if (quantity != null) {
            return quantity(quantity, name, scope);
        }
        Optional<Typed> plain = ledger.parameter(name.name());
        if (plain.isPresent()) {
            if (!name.indices().isEmpty()) {
                throw new IllegalArgumentException("parameter \"" + name.name() + "\" has no index");
            }
            return plain.get();
        }
        return indexedParameter(name, scope)
                .map(full -> ledger.parameter(full).orElse(Typed.BROKEN))
                .or(() -> model.written().contains(name.name()) ? Optional.of(Typed.BROKEN) : Optional.empty())
                .orElseThrow(() -> unknown(name.name()));
    }

    private Optional<String> indexedParameter(Name name, Scope scope) {
        for (IndexSet set : model.sets().values()) {
            String first = name.name() + "[" + set.elements().getFirst() + "]";
            if (ledger.parameters().containsKey(first)) {
                List<Selector.Index> indices = name.indices().isEmpty()
                        ? List.of(new Selector.Index(set.name(), Selector.Relation.ITSELF, ""))
                        : name.indices();
                List<Matching.Match> found = matching.matches(List.of(set.name()), indices, scope.binding(), false);
                requireOne(name.name(), found.size(), List.of(set.name()));
                return Optional.of(Matching.name(name.name(), found.getFirst().elements()));
            }
        }
        return Optional.empty();
    }

    private static void requireOne(String name, int found, List<String> sets) {
        if (found != 1) {
            throw new IllegalArgumentException("\"" + name + "\" stands for " + found + " values here; use sum("
                    + String.join(", ", sets) + ", ...)");
        }
    }

    private IllegalArgumentException unknown(String name) {
        Set<String> legal = new LinkedHashSet<>(model.quantities().keySet());
        legal.addAll(model.states().keySet());
        ledger.parameters().keySet().forEach(p -> legal.add(p.replaceAll("\\[.*", "")));
        String hint = model.populations().containsKey(name)
                ? "; it is a population: write count(" + name + ") or density(" + name + ")"
                : Suggestion.phrase(name, legal);
        return new IllegalArgumentException("there is no parameter or quantity \"" + name + "\"" + hint);
    }

    private Typed quantity(Declaration.Value quantity, Name name, Scope scope) {
        List<Selector.Index> indices = name.indices();
        if (indices.isEmpty()) {
            indices = quantity.sets().stream()
                    .map(s -> new Selector.Index(s, Selector.Relation.ITSELF, ""))
                    .toList();
        }
        List<Matching.Match> matches = matching.matches(quantity.sets(), indices, scope.binding(), false);
        requireOne(quantity.name(), matches.size(), quantity.sets());
        Map<String, String> binding = new java.util.LinkedHashMap<>();
        for (int i = 0; i < quantity.sets().size(); i++) {
            binding.put(quantity.sets().get(i), matches.getFirst().elements().get(i));
        }
        Scope inner = scope.with(binding).inside("");
        if (!quantity.compartment().isEmpty()) {
            inner = inner.moved(talk.placeFor(quantity.compartment(), scope, "\"" + quantity.name() + "\""));
        }
        Scope where = inner;
        if (where.place().whole()) {
            return gathered(quantity, name, scope, where);
        }
        String label = Matching.name(quantity.name(), matches.getFirst().elements())
                + where.place().suffix();
        if (scope.fixed()) {
            return ledger.guarded(label, () -> value(quantity, where));
        }
        return ledger.define(label, () -> value(quantity, where));
    }

    /// A quantity of a site as a whole: numbers of cells add up, everything else is a mean.
    private Typed gathered(Declaration.Value quantity, Name name, Scope scope, Scope where) {
        Typed local = quantity(quantity, name, scope.local());
        boolean adds = local.dimension().cell() == 1 && local.dimension().length() == 0;
        return adds
                ? body.sum(quantity.name(), where.place(), local)
                : body.mean(quantity.name(), where.place(), local);
    }

    /// The value of a quantity or readout, of the unit that it says.
    Typed value(Declaration.Value quantity, Scope scope) {
        return body.resolved(scope.place()) ? inSpace(quantity, scope) : value(quantity, quantity.formula(), scope);
    }

    /// What a quantity is where a tissue is resolved in space.
    Typed inSpace(Declaration.Value quantity, Scope scope) {
        return value(quantity, quantity.inSpace().orElse(quantity.formula()), scope);
    }

    private Typed value(Declaration.Value quantity, Formula formula, Scope scope) {
        if (quantity.unit().isEmpty()) {
            return translate(formula, scope);
        }
        try {
            return expect(
                    formula,
                    scope,
                    crosstalk.quantity.Unit.parse(quantity.unit()).dimension());
        } catch (UnitException e) {
            problems.add(quantity.place().problem("\"" + quantity.name() + "\": " + e.getMessage()));
            return Typed.BROKEN;
        }
    }

    private Typed sum(Sum sum, Scope scope) {
        IndexSet set = matching.named(sum.set());
        List<Expression> terms = new ArrayList<>();
        Typed first = Typed.BROKEN;
        for (String element : set.elements()) {
            Typed term = read(sum.body(), scope.with(set.name(), element));
            first = first.free() ? term : first;
            terms.add(term.value());
        }
        return new Typed(Ledger.sum(terms), first.dimension(), first.free());
    }

    private Typed carries(Carries carries, Scope scope) {
        String subset = bound(carries.subset(), scope);
        String element = bound(carries.element(), scope);
        boolean holds = model.sets().values().stream()
                .filter(s -> s.isSubsets() && s.elements().contains(subset))
                .anyMatch(s -> s.carries(subset, element));
        return Typed.of(Expression.of(holds ? 1 : 0), Dimension.NONE);
    }

    private static String bound(String index, Scope scope) {
        String element = scope.binding().get(index);
        if (element == null) {
            throw new IllegalArgumentException("\"" + index + "\" is not fixed here");
        }
        return element;
    }

    private Typed apply(Apply apply, Scope scope) {
        // A loop, not a stream: expressions nest, and each level of a stream takes eight frames of the stack.
        List<Typed> arguments = new ArrayList<>();
        for (Syntax argument : apply.arguments()) {
            arguments.add(read(argument, scope));
        }
        Expression[] values = arguments.stream().map(Typed::value).toArray(Expression[]::new);
        Typed shape = UnitRules.result(apply, arguments);
        return new Typed(Expression.call(apply.operation(), values), shape.dimension(), shape.free());
    }
}
