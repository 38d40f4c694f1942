package crosstalk.sbml;

import crosstalk.sbml.Declarations.Rule;
import crosstalk.sbml.Declarations.RuleKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Turns algebraic rules into assignment rules, where each can be solved for something that nothing else determines
/// and that it has as a straight line. What is solved is put into the rules that are left. Others are refused by name.
final class AlgebraicRules {

    private static final int MOST_NESTED_FUNCTIONS = 50;

    private final Declarations file;
    private final Entries entries;
    private final Problems problems;
    private final List<Open> open = new ArrayList<>();

    /// A rule that is not solved yet: `formula` is 0.
    private record Open(Formula formula, int line) {}

    AlgebraicRules(Declarations file, Entries entries, Problems problems) {
        this.file = file;
        this.entries = entries;
        this.problems = problems;
    }

    void solve() {
        for (Rule rule : file.rules()) {
            if (rule.kind() == RuleKind.ALGEBRAIC && rule.math() != null) {
                Formula plain = Linear.withoutFunctions(rule.math(), file.functions(), MOST_NESTED_FUNCTIONS);
                open.add(new Open(expanded(plain), rule.line()));
            }
        }
        while (!open.isEmpty()) {
            Open next = next();
            if (next == null) {
                open.forEach(this::refuse);
                return;
            }
            open.remove(next);
            String name = unknowns(next).iterator().next();
            Formula found = solved(next, name);
            Entry entry = entries.get(name);
            if (found == null || entry == null) {
                refuse(next);
                continue;
            }
            entry.rule = found;
            open.replaceAll(other -> new Open(Linear.substitute(other.formula(), Map.of(name, found)), other.line()));
        }
    }

    /// With the formulas of assignment rules in place of what they assign, if those lead to something unknown.
    private Formula expanded(Formula formula) {
        Formula now = formula;
        for (int depth = 0; depth < MOST_NESTED_FUNCTIONS && names(now).noneMatch(this::isUnknown); depth++) {
            Map<String, Formula> assigned = new HashMap<>();
            names(now).forEach(name -> {
                Entry entry = entries.get(name);
                if (entry != null && entry.rule != null) {
                    assigned.put(name, Linear.withoutFunctions(entry.rule, file.functions(), MOST_NESTED_FUNCTIONS));
                }
            });
            if (assigned.isEmpty()) {
                return formula;
            }
            now = Linear.substitute(now, assigned);
        }
        return now;
    }

    /// A rule with one unknown; or any, when there are as many unknowns as rules; null when none is to be had.
    private @Nullable Open next() {
        Set<String> all = new TreeSet<>();
        Open withAny = null;
        for (Open each : open) {
            Set<String> unknowns = unknowns(each);
            if (unknowns.size() == 1) {
                return each;
            }
            all.addAll(unknowns);
            withAny = withAny == null && !unknowns.isEmpty() ? each : withAny;
        }
        return all.size() == open.size() ? withAny : null;
    }

    private @Nullable Formula solved(Open rule, String name) {
        Linear line = Linear.of(rule.formula(), name);
        return line == null ? null : line.root(rule.line());
    }

    private void refuse(Open rule) {
        Set<String> unknowns = unknowns(rule);
        problems.refuse(
                rule.line(),
                "algebraic rule",
                "an algebraic rule is supported where it is linear in one variable that nothing else determines; this one"
                        + (unknowns.isEmpty() ? " has none" : " may determine " + String.join(", ", unknowns)));
    }

    /// What the rule may determine: first what it has as a straight line.
    private Set<String> unknowns(Open rule) {
        Set<String> linear = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        names(rule.formula()).filter(this::isUnknown).forEach(name -> {
            (Linear.of(rule.formula(), name) == null ? others : linear).add(name);
        });
        linear.addAll(others);
        return linear;
    }

    private static java.util.stream.Stream<String> names(Formula formula) {
        Set<String> names = new LinkedHashSet<>();
        formula.collect(names, new LinkedHashSet<>());
        return names.stream();
    }

    private boolean isUnknown(String name) {
        Entry entry = entries.get(name);
        return entry != null
                && entry.kind != Entry.Kind.REACTION
                && !entry.constant
                && !entry.setByEvents
                && entry.rule == null
                && entry.rate == null
                && !entry.changedByReactions();
    }
}
