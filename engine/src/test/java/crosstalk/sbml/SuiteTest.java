package crosstalk.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosstalk.sbml.SuiteCase.Outcome;
import crosstalk.sbml.SuiteCase.Plan;
import crosstalk.sbml.SuiteCase.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cases of the SBML test suite (3.3.0), read where they lie beside the project; it ships none of them.
class SuiteTest {

    private static final Path CASES = Path.of("")
            .toAbsolutePath()
            .resolve("../../shared/cases/from-others")
            .normalize();

    private static List<SuiteCase> cases(String suite) throws Exception {
        Path folder = CASES.resolve(suite);
        if (!Files.isDirectory(folder)) {
            assertFalse("true".equals(System.getenv("CI")), folder + " is required here");
            assumeTrue(false, folder + " is absent, so its cases are not run");
        }
        return SuiteCase.all(folder);
    }

    @Test
    void run_semanticCases_allPass() throws Exception {
        List<SuiteCase> cases = cases("sbml-semantic");
        for (SuiteCase each : cases) {
            Outcome outcome = each.run(new Plan(null, 1, 1, 1));
            assertEquals(Verdict.PASSED, outcome.verdict(), each.id() + " " + outcome.reasons());
        }
        assertTrue(cases.size() >= 15);
    }

    @Test
    void run_stochasticCases_allPass() throws Exception {
        List<SuiteCase> cases = cases("sbml-stochastic");
        for (SuiteCase each : cases) {
            Outcome outcome = each.run(new Plan(null, 10_000, 1, 2));
            assertEquals(Verdict.PASSED, outcome.verdict(), each.id() + " " + outcome.reasons());
        }
        assertTrue(cases.size() >= 4);
    }
}
