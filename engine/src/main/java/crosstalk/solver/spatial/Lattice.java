package crosstalk.solver.spatial;

import crosstalk.network.Space;
import java.util.Arrays;
import java.util.List;

/// What the voxels of one tissue hold: whole cells, levels of fields and followers, responses, and the pressure's potential.
///
/// Shapes: one array over the box for each of the tissue's lists, in their order. When the box changes, all arrays are made anew.
final class Lattice {

    /// Bytes of one voxel of the box in everything that a tissue keeps, per array.
    private static final int WORD = Integer.BYTES;

    /// Arrays that every tissue keeps besides those of its lists: content, pressure, vessels, and what solvers work in.
    private static final int OTHERS = 20;

    final Space.Tissue tissue;
    final int[][] counts;
    /// Of each population: false where it is known that there is no cell of it.
    final boolean[] mayHold;
    final float[][] levels;
    final float[][] followers;
    /// Levels at the start of the last step, of smooth fields.
    final float[][] before;
    /// Levels as cells see them at the middle of the step: of smooth fields; of others those of [#levels].
    final float[][] middle;
    /// Mean responses, in the order of the fields' lists of responses.
    final float[][] responses;
    /// Cells around a cell, in the order of the tissue's list.
    final float[][] nearby;
    final List<Space.Response> responseList;
    private Grid grid;
    /// Volume of the cells of each voxel, mm^3.
    float[] content;
    /// Potential of the pressure, mm^3.
    float[] pressure;

    Lattice(Space.Tissue tissue, Grid grid) {
        this.tissue = tissue;
        this.grid = grid;
        responseList =
                tissue.fields().stream().flatMap(f -> f.responses().stream()).toList();
        counts = new int[tissue.cells().size()][grid.size()];
        mayHold = new boolean[counts.length];
        Arrays.fill(mayHold, true);
        levels = new float[tissue.fields().size()][grid.size()];
        before = new float[levels.length][];
        middle = levels.clone();
        for (int f = 0; f < levels.length; f++) {
            before[f] = new float[isSmooth(f) ? grid.size() : 0];
            middle[f] = isSmooth(f) ? new float[grid.size()] : levels[f];
        }
        followers = new float[tissue.followers().size()][grid.size()];
        responses = new float[responseList.size()][grid.size()];
        nearby = new float[tissue.nearby().size()][grid.size()];
        content = new float[grid.size()];
        pressure = new float[grid.size()];
    }

    Grid grid() {
        return grid;
    }

    /// Bytes per voxel of the box, for one tissue.
    static long bytesPerVoxel(Space.Tissue tissue) {
        long responses =
                tissue.fields().stream().mapToLong(f -> f.responses().size()).sum();
        long arrays = tissue.cells().size()
                + tissue.fields().size()
                + tissue.followers().size()
                + responses
                + tissue.nearby().size()
                + tissue.arrivals().size()
                + OTHERS;
        return WORD * arrays;
    }

    /// Moves everything into another box.
    void grow(Grid larger) {
        for (int[][] arrays : new int[][][] {counts}) {
            for (int k = 0; k < arrays.length; k++) {
                arrays[k] = larger.moved(arrays[k], grid);
            }
        }
        for (float[][] arrays : new float[][][] {levels, followers, responses, nearby}) {
            for (int k = 0; k < arrays.length; k++) {
                arrays[k] = larger.moved(arrays[k], grid);
            }
        }
        for (int f = 0; f < levels.length; f++) {
            before[f] = isSmooth(f) ? larger.moved(before[f], grid) : before[f];
            middle[f] = isSmooth(f) ? larger.moved(middle[f], grid) : levels[f];
        }
        content = larger.moved(content, grid);
        pressure = larger.moved(pressure, grid);
        grid = larger;
    }

    /// Whether no single cell makes a level: it does not jump from step to step as few cells come and go.
    boolean isSmooth(int field) {
        Space.Field of = tissue.fields().get(field);
        return of.sources().isConstant(0) && of.responses().isEmpty();
    }

    /// Keeps the level of a smooth field before another is found.
    void keepLevel(int field) {
        if (isSmooth(field)) {
            System.arraycopy(levels[field], 0, before[field], 0, before[field].length);
        }
    }

    /// Whether a voxel holds a cell that does not move by itself.
    boolean holdsSettled(int i) {
        for (int k = 0; k < counts.length; k++) {
            if (counts[k][i] > 0 && tissue.cells().get(k).motility().isConstant(0)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a voxel holds a cell, be it one without volume.
    boolean holdsAny(int i) {
        int any = 0;
        for (int[] of : counts) {
            any |= of[i];
        }
        return any != 0;
    }

    /// Moves all cells of a voxel into another.
    void move(int from, int to) {
        for (int[] of : counts) {
            of[to] += of[from];
            of[from] = 0;
        }
        content[to] += content[from];
        content[from] = 0;
    }

    /// The voxel that the centre of all cells lies in; -1 where there is none.
    int centre() {
        double sum = 0;
        double[] moments = new double[3];
        for (int row = 0; row < grid.first.length; row++) {
            for (int x = grid.first[row]; x < grid.last[row]; x++) {
                double here = content[row * grid.nx + x];
                sum += here;
                moments[0] += here * x;
                moments[1] += here * (row % grid.ny);
                moments[2] += here * (row / grid.ny);
            }
        }
        if (sum == 0) {
            return -1;
        }
        return grid.index((int) Math.round(moments[0] / sum), (int) Math.round(moments[1] / sum), (int)
                Math.round(moments[2] / sum));
    }

    /// Cells of a population, in the whole tissue.
    long total(int k) {
        int[] of = counts[k];
        long sum = 0;
        for (int row = 0; row < grid.first.length; row++) {
            int base = row * grid.nx;
            for (int i = base + grid.first[row]; i < base + grid.last[row]; i++) {
                sum += of[i];
            }
        }
        return sum;
    }

    /// Takes every cell of a population away.
    void clear(int k) {
        Arrays.fill(counts[k], 0);
    }

    /// Adds up the volume of cells.
    ///
    /// @param volumes of one cell by population, mm^3
    void fill(double[] volumes, Crew crew) {
        crew.share(grid.nz, z -> {
            for (int row = z * grid.ny; row < (z + 1) * grid.ny; row++) {
                int from = row * grid.nx + grid.first[row];
                int to = row * grid.nx + grid.last[row];
                fillRow(volumes, from, to);
            }
        });
    }

    private void fillRow(double[] volumes, int from, int to) {
        float[] sum = content;
        for (int i = from; i < to; i++) {
            sum[i] = 0;
        }
        for (int k = 0; k < volumes.length; k++) {
            float each = (float) volumes[k];
            int[] of = counts[k];
            for (int i = from; i < to; i++) {
                sum[i] += of[i] * each;
            }
        }
    }
}
