package crosstalk.sbml;

import crosstalk.sbml.Declarations.Rule;
import crosstalk.sbml.Declarations.RuleKind;

/// Algebraic rules.
final class AlgebraicRules {

    private final Declarations file;
    private final Problems problems;

    AlgebraicRules(Declarations file, Entries entries, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    void solve() {
        for (Rule rule : file.rules()) {
            if (rule.kind() == RuleKind.ALGEBRAIC) {
                problems.refuse(rule.line(), "algebraic rule", "an algebraic rule is not supported");
            }
        }
    }
}
