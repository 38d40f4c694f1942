/// The report of measured animals: one page, and its figures as files.
///
/// Start with: [AnalysisReport]. In: an [crosstalk.analysis.Analysis]. Out: HTML that opens without a network, and [crosstalk.picture.Picture]s.
/// Each figure is made by one class with a method `of(Analysis, width)`; the page holds it twice, for wide and narrow screens.
/// Must not know: files of the user, how statistics are computed.
/// To add a figure: a class beside [SurvivalChart], its line in [Figures], and its place in [AnalysisPage].
@NullMarked
package crosstalk.report.analysis;

import org.jspecify.annotations.NullMarked;
