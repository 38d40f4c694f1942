package crosstalk.histology;

import java.util.stream.IntStream;

/// How far below the margin a population has come.
///
/// Depths are those of voxel centres; cells outside of the margin count in `outside` only. No word such as excluded or inflamed is given: those
/// are readings of a pathologist's scores of stroma and parenchyma, which voxels of mixed tissue do not tell apart.
///
/// @param population name
/// @param cells inside the margin
/// @param outside share of all cells of the box that are outside of the margin, 0 to 1
/// @param median depth of the cells inside, mm
/// @param deep depth that 90 % of the cells inside do not pass, mm
/// @param rimShare share of the cells inside that are in the rim, 0 to 1
/// @param rimDensity cells/mm^3
/// @param coreDensity cells/mm^3
/// @param index density of the core over density of the rim: 1 where they are everywhere alike
public record Infiltration(
        String population,
        double cells,
        Reading<Double> outside,
        Reading<Double> median,
        Reading<Double> deep,
        Reading<Double> rimShare,
        Reading<Double> rimDensity,
        Reading<Double> coreDensity,
        Reading<Double> index) {
    private static final double DEEP = 0.9;

    public static Infiltration of(Zones zones, Snapshot.Layer population) {
        Margin margin = zones.margin();
        float[] cells = population.values();
        Zones.Sums sums = zones.sum(cells);
        Zones.Sums volumes = zones.volume();
        double inside = sums.rim() + sums.core();
        double all = 0;
        for (float each : cells) {
            all += each;
        }
        String none = "there is no " + population.name() + " in the tumour";
        int[] byDepth = IntStream.range(0, cells.length)
                .filter(i -> cells[i] > 0 && margin.isInside(i))
                .boxed()
                .sorted((a, b) -> Double.compare(margin.depth(a), margin.depth(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        Reading<Double> rim = Reading.quotient(sums.rim(), volumes.rim(), "the tumour has no rim");
        Reading<Double> core = Reading.quotient(sums.core(), volumes.core(), Zones.NO_CORE);
        return new Infiltration(
                population.name(),
                inside,
                Reading.quotient(all - inside, all, "there is no " + population.name() + " in the box"),
                quantile(margin, cells, byDepth, inside, 0.5, none),
                quantile(margin, cells, byDepth, inside, DEEP, none),
                Reading.quotient(sums.rim(), inside, none),
                rim,
                core,
                core.then(c ->
                        rim.then(r -> Reading.quotient(c, r, "there is no " + population.name() + " in the rim"))));
    }

    /// The least depth at or above which a share of the cells is.
    private static Reading<Double> quantile(
            Margin margin, float[] cells, int[] byDepth, double total, double share, String none) {
        double sum = 0;
        for (int voxel : byDepth) {
            sum += cells[voxel];
            if (sum >= share * total) {
                return Reading.of(margin.depth(voxel));
            }
        }
        return Reading.missing(none);
    }
}
