/// Where things are in a tissue: voxels in, profiles, depths, fractions and co-location out.
///
/// Start with: [Margin#of], which every measure needs; then [RadialProfile], [Infiltration], [Fractions], [CoLocation] and, by rim and core,
/// [Zones]. [Plane] and [NeedleCore] take a part of the tissue out.
/// In: a [Snapshot]. Out: records; what can not be had is a [Reading] that says why, never NaN.
/// Units: mm, cells, cells/mm^3; depth below the margin is positive inside and negative outside.
/// Two words: *inside* is within the outer margin, cleared holes counted; *tissue* is what is filled at least as much as at the margin.
/// Must not know: how the tissue was made, which population is what. Who asks names the populations.
/// To add a measure: a record with a factory that takes a [Margin].
@NullMarked
package crosstalk.histology;

import org.jspecify.annotations.NullMarked;
