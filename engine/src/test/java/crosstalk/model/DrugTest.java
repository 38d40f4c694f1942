package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Receptors that drugs leave free, depletion, and where drugs go.
class DrugTest {

    private static final String PARAMETERS = """
              kd_x: { value: 2 nM, origin: assumed, range: 1 to 3 nM, reason: test }
              kd_y: { value: 4 nM, origin: assumed, range: 1 to 9 nM, reason: test }
              v: { value: 5 mm^3, origin: assumed, range: 1 to 9 mm^3, reason: test }
              q: { value: 7 mm^3/day, origin: assumed, range: 1 to 9 mm^3/day, reason: test }
              vmax: { value: 600 ng/day, origin: assumed, range: 1 to 900 ng/day, reason: test }
              km: { value: 300 ng/mm^3, origin: assumed, range: 1 to 900 ng/mm^3, reason: test }
            populations:
              a: { in: tumour, volume: cell_volume }
              d: { in: blood }
            channels:
              l > r: { by: contact, from: { a: 1 }, to: [a], half: half }
              m > r: { in: blood, by: number, from: { d: 1 }, to: [d], half: one_cell }
            pharmacokinetics:
              plain: { absorption: two, central: v, clearance: q, tissue partition: half, tissue rate: three }
              full:
                like: plain
                bioavailability: 0.8
                peripheral: 2 * v
                exchange: q
                vmax: vmax
                km: km
            """;

    private static final String DRUGS = """
            drugs:
              x: { antibody: { mass: 150 kDa }, occupies: { r: { kd: kd_x, seen: { tumour: half } } }, pharmacokinetics: plain,
                   depletes: { a: two * bound(this) } }
              y: { like: x, occupies: { r: kd_y }, pharmacokinetics: full }
            readouts:
              free: { value: free(r), unit: 1 }
              strength: { value: strength(l > r), unit: 1 }
              free_plasma: { in: blood, value: free(r), unit: 1 }
              strength_blood: { in: blood, value: strength(m > r), unit: 1 }
              bound_y: { value: bound(y), unit: 1 }
              plasma: { in: blood, value: concentration(x), unit: nM }
            """;

    private static final String HERE = "@tumour/primary";

    @TempDir
    private Path folder;

    private TinyModel model() throws ProblemsException {
        return TinyModel.of(folder, PARAMETERS + DRUGS)
                .with("a" + HERE, 50)
                .with("d@blood", 3)
                .with("x" + HERE, 6)
                .with("y" + HERE, 8)
                .with("x@central", 50);
    }

    @Test
    void competingDrugs_shareTheReceptor() throws ProblemsException {
        TinyModel model = model();
        // x is seen by half and has a Kd of 2: 1.5; y keeps x's factor from "like" no more: 8 / 4 = 2.
        double free = 1 / (1 + 1.5 + 2);
        assertEquals(free, model.readout("free"), 1e-12);
        assertEquals(1 / 1.5 * free, model.readout("strength"), 1e-12);
        assertEquals(2 * free, model.readout("bound_y"), 1e-12);
    }

    @Test
    void elsewhere_theReceptorSeesPlasma() throws ProblemsException {
        TinyModel model = model();
        assertEquals(10, model.readout("plasma", ""), 1e-12);
        assertEquals(1.0 / 6, model.readout("free_plasma", ""), 1e-12);
        assertEquals(3.0 / 4 / 6, model.readout("strength_blood", ""), 1e-12);
    }

    @Test
    void depletes_isARuleInEveryTissue() throws ProblemsException {
        TinyModel model = model();
        double bound = 1.5 / 4.5;
        assertEquals(2 * bound * 50, model.rate("x depletes a" + HERE), 1e-9);
        assertEquals(
                List.of(-1.0), List.copyOf(model.changes("x depletes a" + HERE).values()));
        // "like" brings the depletion along.
        assertEquals(2 * (2 / 4.5) * 50, model.rate("y depletes a" + HERE), 1e-9);
    }

    @Test
    void kinetics_loseOnlyWhatIsCleared() throws ProblemsException {
        TinyModel model = model().with("y@depot", 11).with("y@central", 20).with("y@peripheral", 13);
        double plasma = 20.0 / 5;
        // 600 ng/day and 300 ng/mm^3 of 150 kDa, which are 150e-3 ng/fmol.
        double saturable = 600 / 0.15 * plasma / (300 / 0.15 + plasma);
        double lost = 7 * plasma + saturable;
        assertEquals(-lost, model.flow("y@depot") + model.flow("y@central") + model.flow("y@peripheral"), 1e-9);
        assertEquals(-2.0 * 11, model.flow("y@depot"), 1e-12);
        assertEquals(7 * (plasma - 13.0 / 10), model.flow("y@peripheral"), 1e-9);
        assertEquals(3 * (0.5 * plasma - 8), model.flow("y" + HERE), 1e-9);
    }

    @Test
    void places_sayHowADoseIsGiven() throws ProblemsException {
        Lowered.DrugPlaces y = model().lowered().drugs().get("y");
        assertTrue(y != null);
        assertEquals(0.8, y.bioavailability());
        assertEquals(0.15, y.massPerAmount(), 1e-15);
    }

    @Test
    void drugsNotInUse_leaveNoTrace() throws ProblemsException {
        Model model = TinyModel.read(folder, TinyModel.HEAD + PARAMETERS + DRUGS);
        Lowered without = model.lower(List.of(), List.of());
        assertEquals(
                List.of("a" + HERE, "d@blood"),
                without.network().species().stream().map(s -> s.name()).toList());
        assertEquals(List.of(), without.network().reactions());
    }

    @Test
    void daysSinceFirstDose_startWithIt() throws ProblemsException {
        TinyModel model = TinyModel.of(folder, PARAMETERS + """
                drugs:
                  z: { antibody: { mass: 150 kDa }, occupies: { r: kd_x },
                       pharmacokinetics: { like: plain, clearance: q * (1 + two * days_since_first_dose) } }
                """);
        assertEquals(0, model.flow("z@days"));
        model.with("z@dosed", 1).with("z@days", 3).with("z@central", 5);
        assertEquals(1, model.flow("z@days"));
        assertEquals(7 * (1 + 2 * 3), model.rate("z cleared"), 1e-9);
    }
}
