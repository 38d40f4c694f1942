package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each sentence: its rate and what one firing changes.
class RuleLoweringTest {

    private static final String CELLS = """
            populations:
              a: { in: [tumour, blood], volume: cell_volume }
              b: { in: tumour, volume: cell_volume }
              c: { in: tumour, volume: cell_volume, living: false }
              d: { in: blood }
            """;

    private static final String HERE = "@tumour/primary";

    @TempDir
    private Path folder;

    private TinyModel with(String rule) throws ProblemsException {
        return TinyModel.of(folder, CELLS + "rules:\n  " + rule + "\n")
                .with("a" + HERE, 10)
                .with("a@blood", 7)
                .with("b" + HERE, 40)
                .with("d@blood", 5);
    }

    @Test
    void divides_oneBecomesTwo() throws ProblemsException {
        TinyModel model = with("b divides: two");
        assertEquals(80, model.rate("b divides (b)" + HERE));
        assertEquals(Map.of("b" + HERE, 1.0), model.changes("b divides (b)" + HERE));
    }

    @Test
    void dies_ofPopulationInTwoPlaces_isARuleForEach() throws ProblemsException {
        TinyModel model = with("a dies: two");
        assertEquals(List.of("a dies (a)@blood", "a dies (a)" + HERE), model.reactions());
        assertEquals(14, model.rate("a dies (a)@blood"));
        assertEquals(Map.of("a" + HERE, -1.0), model.changes("a dies (a)" + HERE));
    }

    @Test
    void dies_inOnePlace_isThereOnly() throws ProblemsException {
        assertEquals(
                List.of("a in blood dies (a)@blood"),
                with("a in blood dies: two").reactions());
    }

    @Test
    void becomes_replacesOneByThatMany() throws ProblemsException {
        TinyModel model = with("b becomes (1 + half) c: two");
        assertEquals(80, model.rate("b becomes (1 + half) c (b)" + HERE));
        assertEquals(Map.of("b" + HERE, -1.0, "c" + HERE, 1.5), model.changes("b becomes (1 + half) c (b)" + HERE));
    }

    @Test
    void becomes_inAnotherCompartment_appearsThere() throws ProblemsException {
        TinyModel model = with("b becomes 2 d in blood: two");
        assertEquals(Map.of("b" + HERE, -1.0, "d@blood", 2.0), model.changes("b becomes 2 d in blood (b)" + HERE));
    }

    @Test
    void makes_keepsTheActor() throws ProblemsException {
        TinyModel model = with("b makes 3 c: two");
        assertEquals(Map.of("c" + HERE, 3.0), model.changes("b makes 3 c (b)" + HERE));
    }

    @Test
    void kills_ofMany_isRateTimesKillers() throws ProblemsException {
        TinyModel model = with("a in tumour kills b into c: two");
        String name = "a in tumour kills b into c (a, b)" + HERE;
        assertEquals(20, model.rate(name), 1e-12);
        assertEquals(Map.of("b" + HERE, -1.0, "c" + HERE, 1.0), model.changes(name));
        // The hazard is r x A / B while there is a whole cell, and r x A below.
        model.with("b" + HERE, 0.5);
        assertEquals(10, model.rate(name), 1e-12);
    }

    @Test
    void enters_movesFromTheBloodToTheSite() throws ProblemsException {
        TinyModel model = with("a enters tumour from blood: two");
        String name = "a enters tumour from blood (a)" + HERE;
        assertEquals(14, model.rate(name));
        assertEquals(Map.of("a@blood", -1.0, "a" + HERE, 1.0), model.changes(name));
    }

    @Test
    void leaves_movesFromTheSite() throws ProblemsException {
        TinyModel model = with("a leaves tumour for blood: two");
        String name = "a leaves tumour for blood (a)" + HERE;
        assertEquals(20, model.rate(name));
        assertEquals(Map.of("a@blood", 1.0, "a" + HERE, -1.0), model.changes(name));
    }

    @Test
    void arrives_isCellsPerTime() throws ProblemsException {
        TinyModel model = with("b arrives in tumour: two * one_cell");
        assertEquals(2, model.rate("b arrives in tumour (b)" + HERE));
        assertEquals(Map.of("b" + HERE, 1.0), model.changes("b arrives in tumour (b)" + HERE));
    }

    @Test
    void family_isOneRulePerMember() throws ProblemsException {
        String cells = """
                populations:
                  t.a: { in: tumour, volume: cell_volume }
                  t.b: { in: [tumour, blood], volume: cell_volume }
                  t.c: { in: blood }
                rules:
                  t.* in tumour dies: two
                """;
        assertEquals(
                List.of("t.* in tumour dies (t.a)" + HERE, "t.* in tumour dies (t.b)" + HERE),
                TinyModel.of(folder, cells).reactions());
    }

    @Test
    void rateThatIsZero_isNoReaction() throws ProblemsException {
        assertEquals(List.of(), with("b divides: 0").reactions());
    }

    @Test
    void secretes_makesTheLevelOfItsSignal() throws ProblemsException {
        TinyModel model = TinyModel.of(folder, CELLS + """
                signals:
                  s: { in: tumour, decay: three, background: per_volume }
                rules:
                  b secretes s: two
                  a in tumour consumes s: two * volume(tumour) / one_cell
                readouts:
                  s: { value: level(s), unit: cell/mm^3 }
                """).with("a" + HERE, 10).with("b" + HERE, 40);
        // Volume: 50 cells x 1e-6. Production 80; loss 3 x volume + 2 x volume x 10 cells.
        double volume = 50e-6;
        assertEquals(80 / (3 * volume + 20 * volume) + 4, model.readout("s"), 1e-6);
    }

    @Test
    void states_followAtTheirRate() throws ProblemsException {
        TinyModel model = TinyModel.of(folder, CELLS + """
                states:
                  x: { in: tumour, follows: share(b), rate: two, unit: 1 }
                """)
                .with("b" + HERE, 40)
                .with("a" + HERE, 40)
                .with("x" + HERE, 0.1);
        assertEquals(2 * (0.5 - 0.1), model.flow("x" + HERE), 1e-12);
    }
}
