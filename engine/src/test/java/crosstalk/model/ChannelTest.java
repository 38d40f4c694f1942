package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strengths of channels, by values computed by hand.
class ChannelTest {

    private static final String CELLS = """
            populations:
              a: { in: tumour, volume: cell_volume }
              b.one: { in: tumour, volume: cell_volume }
              b.two: { in: tumour, volume: cell_volume }
              dead: { in: tumour, volume: cell_volume, living: false }
              d: { in: blood }
            """;

    private static final String HERE = "@tumour/primary";

    @TempDir
    private Path folder;

    private TinyModel with(String rest) throws ProblemsException {
        return TinyModel.of(folder, CELLS + rest)
                .with("a" + HERE, 30)
                .with("b.one" + HERE, 20)
                .with("b.two" + HERE, 50)
                .with("dead" + HERE, 900)
                .with("d@blood", 6);
    }

    @Test
    void contact_isTheWeightedShareOfTheLiving() throws ProblemsException {
        TinyModel model = with("""
                channels:
                  l > r: { by: contact, from: { b.*: 1, a: 2 * half }, to: [a], half: half, receptor: 0.8 }
                  m > r: { by: contact, from: { b.one: 3 }, to: [a], half: half }
                readouts:
                  l: { value: strength(l > r), unit: 1 }
                  m: { value: "strength(m>r)", unit: 1 }
                """);
        assertEquals(0.8 * 1.0 / 1.5, model.readout("l"), 1e-12);
        assertEquals(0.6 / (0.6 + 0.5), model.readout("m"), 1e-12);
    }

    @Test
    void number_isTheWeightedNumberOfSenders() throws ProblemsException {
        TinyModel model = with("""
                channels:
                  l > r: { in: blood, by: number, from: { d: 3 * half }, to: [d], half: one_cell }
                readouts:
                  l: { value: strength(l > r), unit: 1 }
                """);
        assertEquals(9.0 / 10, model.readout("l"), 1e-12);
    }

    @Test
    void signal_isTheLevel() throws ProblemsException {
        TinyModel model = with("""
                signals: { l: { in: tumour, decay: two, background: per_volume } }
                rules: { b.one secretes l: three }
                channels:
                  l > r: { by: signal, to: [a], half: per_volume }
                readouts:
                  l: { value: strength(l > r), unit: "%" }
                """);
        double level = 20 * 3 / (2 * 1000e-6) + 4;
        assertEquals(100 * level / (level + 4), model.readout("l"), 1e-9);
    }

    @Test
    void places_nameSenderSharesAndReceiverDensities() throws ProblemsException {
        TinyModel model = with("""
                channels:
                  l > r: { by: contact, from: { a: 1, b.*: 0.5 }, to: [b.*], half: half }
                """);
        List<Lowered.ChannelPlace> places = model.lowered().channels();
        assertEquals(6, places.size());
        Lowered.ChannelPlace first = places.getFirst();
        assertEquals("a", first.sender());
        assertEquals("b.one", first.receiver());
        assertEquals(30.0 / 65, model.observed(first.senderShare()), 1e-12);
        assertEquals(20 / 1000e-6, model.observed(first.receiverDensity()), 1e-6);
        assertEquals(0.65 / 1.15, model.observed(first.strength()), 1e-12);
    }

    @Test
    void senders_whenThereIsNoCell_giveZeroAndNotNaN() throws ProblemsException {
        TinyModel model = TinyModel.of(folder, CELLS + """
                channels:
                  l > r: { by: contact, from: { a: 1 }, to: [a], half: half }
                """);
        Lowered.ChannelPlace place = model.lowered().channels().getFirst();
        assertEquals(0, model.observed(place.strength()));
        assertEquals(0, model.observed(place.senderShare()));
    }

    @Test
    void channels_mayNameOneAnother() throws ProblemsException {
        TinyModel model = with("""
                channels:
                  l > r: { by: contact, from: { a: 1 }, to: [a], half: half }
                  m > s: { by: contact, from: { a: strength(l > r) }, to: [a], half: half }
                readouts:
                  m: { value: strength(m > s), unit: 1 }
                """);
        double l = 0.3 / 0.8;
        assertEquals(0.3 * l / (0.3 * l + 0.5), model.readout("m"), 1e-12);
    }

    @Test
    void indexedChannel_hasOneStrengthPerElement() throws ProblemsException {
        TinyModel model = TinyModel.of(folder, """
                sets: { antigen: [p, q] }
                populations:
                  c[antigen]: { in: tumour, volume: cell_volume }
                channels:
                  l > r[antigen]: { by: contact, from: { "c[antigen]": 1 }, to: ["c[antigen]"], half: half }
                readouts:
                  p: { value: "strength(l > r[p])", unit: 1 }
                  both: { value: "sum(antigen, strength(l > r))", unit: 1 }
                """).with("c[p]" + HERE, 30).with("c[q]" + HERE, 70);
        assertEquals(0.3 / 0.8, model.readout("p"), 1e-12);
        assertEquals(0.3 / 0.8 + 0.7 / 1.2, model.readout("both"), 1e-12);
    }
}
