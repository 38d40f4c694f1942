package crosstalk.histology;

import java.util.List;
import java.util.NoSuchElementException;

/// A tissue in voxels at one time: a box, and in it some layers, each with a value per voxel.
///
/// Shape: the voxel at x, y, z (0 to nx - 1 and so on) stands at index x + nx * (y + ny * z) of every layer.
///
/// @param site name of the place
/// @param nx voxels along x
/// @param ny voxels along y
/// @param nz voxels along z
/// @param edge of a voxel, mm
/// @param origin of the box's first corner, in voxels from the place of injection: x, y, z
/// @param filling share of each voxel that the tumour's cells fill, 0 to about 1: what is less filled than [Margin#level] is outside or has been cleared
/// @param layers in the order to be shown
public record Snapshot(
        String site, int nx, int ny, int nz, double edge, int[] origin, float[] filling, List<Layer> layers) {

    public Snapshot {
        layers = List.copyOf(layers);
        require(filling.length == nx * ny * nz, "filling");
        for (Layer layer : layers) {
            require(layer.values().length == nx * ny * nz, layer.name());
        }
    }

    /// What a layer shows.
    public enum Kind {
        /// Whole cells of a population.
        POPULATION,
        /// Level of a signal.
        SIGNAL,
        /// Concentration of a drug.
        DRUG,
        /// Strength of a channel, 0 to 1.
        CHANNEL,
        /// Anything else of the tissue, such as its oxygen's supply.
        TISSUE
    }

    /// One value per voxel.
    ///
    /// @param unit of the values; populations are in cells per voxel
    public record Layer(String name, Kind kind, String unit, float[] values) {}

    private static void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException(what + " has not one value per voxel");
        }
    }

    /// The layer of that name.
    ///
    /// @throws NoSuchElementException when there is none
    public Layer layer(String name) {
        return layers.stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no layer \"" + name + "\""));
    }

    /// Number of voxels.
    public int size() {
        return filling.length;
    }
}
