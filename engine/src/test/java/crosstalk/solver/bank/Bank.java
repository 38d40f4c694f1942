package crosstalk.solver.bank;

import java.util.List;
import java.util.stream.Stream;

/// Every solved problem.
public final class Bank {

    private Bank() {}

    /// All of them, made afresh.
    public static List<SolvedProblem> all() {
        return Stream.of(Chains.all(), Pharmacokinetics.all(), Classics.all())
                .flatMap(List::stream)
                .toList();
    }

    /// The problem of that name.
    public static SolvedProblem named(String name) {
        return all().stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no problem is named " + name));
    }
}
