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

    /// Bytes that the voxels of one subject of a network take, with voxels of some edge; known before anything is compiled. Its largest
    /// tissue holds a tumour, the others are small.
    ///
    /// @param edge mm
    /// @param volume of the tumour, mm^3
    public static double bytes(Space space, double edge, double volume) {
        double largest = 0;
        double seeds = 0;
        double seed = new Region(edge).seed(edge).size();
        for (Space.Tissue tissue : space.tissues()) {
            double perVoxel = Lattice.bytesPerVoxel(tissue);
            seeds += perVoxel * seed;
            largest = Math.max(largest, perVoxel * (cube(edge, volume, Region.SLACK) - seed));
        }
        return largest + seeds;
    }

    /// Voxels that a look at a tumour shows: the smallest box around its active region.
    ///
    /// @param edge mm
    /// @param volume mm^3
    public static double shown(double edge, double volume) {
        return cube(edge, volume, Region.FRONT);
    }

    private static double cube(double edge, double volume, int more) {
        double radius = Math.cbrt(3 * volume / (4 * Math.PI)) / edge;
        return Math.pow(2 * (radius + new Region(edge).margin()) + more, 3);
    }
}
