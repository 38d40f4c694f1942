package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import crosstalk.random.VoxelDraws;
import java.util.Arrays;

/// How many cells of each voxel of a sheet go where within one sweep: an exact multinomial of [HopChances], for a block of voxels at a time.
///
/// Each cell has a uniform number of 15 binary digits in a lane of a word, which is compared with all chances: below the first it goes furthest
/// up, below the next not as far, and so on; above the last it stays. What a chance has beyond those digits is rounded by a draw of the
/// voxel, so that it is right in the mean. Voxels with more cells than [#MANY] split them by one quantile after another.
///
/// Every loop goes through a whole block, empty voxels too, writes one array, and reads arrays of that array's type at the same index only: the
/// compiler turns such loops into vector instructions, which makes a draw for nothing cheaper than asking whether there is anyone.
///
/// Shape: over a [Sheet]. Error: chances to 1e-9; cells of one voxel share the draw that rounds, which correlates two of them by at most 1e-9;
/// of more than [#MANY] cells the law is that of [VoxelDraws].
final class Hops {

    /// Up to here every cell has a lane of its own.
    static final int MANY = 64;

    /// Numbers in a word; the top digit of each lane takes the borrow of a comparison.
    private static final int LANES = 4;

    private static final long EACH_LANE = 0x0001_0001_0001_0001L;
    private static final long LANE_TOPS = 0x8000_8000_8000_8000L;
    /// Top of each lane, and its number.
    private static final long TOPS_AND_NUMBERS = LANE_TOPS + 0x0003_0002_0001_0000L;

    /// Digits of a chance that are rounded by a draw.
    private static final int ROUNDED = HopChances.DIGITS - 15;

    private static final long ODD = 0xD1342543DE82EF95L;
    private static final int BLOCK = Sheet.BLOCK;

    private final long[] word = new long[BLOCK];
    private final long[] lanes = new long[BLOCK];
    private final int[] left = new int[BLOCK];
    private final int[] rounding = new int[BLOCK];
    private final long[][] below = new long[HopChances.MOST][BLOCK];

    /// By chance, of the block last drawn: how many cells have a number below it.
    final int[][] moved = new int[HopChances.MOST][BLOCK];

    /// Draws for one block.
    ///
    /// @param cells by voxel of the sheet
    /// @param at the block's first voxel
    /// @param addresses by voxel of the sheet
    /// @param key of the sweep
    /// @param chances by voxel of the sheet: the chance to go as far as each place or further in the order of [HopChances]
    /// @return whether there is any cell
    boolean draw(int[] cells, int at, long[] addresses, long key, int[][] chances) {
        System.arraycopy(cells, at, left, 0, BLOCK);
        int most = most();
        if (most == 0) {
            return false;
        }
        begin(addresses, at, key);
        for (int c = 0; c < chances.length; c++) {
            limit(chances[c], at, below[c]);
            Arrays.fill(moved[c], 0);
        }
        if (most > MANY) {
            few();
        }
        int inLanes = Math.min(most, MANY);
        for (int done = 0; done < inLanes; done += LANES) {
            if (done > 0) {
                next();
            }
            use(done);
            for (int c = 0; c < chances.length; c++) {
                count(below[c], moved[c]);
            }
        }
        if (most > MANY) {
            for (int i = 0; i < BLOCK; i++) {
                if (cells[at + i] > MANY) {
                    split(cells[at + i], at, i, Scatter.bits(key, addresses[at + i]), chances);
                }
            }
        }
        return true;
    }

    /// The largest number of a block, or a bit more.
    private int most() {
        int any = 0;
        for (int i = 0; i < BLOCK; i += 4) {
            any |= (left[i] | left[i + 1]) | (left[i + 2] | left[i + 3]);
        }
        if (any <= LANES) {
            return any;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < BLOCK; i += 4) {
            even = Math.max(even, Math.max(left[i], left[i + 2]));
            odd = Math.max(odd, Math.max(left[i + 1], left[i + 3]));
        }
        return Math.max(even, odd);
    }

    private void begin(long[] addresses, int at, long key) {
        System.arraycopy(addresses, at, word, 0, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            word[i] = Scatter.bits(key, word[i]);
        }
        for (int i = 0; i < BLOCK; i++) {
            rounding[i] = (int) (word[i] * ODD >>> (Long.SIZE - ROUNDED));
        }
    }

    private void next() {
        for (int i = 0; i < BLOCK; i++) {
            word[i] = Scatter.more(word[i]);
        }
    }

    private void limit(int[] chance, int at, long[] limits) {
        for (int i = 0; i < BLOCK; i++) {
            limits[i] = (chance[at + i] + rounding[i] >> ROUNDED) * EACH_LANE;
        }
    }

    private void few() {
        for (int i = 0; i < BLOCK; i++) {
            left[i] = left[i] > MANY ? 0 : left[i];
        }
    }

    /// Marks the lanes of those cells that come next.
    private void use(int done) {
        for (int i = 0; i < BLOCK; i++) {
            lanes[i] = ~(TOPS_AND_NUMBERS - Math.min(Math.max(left[i] - done, 0), LANES) * EACH_LANE) & LANE_TOPS;
        }
    }

    private void count(long[] limits, int[] found) {
        for (int i = 0; i < BLOCK; i++) {
            found[i] += Long.bitCount(~((word[i] | LANE_TOPS) - limits[i]) & lanes[i]);
        }
    }

    /// Those of the middle chance go up; those above it and below the last, down; then some of them further than others.
    private void split(int cells, int at, int i, long bits, int[][] chances) {
        int last = chances.length - 1;
        int middle = last / 2;
        double all = chances[last][at + i];
        long word = bits;
        int moving = VoxelDraws.share(Scatter.uniform(word), cells, all / HopChances.ONE);
        if (moving == 0) {
            return;
        }
        word = Scatter.more(word);
        double rising = chances[middle][at + i];
        int up = VoxelDraws.share(Scatter.uniform(word), moving, rising / all);
        moved[last][i] = moving;
        moved[middle][i] = up;
        if (last == 1) {
            return;
        }
        if (up > 0) {
            word = Scatter.more(word);
            moved[0][i] = VoxelDraws.share(Scatter.uniform(word), up, chances[0][at + i] / rising);
        }
        int down = moving - up;
        if (down > 0) {
            word = Scatter.more(word);
            double near = (chances[2][at + i] - rising) / (all - rising);
            moved[2][i] = up + VoxelDraws.share(Scatter.uniform(word), down, near);
        } else {
            moved[2][i] = up;
        }
    }
}
