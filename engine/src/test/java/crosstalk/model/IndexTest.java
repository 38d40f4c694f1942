package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Index sets and clones on the left and on the right of a rule.
class IndexTest {

    private static final String CELLS = """
            sets:
              antigen: [p, q]
              clone: subsets of antigen
            populations:
              cancer[clone]: { in: tumour, volume: cell_volume }
              t[antigen]: { in: tumour, volume: cell_volume }
              dead: { in: tumour, volume: cell_volume, living: false }
            """;

    private static final String HERE = "@tumour/primary";

    @TempDir
    private Path folder;

    private TinyModel with(String rest) throws ProblemsException {
        return TinyModel.of(folder, CELLS + rest)
                .with("cancer[all]" + HERE, 60)
                .with("cancer[p]" + HERE, 20)
                .with("cancer[q]" + HERE, 10)
                .with("cancer[none]" + HERE, 10)
                .with("t[p]" + HERE, 5)
                .with("t[q]" + HERE, 3);
    }

    @Test
    void subsets_areNamedAllToNone() throws ProblemsException {
        List<String> names = with("rules: {}").lowered().populations().stream()
                .map(Lowered.PopulationPlace::name)
                .filter(n -> n.startsWith("cancer"))
                .toList();
        assertEquals(List.of("cancer[all]", "cancer[p]", "cancer[q]", "cancer[none]"), names);
    }

    @Test
    void leftOut_isARuleForEach() throws ProblemsException {
        assertEquals(4, with("rules: { cancer divides: two }").reactions().size());
    }

    @Test
    void without_losesTheAntigenOfThoseThatCarryIt() throws ProblemsException {
        TinyModel model = with("""
                rules:
                  "cancer[clone carrying antigen] becomes cancer[clone without antigen]": two
                """);
        String rule = "cancer[clone carrying antigen] becomes cancer[clone without antigen] ";
        assertEquals(
                List.of(
                        rule + "(cancer[all][antigen=p,clone=all])" + HERE,
                        rule + "(cancer[all][antigen=q,clone=all])" + HERE,
                        rule + "(cancer[p][antigen=p,clone=p])" + HERE,
                        rule + "(cancer[q][antigen=q,clone=q])" + HERE),
                model.reactions());
        assertEquals(
                Map.of("cancer[all]" + HERE, -1.0, "cancer[q]" + HERE, 1.0),
                model.changes(rule + "(cancer[all][antigen=p,clone=all])" + HERE));
    }

    @Test
    void kills_isSharedAmongThoseThatCarry() throws ProblemsException {
        TinyModel model = with("""
                rules:
                  "t[antigen] kills cancer[clone carrying antigen] into dead": two
                """);
        String rule = "t[antigen] kills cancer[clone carrying antigen] into dead ";
        // 5 killers of p at 2 a day: 10 kills among 60 + 20.
        assertEquals(7.5, model.rate(rule + "(t[p], cancer[all])" + HERE), 1e-12);
        assertEquals(2.5, model.rate(rule + "(t[p], cancer[p])" + HERE), 1e-12);
        assertEquals(6 * 60 / 70.0, model.rate(rule + "(t[q], cancer[all])" + HERE), 1e-12);
        assertEquals(4, model.reactions().size());
    }

    @Test
    void missing_isTheRest() throws ProblemsException {
        TinyModel model = with("""
                quantities:
                  unseen[antigen]: share(cancer[* missing antigen])
                readouts:
                  unseen_p: { value: "unseen[p]", unit: 1 }
                  seen_q: { value: "share(cancer[q])", unit: 1 }
                """);
        assertEquals(20.0 / 108, model.readout("unseen_p"), 1e-12);
        assertEquals(10.0 / 108, model.readout("seen_q"), 1e-12);
    }

    @Test
    void star_sumsThoseThatCarryThePresentAntigen() throws ProblemsException {
        TinyModel model = with("""
                rules:
                  "t[antigen] divides": two * count(cancer[* carrying antigen]) / one_cell
                """);
        assertEquals(2 * 80 * 5, model.rate("t[antigen] divides (t[p][antigen=p])" + HERE), 1e-9);
        assertEquals(2 * 70 * 3, model.rate("t[antigen] divides (t[q][antigen=q])" + HERE), 1e-9);
    }

    @Test
    void carries_isOneOrZero() throws ProblemsException {
        TinyModel model = with("""
                rules:
                  "cancer[clone] dies": two * sum(antigen, carries(clone, antigen))
                """);
        assertEquals(2 * 2 * 60, model.rate("cancer[clone] dies (cancer[all][clone=all])" + HERE), 1e-9);
        assertEquals(2 * 20, model.rate("cancer[clone] dies (cancer[p][clone=p])" + HERE), 1e-9);
        assertTrue(model.reactions().stream().noneMatch(name -> name.contains("none")));
    }

    @Test
    void members_inAnyOrder_nameTheSubset() throws ProblemsException {
        assertEquals(
                List.of("cancer[q+p] dies (cancer[all])" + HERE),
                with("rules: { \"cancer[q+p] dies\": two }").reactions());
    }

    @Test
    void indexedParameter_isTheMemberOfThePresentElement() throws ProblemsException {
        String head = TinyModel.HEAD
                + "  weight[antigen]: { values: { p: 2, q: 5 }, origin: assumed, range: 1 to 9, reason: test }\n";
        Model model = TinyModel.read(
                folder,
                head + CELLS + "readouts: { w: { value: \"sum(antigen, weight)\", unit: 1 } }\n"
                        + "rules: { \"t[antigen] dies\": \"two * weight[antigen]\" }\n");
        assertEquals(
                List.of("weight[p]", "weight[q]"),
                model.parameters().stream()
                        .map(ModelParameter::name)
                        .filter(n -> n.startsWith("weight"))
                        .toList());
        assertEquals(
                List.of(),
                model.warnings().stream()
                        .filter(w -> w.message().contains("weight"))
                        .toList());
    }
}
