package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PhiloxTest {
    @Test
    void block_publishedKnownAnswers_areExact() {
        ReferenceTable known = ReferenceTable.read("random/expected/philox_threefry_kat.csv")
                .where("generator", "philox4x32", "rounds", "10");
        assertEquals(3, known.rows().size());
        for (Map<String, String> row : known.rows()) {
            long[] counter = packed(ReferenceTable.text(row, "counter"));
            long[] key = packed(ReferenceTable.text(row, "key"));
            long[] block = new long[2];
            Philox.block(counter[0], counter[1], key[0], block);
            assertArrayEquals(packed(ReferenceTable.text(row, "expected")), block);
        }
    }

    private static long[] packed(String words) {
        String[] hex = words.split(" ", -1);
        long[] packed = new long[hex.length / 2];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = Long.parseLong(hex[2 * i], 16) | Long.parseLong(hex[2 * i + 1], 16) << 32;
        }
        return packed;
    }
}
