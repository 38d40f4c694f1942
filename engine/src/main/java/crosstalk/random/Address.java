package crosstalk.random;

import java.nio.charset.StandardCharsets;

/// Where a sequence of draws stands. Two draws are the same number exactly if seed, subject, purpose, place and index all agree.
///
/// Nothing is hashed. The address and the index of a block fill Philox's 192 bits of key and counter side by side:
/// ```
/// key   words 0, 1   seed, 64 bits
/// count words 0, 1   place, 64 bits
/// count word 2       purpose, 5 bits, above the block, 27 bits
/// count word 3       subject, 32 bits
/// ```
/// A block holds two draws of 64 bits, so an address holds 2^28 draws; whoever needs more goes on to the next place.
///
/// @param seed of the study, any
/// @param subject 0 to 2^32 - 1
/// @param purpose what the draws are for
/// @param place any: a step, [#place(int, int)] of a step and a voxel, or [#place(String)] of a name
public record Address(long seed, long subject, Purpose purpose, long place) {
    /// How many draws stand at one address: 2^28.
    public static final long DRAWS = 1L << 28;

    private static final long LARGEST_SUBJECT = 0xFFFFFFFFL;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /// @throws IllegalArgumentException if the subject is out of range
    public Address {
        checkSubject(subject);
    }

    /// The draws that stand here, from the first.
    public Stream stream() {
        return new Stream(this);
    }

    /// The uniform draw at an index, the same as a stream's [Stream#nextDouble()] there.
    ///
    /// @param index 0 to 2^28 - 1
    public double uniform(long index) {
        checkIndex(index);
        long[] block = new long[2];
        Philox.block(place, high(subject, purpose) + (index >>> 1), seed, block);
        return Stream.unit((index & 1) == 0 ? block[0] : block[1]);
    }

    /// A place made of two whole numbers, such as a step and a voxel; every pair has a place of its own.
    public static long place(int major, int minor) {
        return (long) major << 32 | (minor & 0xFFFFFFFFL);
    }

    /// A place made of a name: the 64-bit FNV-1a hash of its UTF-8 bytes, the same on every platform and in every version.
    ///
    /// Error: two of n names meet with probability about n^2 / 2^65, 3e-14 for a thousand names. Source: fowler-noll-vo (RFC 9923).
    public static long place(String name) {
        long hash = FNV_BASIS;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    /// Words 2 and 3 of the counter for block 0.
    static long high(long subject, Purpose purpose) {
        return subject << 32 | (long) purpose.number() << 27;
    }

    static void checkSubject(long subject) {
        if (subject < 0 || subject > LARGEST_SUBJECT) {
            throw new IllegalArgumentException("subject " + subject + ", expected 0 to " + LARGEST_SUBJECT);
        }
    }

    static void checkIndex(long index) {
        if (index < 0 || index >= DRAWS) {
            throw new IllegalArgumentException("draw " + index + " of an address, expected 0 to " + (DRAWS - 1));
        }
    }
}
