package crosstalk.solver.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosstalk.solver.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The solutions themselves, where they are computed here.
class BankTest {

    /// w + ln w = logarithm, back and forth, over all that is used.
    @ParameterizedTest
    @CsvSource({"1e-12", "1e-3", "0.5", "1", "12", "700", "1e6"})
    void lambertW_ofItsOwnArgument_isTheNumber(double w) {
        assertEquals(w, LambertW.ofExponential(w + Math.log(w)), 4e-16 * w * (1 + Math.abs(Math.log(w)) + w / (1 + w)));
    }

    /// The same case by 40 digits: `python3 pk_closed.py`, written to 15.
    @Test
    void saturable_atTabledTimes_equalsTheTable() {
        for (Table.Row row : Table.read("pharmacokinetics/expected/closed.csv")) {
            if (row.text("case").equals("mm1") && row.text("variable").equals("C")) {
                assertEquals(row.number("value"), Pharmacokinetics.saturableAt(row.number("t")), 1e-13 * 60);
            }
        }
    }

    /// End values of the Test Set for IVP Solvers, release 2.4 (mazzia2008).
    @ParameterizedTest
    @CsvSource({
        "hires, 321.8122, 0, 0.7371312573325668e-3",
        "hires, 321.8122, 1, 0.1442485726316185e-3",
        "hires, 321.8122, 2, 0.5888729740967575e-4",
        "hires, 321.8122, 3, 0.1175651343283149e-2",
        "hires, 321.8122, 4, 0.2386356198831331e-2",
        "hires, 321.8122, 5, 0.6238968252742796e-2",
        "hires, 321.8122, 6, 0.2849998395185769e-2",
        "hires, 321.8122, 7, 0.2850001604814231e-2",
        "oregonator, 360, 0, 0.1000814870318523e1",
        "oregonator, 360, 1, 0.1228178521549917e4",
        "oregonator, 360, 2, 0.1320554942846706e3",
        "vdp1000, 2000, 0, 1.706167732170469",
        "vdp1000, 2000, 1, -8.928097010248e-4",
    })
    void reference_ofAClassic_equalsThePublishedEndValue(String name, double time, int species, double published) {
        double[] values = Bank.named(name).solution().course().at(time);
        assertEquals(published, values[species], 1e-10 * Math.abs(published));
    }
}
