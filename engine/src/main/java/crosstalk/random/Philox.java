package crosstalk.random;

/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters, ten rounds, no state.
///
/// Shape: the four 32-bit words of a counter or a block, and the two of a key, are packed in pairs into a `long`, the word of lower
/// index in the lower half. Source: salmon2011 (Parallel random numbers: as easy as 1, 2, 3. SC11).
final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long LOW = 0xFFFFFFFFL;
    private static final int ROUNDS = 10;

    private Philox() {}

    /// Writes the block of a counter under a key.
    ///
    /// @param low words 0 and 1 of the counter
    /// @param high words 2 and 3 of the counter
    /// @param key words 0 and 1 of the key
    /// @param block receives words 0 and 1, then words 2 and 3; length 2
    static void block(long low, long high, long key, long[] block) {
        long word0 = low & LOW;
        long word1 = low >>> 32;
        long word2 = high & LOW;
        long word3 = high >>> 32;
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * word0;
            long product1 = MULTIPLIER_1 * word2;
            word0 = (product1 >>> 32) ^ word1 ^ (key0 & LOW);
            word1 = product1 & LOW;
            word2 = (product0 >>> 32) ^ word3 ^ (key1 & LOW);
            word3 = product0 & LOW;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        block[0] = word0 | word1 << 32;
        block[1] = word2 | word3 << 32;
    }
}
