package crosstalk.solver.spatial;

import java.util.Arrays;

/// Arrays over the box that the parts of a step work in, one part after another: what one leaves in them the next does not keep.
final class Scratch {

    private int size;
    private float[][] arrays = {};

    Scratch(Grid grid) {
        size = grid.size();
    }

    /// Goes on with another grid: what there was is given up first, but for arrays that others still hold.
    void fit(Grid grid) {
        size = grid.size();
        arrays = new float[0][];
    }

    /// The array of a number, with whatever values.
    float[] array(int number) {
        int had = arrays.length;
        if (number >= had) {
            arrays = Arrays.copyOf(arrays, number + 1);
            for (int i = had; i <= number; i++) {
                arrays[i] = new float[size];
            }
        }
        return arrays[number];
    }
}
