package crosstalk.study;

import crosstalk.histology.RadialProfile;
import crosstalk.histology.Zones;
import java.util.List;
import java.util.Optional;

/// What is read from a specimen, and which layers of the tissue are meant by it. The names are the model's.
///
/// @param tumour populations of living tumour cells: levels are averaged by their cells
/// @param dead populations of dead cells; none when the model counts none
/// @param hypoxia when tissue is hypoxic; empty when the model has no oxygen
/// @param infiltrating populations, or families of them, whose depth is measured
/// @param pairs whose co-location is measured
/// @param felt channels, and those who feel them
/// @param rim how deep the tumour's rim reaches, mm
/// @param bin width of a bin of radial profiles, mm
/// @param shells of voxels over which pairs are counted, beyond the own voxel
public record Assay(
        List<String> tumour,
        List<String> dead,
        Optional<Hypoxia> hypoxia,
        List<Family> infiltrating,
        List<Pair> pairs,
        List<Felt> felt,
        double rim,
        double bin,
        int shells) {
    private static final int SHELLS = 3;

    public Assay {
        tumour = List.copyOf(tumour);
        dead = List.copyOf(dead);
        infiltrating = List.copyOf(infiltrating);
        pairs = List.copyOf(pairs);
        felt = List.copyOf(felt);
    }

    /// Depth of the rim, width of bins and number of shells as usual.
    public Assay(
            List<String> tumour,
            List<String> dead,
            Optional<Hypoxia> hypoxia,
            List<Family> infiltrating,
            List<Pair> pairs,
            List<Felt> felt) {
        this(tumour, dead, hypoxia, infiltrating, pairs, felt, Zones.RIM, RadialProfile.WIDTH, SHELLS);
    }

    /// Populations that are counted as one.
    ///
    /// @param name as printed
    /// @param layers of the tissue
    public record Family(String name, List<String> layers) {
        public Family {
            layers = List.copyOf(layers);
        }
    }

    /// Tissue is hypoxic where a level is below a threshold.
    ///
    /// @param layer of oxygen
    /// @param below in the layer's unit
    public record Hypoxia(String layer, double below) {}

    /// Two families; may be the same.
    public record Pair(Family first, Family second) {}

    /// A channel and its receivers.
    ///
    /// @param channel a layer
    public record Felt(String channel, Family receivers) {}
}
