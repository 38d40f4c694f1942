package crosstalk.network;

/// Generated code that evaluates some of the operations of [Strips] over one strip of voxels.
interface StripPart {

    /// Evaluates the first voxels of a strip.
    ///
    /// @param strips by place; those that this part reads are full to `n`, those that it writes are afterwards
    /// @param scalars values that are the same in every voxel, by number
    /// @param n voxels
    void run(double[][] strips, double[] scalars, int n);
}
