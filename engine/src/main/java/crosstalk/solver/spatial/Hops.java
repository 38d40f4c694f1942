package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import crosstalk.random.VoxelDraws;
import org.jspecify.annotations.Nullable;

/// How many cells of one voxel hop up and down one axis within one sweep. One per task: it holds the last answer.
///
/// A cell hops from voxel i to a neighbour j with the chance `reach * D B(-P)`, where `reach` is step/edge^2, D the motility at their
/// face, P = (potential of j - potential of i)/D, and B(x) = x/(exp(x) - 1). Then a cell drifts on average by exactly the
/// gradient of the potential, chances are never negative, and what is hopped back and forth between two voxels balances where
/// numbers are in the ratio exp(P). D is the harmonic mean of both voxels, the same seen from either: without a potential cells that
/// are slow in some voxels still spread evenly, and a voxel of motility 0 is neither entered nor left. Where D vanishes beside the potential's
/// difference the chance tends to that difference times `reach`, uphill only.
///
/// Error: chances to 1e-9 relative, and right in the mean where voxels hold few cells; of more than 64 cells the law is that of [VoxelDraws]. Source: scharfetter1969.
final class Hops {

    /// Up to here every cell has a lane of its own.
    private static final int FEW = 32;

    /// Up to here the side of a cell that is as likely to go up as down is one random bit.
    private static final int COINS = 512;

    /// Differences above this many motilities: exp(-40) is lost beside 1.
    private static final double STEEP = 40;

    /// Four numbers of 15 digits in a word; the top digit of each lane takes the borrow of a comparison.
    private static final int LANES = 4;

    private static final int LANE_BITS = 16;
    private static final double LANE_RANGE = 1 << (LANE_BITS - 1);
    private static final long EACH_LANE = 0x0001_0001_0001_0001L;
    private static final long LANE_TOPS = 0x8000_8000_8000_8000L;
    private static final long ODD = 0xD1342543DE82EF95L;
    private static final double TWO_TO_62 = 0x1p62;

    private final float @Nullable [] motility;
    private final float @Nullable [] potential;
    private final double uniform;
    private final double reach;

    /// How many go to the voxel above, and to the one below, by the last [#draw].
    int up, down;

    /// @param motility by voxel, or null where it is `uniform`
    /// @param potential by voxel, or null where nothing is followed
    /// @param reach step/edge^2
    Hops(float @Nullable [] motility, double uniform, float @Nullable [] potential, double reach) {
        this.motility = motility;
        this.uniform = uniform;
        this.potential = potential;
        this.reach = reach;
    }

    /// Draws how many of the cells of voxel `i` hop.
    ///
    /// @param cells at least 1
    /// @param above the voxel above, or -1 for a wall
    /// @param below the voxel below, or -1 for a wall
    /// @param bits random ones of this voxel and sweep
    void draw(int cells, int i, int above, int below, long bits) {
        draw(cells, above < 0 ? 0 : chance(i, above), below < 0 ? 0 : chance(i, below), bits);
    }

    /// Draws how many of some cells hop.
    ///
    /// @param cells at least 1
    /// @param rise the chance of each to go up
    /// @param fall the chance of each to go down
    /// @param bits random ones of this voxel and sweep
    void draw(int cells, double rise, double fall, long bits) {
        if (cells <= FEW) {
            inLanes(cells, rise, rise + fall, bits);
        } else if (cells <= Long.SIZE) {
            abreast(cells, rise, rise + fall, bits);
        } else {
            together(cells, rise, fall, bits);
        }
    }

    /// The chance that a cell hops from voxel `i` to its neighbour `j`.
    double chance(int i, int j) {
        float[] speeds = motility;
        double face = speeds == null ? uniform : face(speeds[i], speeds[j]);
        float[] levels = potential;
        return reach * (levels == null ? face : biased(face, (double) levels[j] - levels[i]));
    }

    /// The motility at the face of two voxels.
    static double face(double one, double other) {
        return one == other ? one : 2 * one * other / (one + other);
    }

    /// D B(-difference/D): what is left of a motility D towards a potential higher by `difference`.
    static double biased(double face, double difference) {
        if (Math.abs(difference) >= STEEP * face) {
            return Math.max(0, difference);
        }
        double slope = difference / face;
        double square = slope * slope;
        if (square > 1) {
            return difference / (1 - Math.exp(-slope));
        }
        // B(-P) = P/2 coth(P/2) + P/2.
        return face * even(square) + difference / 2;
    }

    /// P/2 coth(P/2) by its Taylor series.
    ///
    /// @param square of P, at most 1
    static double even(double square) {
        return 1
                + square
                        * (1.0 / 12
                                + square
                                        * (-1.0 / 720
                                                + square
                                                        * (1.0 / 30240
                                                                + square * (-1.0 / 1209600 + square / 47900160))));
    }

    /// Each cell has a uniform number of 15 binary digits in a lane of a word, below `rise` when it goes up and below `either` when it moves; all
    /// lanes are compared at once. What a chance has beyond those digits is rounded by a draw, so that it is right in the mean.
    private void inLanes(int cells, double rise, double either, long bits) {
        double dither = ((bits * ODD) >>> 11) * 0x1p-53;
        long riseBelow = ((long) (rise * LANE_RANGE + dither)) * EACH_LANE;
        long eitherBelow = ((long) (either * LANE_RANGE + dither)) * EACH_LANE;
        int rising = 0;
        int moving = 0;
        long word = bits;
        int left = cells;
        for (; left > LANES; left -= LANES) {
            long numbers = word | LANE_TOPS;
            rising += Long.bitCount(~(numbers - riseBelow) & LANE_TOPS);
            moving += Long.bitCount(~(numbers - eitherBelow) & LANE_TOPS);
            word = Scatter.more(word);
        }
        long tops = LANE_TOPS >>> ((LANES - left) * LANE_BITS);
        long numbers = word | LANE_TOPS;
        rising += Long.bitCount(~(numbers - riseBelow) & tops);
        moving += Long.bitCount(~(numbers - eitherBelow) & tops);
        up = rising;
        down = moving - rising;
    }

    /// Each cell has a uniform number of its own, below `rise` when it goes up and below `either` when it moves, of which one binary
    /// digit at a time is drawn for all cells, one to a bit of a word, until every comparison is settled: 4 digits for one
    /// cell on average, 10 for 64.
    private void abreast(int cells, double rise, double either, long bits) {
        long digitsOfRise = (long) (rise * TWO_TO_62) << 2;
        long digitsOfEither = (long) (either * TWO_TO_62) << 2;
        long openRise = -1L >>> (Long.SIZE - cells);
        long openEither = openRise;
        long rising = 0;
        long moving = 0;
        for (long digit = 1; (openRise | openEither) != 0; digit++) {
            long word = Scatter.bits(bits, digit);
            long ofRise = digitsOfRise >> 63;
            long ofEither = digitsOfEither >> 63;
            rising |= openRise & ofRise & ~word;
            moving |= openEither & ofEither & ~word;
            openRise &= ~(word ^ ofRise);
            openEither &= ~(word ^ ofEither);
            digitsOfRise <<= 1;
            digitsOfEither <<= 1;
        }
        up = Long.bitCount(rising);
        down = Long.bitCount(moving) - up;
    }

    private void together(int cells, double rise, double fall, long bits) {
        int moving = VoxelDraws.share(Scatter.uniform(bits), cells, rise + fall);
        int rising = 0;
        if (moving > 0) {
            long word = Scatter.more(bits);
            if (rise == fall && moving <= COINS) {
                rising = coins(moving, word);
            } else {
                rising = VoxelDraws.share(Scatter.uniform(word), moving, rise / (rise + fall));
            }
        }
        up = rising;
        down = moving - rising;
    }

    /// How many of `count` random bits are set.
    private static int coins(int count, long bits) {
        int sum = 0;
        long word = bits;
        int left = count;
        for (; left > Long.SIZE; left -= Long.SIZE) {
            sum += Long.bitCount(word);
            word = Scatter.more(word);
        }
        return sum + Long.bitCount(word >>> (Long.SIZE - left));
    }
}
