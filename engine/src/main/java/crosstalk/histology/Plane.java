package crosstalk.histology;

import java.util.List;

/// A section through a tissue at one height: the values of every layer, and the depth below the margin.
///
/// Shape: values at x + nx * y.
///
/// @param nx voxels along x
/// @param ny voxels along y
/// @param edge of a voxel, mm
/// @param left of the first voxel's outer edge from the place of injection, along x, mm
/// @param top the same along y
/// @param height of the plane (middle of its voxels) from the place of injection, along z, mm
/// @param depth below the margin of the whole tumour, not of this section alone, mm; negative outside
/// @param layers as in the tissue, one value per voxel of the plane
public record Plane(
        int nx,
        int ny,
        double edge,
        double left,
        double top,
        double height,
        float[] depth,
        List<Snapshot.Layer> layers) {

    public Plane {
        layers = List.copyOf(layers);
    }

    /// The section through the middle of the tumour: the plane across z that holds the centre of its filled volume, cut to what is
    /// within `around` of the tumour.
    ///
    /// @param around mm of surroundings to keep
    public static Plane central(Margin margin, double around) {
        Snapshot tissue = margin.tissue();
        int[] centre = Centre.of(margin);
        int z = centre[2];
        int[] low = {tissue.nx(), tissue.ny()};
        int[] high = {-1, -1};
        for (int y = 0; y < tissue.ny(); y++) {
            for (int x = 0; x < tissue.nx(); x++) {
                if (margin.depth(x + tissue.nx() * (y + tissue.ny() * z)) > -around) {
                    low[0] = Math.min(low[0], x);
                    low[1] = Math.min(low[1], y);
                    high[0] = Math.max(high[0], x);
                    high[1] = Math.max(high[1], y);
                }
            }
        }
        int nx = high[0] - low[0] + 1;
        int ny = high[1] - low[1] + 1;
        float[] depth = cut(margin.depths(), tissue, low, nx, ny, z);
        List<Snapshot.Layer> layers = tissue.layers().stream()
                .map(l -> new Snapshot.Layer(l.name(), l.kind(), l.unit(), cut(l.values(), tissue, low, nx, ny, z)))
                .toList();
        double edge = tissue.edge();
        return new Plane(
                nx,
                ny,
                edge,
                (tissue.origin()[0] + low[0]) * edge,
                (tissue.origin()[1] + low[1]) * edge,
                (tissue.origin()[2] + z + 0.5) * edge,
                depth,
                layers);
    }

    private static float[] cut(float[] values, Snapshot tissue, int[] low, int nx, int ny, int z) {
        float[] plane = new float[nx * ny];
        for (int y = 0; y < ny; y++) {
            int from = low[0] + tissue.nx() * (low[1] + y + tissue.ny() * z);
            System.arraycopy(values, from, plane, nx * y, nx);
        }
        return plane;
    }
}
