/// Problems with known solutions, which every solver runs.
///
/// Start with: [Bank]. To add one: a [SolvedProblem] in one of the classes that [Bank] lists; every solver's bank test
/// picks it up.
@NullMarked
package crosstalk.solver.bank;

import org.jspecify.annotations.NullMarked;
