package crosstalk.histology;

import java.util.List;

/// Shares of a tumour's filled volume: the filling of its voxels that are tissue, added up.
public final class Fractions {
    private Fractions() {}

    /// Share of the filled volume in which a level is below a threshold, such as oxygen where tissue is hypoxic; 0 to 1.
    ///
    /// @param threshold in the layer's unit
    public static Reading<Double> below(Margin margin, Snapshot.Layer level, double threshold) {
        double low = 0;
        double all = 0;
        for (int i = 0; i < margin.tissue().size(); i++) {
            if (margin.isTissue(i)) {
                all += margin.tissue().filling()[i];
                low += level.values()[i] < threshold ? margin.tissue().filling()[i] : 0;
            }
        }
        return Reading.quotient(low, all, "there is no tumour tissue");
    }

    /// Share of the filled volume that lies in voxels with more dead than living cells: the necrotic share as a section shows it; 0 to 1.
    ///
    /// @param dead populations of dead cells
    /// @param living all others
    public static Reading<Double> necrotic(Margin margin, List<Snapshot.Layer> dead, List<Snapshot.Layer> living) {
        if (dead.isEmpty()) {
            return Reading.missing("no population of dead cells is counted");
        }
        float[] gone = total(margin.tissue(), dead);
        float[] alive = total(margin.tissue(), living);
        double necrotic = 0;
        double all = 0;
        for (int i = 0; i < gone.length; i++) {
            if (margin.isTissue(i)) {
                all += margin.tissue().filling()[i];
                necrotic += gone[i] > alive[i] ? margin.tissue().filling()[i] : 0;
            }
        }
        return Reading.quotient(necrotic, all, "there is no tumour tissue");
    }

    /// Share of the cells inside the margin that are dead; 0 to 1.
    public static Reading<Double> deadCells(Margin margin, List<Snapshot.Layer> dead, List<Snapshot.Layer> living) {
        if (dead.isEmpty()) {
            return Reading.missing("no population of dead cells is counted");
        }
        float[] gone = total(margin.tissue(), dead);
        float[] alive = total(margin.tissue(), living);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < gone.length; i++) {
            if (margin.isInside(i)) {
                sum += gone[i];
                all += gone[i] + alive[i];
            }
        }
        return Reading.quotient(sum, all, "there is no cell in the tumour");
    }

    /// Several populations as one: cells per voxel.
    public static float[] total(Snapshot tissue, List<Snapshot.Layer> populations) {
        float[] sum = new float[tissue.size()];
        for (Snapshot.Layer each : populations) {
            float[] values = each.values();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        return sum;
    }
}
