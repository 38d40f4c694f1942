package crosstalk.laws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.model.ProblemsException;
import crosstalk.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The laws of the biology on the bundled models, as `evidence/laws.yaml` has them. One that holds there must hold here; one
/// that fails there must fail here, until the file says otherwise.
///
/// To measure anew and write the figures into the file: `./crosstalk test -pl engine -Dtest=LawsTest -Dlaws.write=true`.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawsTest {

    private static final Path EVIDENCE = Path.of("..", "evidence");
    private static final String AGAIN = "; if the models were changed on purpose, measure anew with -Dlaws.write=true"
            + " and say in the evidence why";

    private final LawBook book = new LawBook(EVIDENCE.resolve("laws.yaml"));
    private final boolean write = Boolean.getBoolean("laws.write");
    private final Map<String, Cohorts> runs = new HashMap<>();
    private final Map<Law, Figure> figures = new LinkedHashMap<>();

    List<Law> laws() {
        return book.laws();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void law_onBundledModels_isAsTheEvidenceSays(Law law) throws Exception {
        Figure figure = figure(law);
        boolean holds = law.holdsAt(figure.value());
        System.out.printf(
                "%-34s %s %s%s: %s%n",
                law.id(), holds ? "holds" : "FAILS", LawBook.rounded(figure.value()), law.criterion(), figure.seen());
        if (write) {
            return;
        }
        if (law.holds()) {
            assertTrue(holds, () -> law.says() + " Measured " + figure + ", expected" + law.criterion() + AGAIN);
        } else {
            assertFalse(holds, () -> "The law " + law.id() + " holds now: update the evidence. " + figure + AGAIN);
            assertFalse(law.reason().isBlank(), "a law that fails needs its reason");
        }
    }

    /// What a check sees when the law is broken must not pass it.
    @ParameterizedTest
    @MethodSource("laws")
    void law_onBrokenTwin_fails(Law law) throws Exception {
        Assumptions.assumeTrue(!law.twin().isEmpty() && law.holdsAt(figure(law).value()));
        Figure figure = Measures.of(law, cohorts(law).renamed(law.twin()));

        assertFalse(law.holdsAt(figure.value()), () -> law.id() + " is blind: " + figure);
    }

    @AfterAll
    void keep() throws IOException {
        if (write) {
            book.write(figures);
        }
    }

    private Figure figure(Law law) throws ProblemsException {
        if (!figures.containsKey(law)) {
            figures.put(law, Measures.of(law, cohorts(law)));
        }
        return figures.get(law);
    }

    private Cohorts cohorts(Law law) throws ProblemsException {
        if (!runs.containsKey(law.study())) {
            long began = System.nanoTime();
            runs.put(law.study(), Cohorts.run(Study.read(EVIDENCE.resolve(law.study()))));
            System.out.printf("%s took %.1f s%n", law.study(), (System.nanoTime() - began) / 1e9);
        }
        return runs.get(law.study());
    }
}
