package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import java.util.Arrays;

/// Moves whole cells by the flows of [Pressure].
///
/// The volume w_ij (u_i - u_j) that leaves voxel i through a face is a fraction of its content, and the same fraction of every population
/// goes with it: by upwind, n_k of the voxel; for populations that do not move by themselves, the composition at the face as extrapolated
/// with monotonised-central slopes, which keeps the edges of clones. Numbers are made whole by systematic rounding: the expected
/// numbers of all populations through all faces of a voxel are laid end to end, and a comb of unit spacing with one uniform offset counts.
/// So each number is right in the mean and within one of it, and no more leave than are there.
///
/// At most [#SHARE] of a voxel's content leaves in one round. What a voxel near the front can not send because cells that are to pass
/// through it have not come yet goes in further rounds, at most [#EXTRA], and what is then left waits for the next step.
///
/// Error: every cell that leaves a voxel arrives in a neighbour, exactly; the volume of a voxel is that of the solved flows within about a
/// cell per face. Numbers never depend on workers: each slab of planes adds up arrivals in an array of its own.
/// Source: leveque2002 (slopes), madow1944 (systematic sampling).
final class Transport {

    /// The most of a voxel's content that leaves in one round: below 1, so that rounding and slopes never ask for more than is there.
    private static final float SHARE = 0.9f;

    private static final int EXTRA = 3;

    /// Outflow left over, as a share of the content, that is not worth a round.
    private static final float NEGLIGIBLE = 0.01f;

    private final Grid grid;
    private final Crew crew;
    private final Layers slabs;
    private final int neighbours;

    /// Of each neighbour: its distance in the arrays, and in rows.
    private final int[] offset, rows;

    private final float[] weight;

    /// Of each voxel: the volume to leave, the share of it that still has to, and what leaves in this round over the content.
    private final float[] outflow, rest, portion;

    /// Of each voxel: how far the comb has come.
    private final float[] carry;

    /// Of each voxel: one over the volume of the sharp populations, half that volume, and how many times its composition a face may have
    /// at most, so that what leaves through all faces is there.
    private final float[] perSharp, halfSharp, most;

    /// Of each row: the first voxel that sends in this round, and one more than the last.
    private final int[] first, last;

    /// Of each slab: cells that come less those that go, for the rows of its planes and of one more on either side, as far as anything goes.
    private final int[][] change;

    /// Of each of these rows: the first voxel that anything may come to or go from, one more than the last, and where in the
    /// changes the voxel of index 0 would be.
    private final int[][] start, end, shift;

    /// Which of these rows are not all 0.
    private final boolean[][] changed;

    private final Flows[] listed;

    private final float[] largest;

    Transport(Grid grid, Crew crew, Pressure.Stencil stencil) {
        this(grid, crew, stencil, new Scratch(grid));
    }

    /// @param scratch whose first arrays serve within [#move]
    Transport(Grid grid, Crew crew, Pressure.Stencil stencil, Scratch scratch) {
        this.grid = grid;
        this.crew = crew;
        slabs = new Layers(grid);
        neighbours = stencil.neighbours();
        offset = new int[neighbours];
        rows = new int[neighbours];
        weight = new float[neighbours];
        for (int n = 0; n < neighbours; n++) {
            int[] step = stencil.step(n);
            rows[n] = step[1] + grid.ny * step[2];
            offset[n] = step[0] + grid.nx * rows[n];
            weight[n] = stencil.weight(n);
        }
        outflow = scratch.array(0);
        rest = scratch.array(1);
        portion = scratch.array(2);
        carry = scratch.array(3);
        perSharp = scratch.array(4);
        halfSharp = scratch.array(5);
        most = scratch.array(6);
        first = new int[grid.ny * grid.nz];
        last = new int[grid.ny * grid.nz];
        change = new int[slabs.count][];
        changed = new boolean[slabs.count][];
        start = new int[slabs.count][];
        end = new int[slabs.count][];
        shift = new int[slabs.count][];
        listed = new Flows[slabs.count];
        for (int slab = 0; slab < slabs.count; slab++) {
            int around = (slabs.from[slab + 1] - slabs.from[slab] + 2) * grid.ny;
            change[slab] = new int[0];
            changed[slab] = new boolean[around];
            start[slab] = new int[around];
            end[slab] = new int[around];
            shift[slab] = new int[around];
            listed[slab] = new Flows();
        }
        largest = new float[slabs.count];
    }

    /// Moves cells.
    ///
    /// @param counts cells of each population over the box; changed in place. Cells may arrive in voxels next to the active region
    /// @param volumes mm^3 per cell of each population
    /// @param sharp of each population: whether it only goes where it is pushed, so that its edges are kept
    /// @param u solution of [Pressure#solve], mm^3
    /// @param content volume of the cells of each voxel, sum of number times volume; on return that of the cells as moved
    /// @param key random key of the step (see [Scatter])
    void move(int[][] counts, double[] volumes, boolean[] sharp, float[] u, float[] content, long key) {
        int rounds = plan(u, content);
        float left = rounds == 0 ? 0 : 1;
        for (int round = 0; left > NEGLIGIBLE && round < rounds + EXTRA; round++) {
            int now = round;
            int remaining = Math.max(1, rounds - round);
            each(slab -> start(slab, content, u, key, now, remaining));
            compose(counts, volumes, sharp);
            each(slab -> list(slab, u));
            for (int k = 0; k < counts.length; k++) {
                int[] cells = counts[k];
                boolean edged = sharp[k];
                each(slab -> send(slab, cells, edged));
                each(slab -> receive(slab, cells));
            }
            Content.fill(grid, crew, counts, volumes, content);
            left = round + 1 < rounds ? 1 : left(content);
        }
    }

    private interface Task {
        void run(int slab);
    }

    private void each(Task task) {
        crew.share(slabs.count, task::run);
    }

    private float largest() {
        float most = 0;
        for (float each : largest) {
            most = Math.max(most, each);
        }
        return most;
    }

    /// Finds the volume that is to leave each voxel.
    ///
    /// @return rounds in which it can
    private int plan(float[] u, float[] content) {
        each(slab -> {
            float most = 0;
            for (int row = firstRow(slab); row < firstRow(slab + 1); row++) {
                most = Math.max(most, plan(row, u, content));
            }
            reserve(slab);
            largest[slab] = most;
        });
        return (int) Math.ceil(largest() / (2 * SHARE));
    }

    private float plan(int row, float[] u, float[] content) {
        int nx = grid.nx;
        int from = 0;
        int to = 0;
        float most = 0;
        for (int i = row * nx + grid.first[row], end = row * nx + grid.last[row]; i < end; i++) {
            rest[i] = 0;
            if (u[i] <= 0) {
                continue;
            }
            float out = 0;
            float net = 0;
            for (int n = 0; n < neighbours; n++) {
                float flow = weight[n] * (u[i] - u[i + offset[n]]);
                net += flow;
                out += flow > 0 ? flow : 0;
            }
            from = to == 0 ? i : from;
            to = i + 1;
            outflow[i] = out;
            rest[i] = 1;
            most = Math.max(most, out / Math.max(content[i], content[i] - net));
        }
        first[row] = from;
        last[row] = to;
        return most;
    }

    /// Makes room for the changes of a slab.
    private void reserve(int slab) {
        int above = firstRow(slab) - grid.ny;
        int size = 0;
        for (int r = 0; r < shift[slab].length; r++) {
            int row = above + r;
            int from = Integer.MAX_VALUE;
            int to = Integer.MIN_VALUE;
            for (int n = -1; n < neighbours; n++) {
                int sender = n < 0 ? row : row - rows[n];
                if (sender >= firstRow(slab) && sender < firstRow(slab + 1) && first[sender] < last[sender]) {
                    int along = (row - sender) * grid.nx;
                    from = Math.min(from, first[sender] + along - 1);
                    to = Math.max(to, last[sender] + along + 1);
                }
            }
            start[slab][r] = from < to ? from : 0;
            end[slab][r] = from < to ? to : 0;
            shift[slab][r] = size - start[slab][r];
            size += end[slab][r] - start[slab][r];
        }
        if (size > change[slab].length) {
            change[slab] = new int[size + size / 4];
        }
    }

    private int firstRow(int slab) {
        return grid.row(0, slabs.from[slab]);
    }

    /// Decides what leaves each voxel in a round, and sets its comb.
    private void start(int slab, float[] content, float[] u, long key, int round, int remaining) {
        for (int row = firstRow(slab); row < firstRow(slab + 1); row++) {
            if (last[row] == first[row]) {
                continue;
            }
            long address = grid.address(0, row % grid.ny, row / grid.ny);
            int base = row * grid.nx;
            for (int i = first[row]; i < last[row]; i++) {
                portion[i] = 0;
                if (u[i] <= 0 || rest[i] <= 0 || content[i] <= 0 || outflow[i] <= 0) {
                    continue;
                }
                float wanted = rest[i] / remaining * outflow[i];
                float gone = Math.min(wanted, SHARE * content[i]);
                rest[i] = gone < wanted || remaining > 1 ? rest[i] - gone / outflow[i] : 0;
                float part = gone / outflow[i] / content[i];
                portion[i] = part;
                most[i] = 0.98f * content[i] / gone;
                long bits = Scatter.bits(key, address + (i - base));
                for (int more = 0; more < round; more++) {
                    bits = Scatter.more(bits);
                }
                carry[i] = (bits >>> 40) * 0x1p-24f;
            }
        }
    }

    /// Adds up the sharp populations, in the voxels that send and around them.
    private void compose(int[][] counts, double[] volumes, boolean[] sharp) {
        Arrays.fill(perSharp, 0);
        each(slab -> {
            for (int row = firstRow(slab); row < firstRow(slab + 1); row++) {
                int start = row * grid.nx + grid.first[row];
                int end = row * grid.nx + grid.last[row];
                if (end == start) {
                    continue;
                }
                Arrays.fill(perSharp, start, end, 0);
                for (int k = 0; k < counts.length; k++) {
                    if (sharp[k]) {
                        Content.add(start, end, counts[k], (float) volumes[k], perSharp);
                    }
                }
                for (int i = start; i < end; i++) {
                    float volume = perSharp[i];
                    halfSharp[i] = volume / 2;
                    perSharp[i] = volume > 0 ? 1 / volume : 0;
                }
            }
        });
    }

    /// Lists the flows of a round that leave the voxels of a slab: by row, then by neighbour.
    private void list(int slab, float[] u) {
        Flows flows = listed[slab];
        flows.clear();
        for (int row = firstRow(slab); row < firstRow(slab + 1); row++) {
            for (int n = 0; n < neighbours; n++) {
                int step = offset[n];
                flows.reserve(last[row] - first[row]);
                for (int i = first[row]; i < last[row]; i++) {
                    float fall = u[i] - u[i + step];
                    if (fall > 0 && portion[i] > 0) {
                        flows.add(i, weight[n] * fall * portion[i]);
                    }
                }
                flows.end();
            }
        }
    }

    /// Works out what leaves the voxels of a slab, and where to.
    private void send(int slab, int[] cells, boolean edged) {
        int above = firstRow(slab) - grid.ny;
        int[] at = shift[slab];
        int[] sum = change[slab];
        boolean[] touched = changed[slab];
        Flows flows = listed[slab];
        int run = 0;
        for (int row = firstRow(slab); row < firstRow(slab + 1); row++, run += neighbours) {
            if (flows.from(run) == flows.from(run + neighbours) || isEmpty(cells, first[row], last[row])) {
                continue;
            }
            touched[row - above] = true;
            for (int n = 0; n < neighbours; n++) {
                touched[row + rows[n] - above] = true;
                int from = flows.from(run + n);
                int to = flows.from(run + n + 1);
                int here = at[row - above];
                int there = at[row + rows[n] - above] + offset[n];
                if (edged) {
                    sendSharp(flows, from, to, offset[n], here, there, cells, sum);
                } else {
                    sendPlain(flows, from, to, here, there, cells, sum);
                }
            }
        }
    }

    private static boolean isEmpty(int[] cells, int from, int to) {
        int any = 0;
        for (int i = from; i < to; i++) {
            any |= cells[i];
        }
        return any == 0;
    }

    private void sendPlain(Flows flows, int from, int to, int here, int there, int[] cells, int[] sum) {
        int[] voxels = flows.voxel;
        float[] parts = flows.part;
        float[] comb = carry;
        for (int f = from; f < to; f++) {
            int i = voxels[f];
            float reached = comb[i] + parts[f] * cells[i];
            int leave = (int) reached;
            comb[i] = reached - leave;
            sum[i + here] -= leave;
            sum[i + there] += leave;
        }
    }

    private void sendSharp(Flows flows, int from, int to, int step, int own, int there, int[] cells, int[] sum) {
        int[] voxels = flows.voxel;
        float[] parts = flows.part;
        float[] comb = carry;
        float[] per = perSharp;
        float[] half = halfSharp;
        float[] bound = most;
        for (int f = from; f < to; f++) {
            int i = voxels[f];
            int here = cells[i];
            if (here != 0) {
                float share = here * per[i];
                float ahead = cells[i + step] * per[i + step] - share;
                float behind = share - cells[i - step] * per[i - step];
                float slope = 0;
                if (per[i + step] > 0 && per[i - step] > 0) {
                    // No branch on signs: in a mixture they are anyone's guess.
                    float least = 2 * Math.min(Math.abs(ahead), Math.abs(behind));
                    float sign = Math.copySign(0.5f, ahead) + Math.copySign(0.5f, behind);
                    slope = sign * Math.min(least, 0.5f * Math.abs(ahead + behind));
                }
                float through = parts[f];
                float wanted = here + (1 - through) * half[i] * slope;
                float face = wanted < bound[i] * here ? wanted : bound[i] * here;
                float reached = comb[i] + through * face;
                int leave = (int) reached;
                comb[i] = reached - leave;
                sum[i + own] -= leave;
                sum[i + there] += leave;
            }
        }
    }

    /// Adds what has come to the planes of a slab, from it and from its neighbours.
    private void receive(int slab, int[] cells) {
        int plane = grid.ny;
        int from = slabs.from[slab] - (slab == 0 ? 1 : 0);
        int to = slabs.from[slab + 1] + (slab + 1 == slabs.count ? 1 : 0);
        for (int row = from * plane; row < to * plane; row++) {
            take(slab, row, cells);
        }
        if (slab > 0) {
            for (int row = from * plane; row < (from + 1) * plane; row++) {
                take(slab - 1, row, cells);
            }
        }
        if (slab + 1 < slabs.count) {
            for (int row = (to - 1) * plane; row < to * plane; row++) {
                take(slab + 1, row, cells);
            }
        }
    }

    /// Adds a row of a slab's changes, and clears it.
    private void take(int slab, int row, int[] cells) {
        int r = row - (firstRow(slab) - grid.ny);
        if (!changed[slab][r]) {
            return;
        }
        changed[slab][r] = false;
        int[] sum = change[slab];
        int at = shift[slab][r];
        int from = start[slab][r];
        int to = end[slab][r];
        for (int i = from; i < to; i++) {
            cells[i] += sum[i + at];
        }
        Arrays.fill(sum, from + at, to + at, 0);
    }

    /// The largest share of a voxel's content that still has to leave; keeps to the rows where any has.
    private float left(float[] content) {
        each(slab -> {
            float most = 0;
            for (int row = firstRow(slab); row < firstRow(slab + 1); row++) {
                float here = 0;
                for (int i = first[row]; i < last[row]; i++) {
                    here = Math.max(here, rest[i] > 0 && content[i] > 0 ? rest[i] * outflow[i] / content[i] : 0);
                }
                if (here <= NEGLIGIBLE) {
                    last[row] = first[row];
                }
                most = Math.max(most, here);
            }
            largest[slab] = most;
        });
        return largest();
    }
}
