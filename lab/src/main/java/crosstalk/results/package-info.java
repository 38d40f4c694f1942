/// What a run leaves on disk, and what is read from it: tables, a summary, the data of the report.
///
/// Start with: [ResultFolder] to write while a study runs, [Findings] to read afterwards. Every file and
/// column is described in `docs/results.md`, the data of the report in `docs/report-data.md`.
/// In: finished subjects ([crosstalk.study.SubjectResult]), whole or not at all. Out: Parquet tables and JSON.
/// Units: days after inoculation, mm^3, cells, nM, as written beside each value.
/// Must not know: how subjects are simulated, how a page looks, what a terminal is.
/// Tissues are kept as OME-Zarr images and not as VTK image data: napari, Fiji, QuPath, vizarr and any Zarr library read them, with the
/// names of the layers and the size of a voxel, one layer without the others. ParaView reads OME-Zarr less well.
/// A folder stands for itself: everything here but [StudyDescription] is made from the folder alone.
/// To add a table: a [Table] and its writing in [PartWriter] (of tumours in space: [SpecimenPart]). To add a part of the report: a section beside
/// [ReportData] and its place in `docs/report-data.md`.
@NullMarked
package crosstalk.results;

import org.jspecify.annotations.NullMarked;
