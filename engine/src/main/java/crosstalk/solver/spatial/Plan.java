package crosstalk.solver.spatial;

import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.network.Space;
import crosstalk.solver.Dependencies;
import java.util.List;
import java.util.function.Function;

/// What is worked out once per network in space; shared by subjects and threads.
public final class Plan {

    final Space space;
    final BodyPart body;
    final List<TissuePlan> tissues;
    final Kernel kernel;

    /// @param space a network and where its species stand
    /// @param compiler makes kernels
    /// @throws IllegalArgumentException when a reaction can not be done in voxels; names it
    public Plan(Space space, Function<Network, Kernel> compiler) {
        this.space = space;
        Dependencies dependencies = new Dependencies(space.observation());
        body = new BodyPart(space, compiler);
        tissues = space.tissues().stream()
                .map(tissue -> new TissuePlan(space, tissue, dependencies))
                .toList();
        kernel = compiler.apply(space.network());
    }

    /// Bytes that one subject takes while its largest tumour has a volume.
    ///
    /// @param volume mm^3
    public long bytes(double volume) {
        return bytes(space, space.edge(), volume);
    }

    /// Bytes that one subject of a network would take with voxels of another edge; known before anything is compiled.
    ///
    /// @param edge mm
    /// @param volume of the largest tumour, mm^3
    public static long bytes(Space space, double edge, double volume) {
        Region region = new Region(edge);
        double radius = Math.cbrt(3 * volume / (4 * Math.PI)) / edge;
        double side = 2 * (radius + region.margin()) + Region.SLACK;
        long perVoxel =
                space.tissues().stream().mapToLong(Lattice::bytesPerVoxel).max().orElse(0);
        return (long) (side * side * side * perVoxel);
    }
}
