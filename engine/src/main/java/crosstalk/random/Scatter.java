package crosstalk.random;

/// Uniform numbers for the voxels of a lattice: one key for each kind of draw and step, mixed with the voxel's address.
///
/// The key comes from the known-answer generator of [Stream]; the mixing is the finaliser of a 64-bit hash with two
/// multiplications, each output bit of which depends on every input bit. It costs a tenth of a block of that generator, which
/// counts where a million voxels draw in every step. Source: steele2014.
public final class Scatter {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Scatter() {}

    /// The key of one kind of draw in one step.
    ///
    /// @param subject 0 to 2^32 - 1
    /// @param kind what is drawn, such as a hash of a reaction's name
    /// @param step which step, by its place in time
    public static long key(long seed, long subject, long kind, long step) {
        Stream stream = new Stream(new Address(seed, subject, Purpose.VOXEL, kind));
        return mix(stream.nextLong() + mix(step));
    }

    /// 64 random bits of a voxel.
    public static long bits(long key, long voxel) {
        return mix(key + voxel * STEP);
    }

    /// Uniform numbers of several voxels in a row at once: `to[i]` is that of voxel `first + i`.
    public static void uniforms(long key, long first, int voxels, double[] to) {
        long from = key + first * STEP;
        for (int i = 0; i < voxels; i++) {
            to[i] = Stream.unit(mix(from + i * STEP));
        }
    }

    /// Another 64 bits from bits: for a second number at the same address.
    public static long more(long bits) {
        return mix(bits + STEP);
    }

    /// Bits as a uniform number: above 0, below 1, as likely `u` as `1 - u`.
    public static double uniform(long bits) {
        return Stream.unit(bits);
    }

    private static long mix(long value) {
        long x = value;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }
}
