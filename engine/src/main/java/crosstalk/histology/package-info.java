/// Where things are in a tissue: voxels in, profiles, depths, fractions and co-location out. It knows no simulator.
@NullMarked
package crosstalk.histology;

import org.jspecify.annotations.NullMarked;
