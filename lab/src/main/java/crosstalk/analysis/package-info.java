/// What measured animals say: a table of the room `measured`, asked by the methods of the room `statistics`.
///
/// Start with: [Analysis#of]. In: a [crosstalk.measured.MeasuredStudy] and what the user asks ([AnalysisChoice]). Out: an [Analysis], a tree of
/// records in which every number is an estimate with interval, method and n, or a sentence on why it can not be had; [ResultsFolder] writes it.
/// Units: mm^3, day.
/// Must not know: pages, screens. It computes no statistic of its own: it chooses what is compared with what.
/// To add a question: a record with a method `of(Trial)`, a component of [Analysis], and its columns in [ResultsTables].
@NullMarked
package crosstalk.analysis;

import org.jspecify.annotations.NullMarked;
