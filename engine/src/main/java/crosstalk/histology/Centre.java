package crosstalk.histology;

/// The middle of a tumour.
final class Centre {
    private Centre() {}

    /// The voxel nearest to the centre of the filled volume: x, y, z. With several pieces it may lie between them; then it is the filled
    /// voxel nearest to there.
    static int[] of(Margin margin) {
        Snapshot tissue = margin.tissue();
        double[] sum = new double[3];
        double weight = 0;
        for (int i = 0; i < tissue.size(); i++) {
            if (margin.isTissue(i)) {
                int[] at = place(tissue, i);
                weight += tissue.filling()[i];
                for (int axis = 0; axis < 3; axis++) {
                    sum[axis] += at[axis] * (double) tissue.filling()[i];
                }
            }
        }
        int best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tissue.size(); i++) {
            if (margin.isInside(i)) {
                int[] at = place(tissue, i);
                double squared = 0;
                for (int axis = 0; axis < 3; axis++) {
                    squared += Math.pow(at[axis] - sum[axis] / weight, 2);
                }
                if (squared < nearest) {
                    nearest = squared;
                    best = i;
                }
            }
        }
        return place(tissue, best);
    }

    private static int[] place(Snapshot tissue, int i) {
        return new int[] {i % tissue.nx(), i / tissue.nx() % tissue.ny(), i / (tissue.nx() * tissue.ny())};
    }
}
