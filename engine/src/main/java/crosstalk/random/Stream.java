package crosstalk.random;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The draws at one address, in order. One stream per thread; it may be moved to another address without allocation.
///
/// Every `next` method with no argument takes exactly one draw. Those that a [RandomGenerator] adds (ranges, bounds) may take more.
public final class Stream implements RandomGenerator {
    private static final double STEP = 0x1p-53;
    private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);

    private final long[] block = new long[2];
    private long seed;
    private long place;
    private long high;
    private int index;
    private boolean filled;

    /// The draws at an address, from the first.
    public Stream(Address address) {
        moveTo(address.seed(), address.subject(), address.purpose(), address.place());
    }

    /// Goes to the first draw at another address.
    ///
    /// @throws IllegalArgumentException if the subject is not 0 to 2^32 - 1
    public void moveTo(long seed, long subject, Purpose purpose, long place) {
        Address.checkSubject(subject);
        this.seed = seed;
        this.place = place;
        this.high = Address.high(subject, purpose);
        this.index = 0;
        this.filled = false;
    }

    /// Goes to the first draw at another place, all else equal.
    public void moveTo(long place) {
        this.place = place;
        this.index = 0;
        this.filled = false;
    }

    /// Goes to a draw at this address.
    ///
    /// @param index 0 to 2^28 - 1
    public void seek(long index) {
        Address.checkIndex(index);
        this.index = (int) index;
        this.filled = false;
    }

    /// The index of the next draw.
    public long index() {
        return index;
    }

    /// The next 64 random bits.
    ///
    /// @throws IllegalStateException if all 2^28 draws at this address are taken
    @Override
    public long nextLong() {
        int now = index;
        int half = now & 1;
        if (half == 0 || !filled) {
            fill(now);
        }
        index = now + 1;
        return block[half];
    }

    /// The next uniform draw, an odd multiple of 2^-53: above 0, below 1, and as likely `u` as `1 - u`.
    @Override
    public double nextDouble() {
        return unit(nextLong());
    }

    /// The next standard normal draw, the normal quantile of the next uniform: it rises with it, and lies within 8.3 of 0.
    @Override
    public double nextGaussian() {
        return NORMAL.inverseCumulativeProbability(nextDouble());
    }

    /// The next exponential draw of mean 1, minus the logarithm of the next uniform: it falls as that rises.
    @Override
    public double nextExponential() {
        return -Math.log(nextDouble());
    }

    /// The next exponential draws, the same as [#nextExponential()] gives one by one.
    ///
    /// @param into receives `count` draws from place `from`
    public void nextExponentials(double[] into, int from, int count) {
        for (int i = from; i < from + count; i++) {
            into[i] = nextDouble();
        }
        // Logarithms by themselves: they do not wait for one another.
        for (int i = from; i < from + count; i++) {
            into[i] = -Math.log(into[i]);
        }
    }

    /// The upper 52 bits as an odd multiple of 2^-53.
    static double unit(long bits) {
        return (bits >>> 11 | 1) * STEP;
    }

    private void fill(int now) {
        if (now >= Address.DRAWS) {
            throw new IllegalStateException(
                    "all " + Address.DRAWS + " draws at this address are taken; move to the next place");
        }
        Philox.block(place, high + (now >>> 1), seed, block);
        filled = true;
    }
}
