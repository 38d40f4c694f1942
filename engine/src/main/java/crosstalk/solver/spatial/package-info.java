/// The network on a three-dimensional lattice of voxels, with every cell counted and signals as fields.
@NullMarked
package crosstalk.solver.spatial;

import org.jspecify.annotations.NullMarked;
