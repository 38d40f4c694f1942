package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Constant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where everything starts: initial assignments and rules worked out at time 0 in order of need, whatever they name.
///
/// What the file leaves open is not a number.
final class StartValues implements FormulaLowering.Names {

    private final Entries entries;
    private final FormulaLowering lowering;
    private final Dynamics dynamics;
    private final Map<String, Expression> values = new HashMap<>();

    StartValues(Entries entries, FormulaLowering lowering, Dynamics dynamics, Problems problems) {
        this.entries = entries;
        this.lowering = lowering;
        this.dynamics = dynamics;
        Needs needs = new Needs(entries);
        Order order = new Order(entries.ids(), needs::atStart);
        for (List<String> circle : order.circles()) {
            Entry first = entries.get(circle.getFirst());
            problems.wrong(
                    first == null ? 0 : first.line,
                    "where these start depends on themselves: " + String.join(", ", circle));
        }
        if (order.circles().isEmpty()) {
            order.sorted().forEach(key -> values.put(key, start(key)));
        }
    }

    private Expression start(String key) {
        if (key.startsWith(Needs.RATE_OF)) {
            Expression rate = dynamics.rateOf(key.substring(Needs.RATE_OF.length()), this);
            return rate == null ? Expression.of(Double.NaN) : rate;
        }
        Entry entry = entries.get(key);
        if (entry == null) {
            return Expression.of(Double.NaN);
        }
        if (entry.reaction != null) {
            return dynamics.law(entry.reaction, this, (_, own) -> Expression.of(orNaN(own.value())));
        }
        if (entry.rule != null) {
            return lowering.lower(entry.rule, this);
        }
        if (entry.initial != null) {
            return lowering.lower(entry.initial, this);
        }
        double given = orNaN(entry.given);
        if (entry.compartment == null || entry.concentration == entry.givenAsConcentration) {
            return Expression.of(given);
        }
        double size = of(entry.compartment.id);
        return Expression.of(entry.concentration ? given / size : given * size);
    }

    static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /// Where something starts, as its name stands in formulas.
    double of(String id) {
        return values.get(id) instanceof Constant(double value) ? value : Double.NaN;
    }

    /// Where what is kept of something starts: of a species with a concentration it may be the amount.
    double kept(Entry entry) {
        if (!entry.keepsAmount() || entry.compartment == null) {
            return of(entry.id);
        }
        boolean asGiven = entry.initial == null && !entry.givenAsConcentration;
        return asGiven ? orNaN(entry.given) : of(entry.id) * of(entry.compartment.id);
    }

    @Override
    public @Nullable Expression value(String id) {
        return values.get(id);
    }

    @Override
    public @Nullable Expression rateOf(String id) {
        return values.get(Needs.RATE_OF + id);
    }

    @Override
    public Expression time() {
        return Expression.ZERO;
    }

    @Override
    public Iterable<String> legal() {
        return entries.ids();
    }
}
