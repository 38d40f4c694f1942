package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What exists once per site, what is shared, and what is injected where.
class SitesTest {

    private static final String LINES = """
              take: { value: 0.5, origin: assumed, range: 0.1 to 1, reason: test, between subjects: "lognormal, cv 30 %" }
            populations:
              a: { in: [tumour, blood], volume: cell_volume, malignant: true, start: { tumour: 3 * one_cell } }
              b: { in: tumour, volume: 2 * cell_volume }
            quantities:
              share_of_a: share(a)
            rules:
              a enters tumour from blood: two * share_of_a
            inocula:
              both: { a: take, b: 2 }
            inoculation: { inoculum: both, cells: 10 * one_cell }
            readouts:
              share: { value: share_of_a, unit: 1 }
              all: { in: blood, value: total(a), unit: cells }
              blood_volume: { in: blood, value: volume(blood), unit: mm^3 }
            """;

    @TempDir
    private Path folder;

    private TinyModel model() throws ProblemsException {
        return TinyModel.of(folder, LINES, List.of("other flank"))
                .with("a@tumour/primary", 10)
                .with("b@tumour/primary", 30)
                .with("a@tumour/other flank", 6)
                .with("b@tumour/other flank", 2)
                .with("a@blood", 4);
    }

    @Test
    void quantities_differBySite() throws ProblemsException {
        TinyModel model = model();
        assertEquals(0.25, model.readout("share", "primary"));
        assertEquals(0.75, model.readout("share", "other flank"));
        assertEquals(20, model.readout("all", ""));
        assertEquals(2, model.readout("blood_volume", ""));
    }

    @Test
    void rules_actAtEachSite() throws ProblemsException {
        TinyModel model = model();
        String rule = "a enters tumour from blood (a)@tumour/";
        assertEquals(2 * 0.25 * 4, model.rate(rule + "primary"));
        assertEquals(2 * 0.75 * 4, model.rate(rule + "other flank"));
    }

    @Test
    void volumeAndBurden_areThoseOfTheSite() throws ProblemsException {
        TinyModel model = model();
        Lowered.Site other = model.lowered().sites().get(1);
        assertEquals("other flank", other.name());
        assertEquals(10e-6, model.observed(other.volume()), 1e-18);
        assertEquals(6, model.observed(other.burden()));
        assertEquals(1, other.malignant().size());
        assertEquals(2, other.species().size());
    }

    @Test
    void start_isThatOfEverySite() throws ProblemsException {
        TinyModel fresh = TinyModel.of(folder, LINES, List.of("other flank"));
        assertEquals(3, fresh.amount("a@tumour/primary"));
        assertEquals(3, fresh.amount("a@tumour/other flank"));
        assertEquals(0, fresh.amount("a@blood"));
    }

    @Test
    void injection_followsTheSubjectsOwnParameters() throws ProblemsException {
        Lowered lowered = model().lowered();
        Map<String, List<Lowered.Injection>> sites = lowered.inocula().getOrDefault("both", Map.of());
        List<Lowered.Injection> there = sites.getOrDefault("other flank", List.of());
        assertEquals(2, there.size());
        Lowered.Injection a = there.getFirst();
        assertEquals(
                "a@tumour/other flank",
                lowered.network().species().get(a.species()).name());
        assertEquals(0.5, a.perCell());
        double[] own = lowered.network().defaultParameters();
        own[lowered.network().parameterIndex("take")] = 0.9;
        assertEquals(0.9, a.perCell(own));
    }

    @Test
    void with_changesValuesAndWhatFollows() throws ProblemsException {
        Model model = TinyModel.read(folder, TinyModel.HEAD + LINES);
        Model other = model.with(Map.of("take", crosstalk.quantity.Quantity.parse("0.9")));
        Lowered lowered = other.lower(List.of(), List.of());
        assertEquals(
                0.9,
                lowered.inocula()
                        .getOrDefault("both", Map.of())
                        .getOrDefault("primary", List.of())
                        .getFirst()
                        .perCell());
        assertThrows(
                ProblemsException.class, () -> model.with(Map.of("take", crosstalk.quantity.Quantity.parse("0.9 mm"))));
        assertThrows(
                ProblemsException.class, () -> model.with(Map.of("tak", crosstalk.quantity.Quantity.parse("0.9"))));
        assertThrows(
                ProblemsException.class, () -> model.with(Map.of("take", crosstalk.quantity.Quantity.parse("-1"))));
    }

    @Test
    void twoTissues_eachHaveTheirCells() throws ProblemsException {
        String text = """
                model: two
                compartments:
                  tumour: { kind: tissue }
                  liver: { kind: tissue, sites: [left, right] }
                parameters:
                  v: { value: 1 pL, origin: assumed, range: 0.5 to 2 pL, reason: test }
                populations:
                  a: { in: tumour, volume: v, malignant: true }
                  b: { in: liver, volume: v }
                inocula:
                  i: { a: 1, b: 2 }
                """;
        Lowered lowered = TinyModel.read(folder, text).lower(List.of(), List.of("flank"));
        assertEquals(
                List.of("primary", "flank", "left", "right"),
                lowered.sites().stream().map(Lowered.Site::name).toList());
        assertEquals(
                Map.of("primary", 1, "flank", 1, "left", 1, "right", 1),
                lowered.inocula().getOrDefault("i", Map.of()).entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().size())));
    }
}
