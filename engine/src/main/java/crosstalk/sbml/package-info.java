/// Models in SBML (Level 2 and Level 3 core) on the network, and their runs.
///
/// [SbmlReader] reads a file to an [SbmlModel], which says what the file says; [SbmlNetwork] lowers it to a network, and
/// to what a network has no word for: events, and the moments at which something jumps; [SbmlRun] moves a simulation of
/// it through time; [SbmlColumns] are what may be read off. [SuiteCase] is one case of a suite of tests with expected results.
/// [SbmlWriter] goes the other way: it writes an [SbmlExport], a network with what a file says besides.
///
/// Start with: [SbmlReader], then [SbmlNetwork#of]; to write, [SbmlExport] and [SbmlWriter].
/// In: files. Out: a network, events, columns; or every [Problem] at once in an [SbmlException]: what is not supported
/// is refused by name before anything runs.
/// Units: those of the file; values are taken as they are written, no value is ever rescaled.
/// Must not know: biology, screens, how a network is solved.
/// To add an operator of MathML: a case in [MathReader], and in [FormulaLowering] if it is not an operation of the network.
@NullMarked
package crosstalk.sbml;

import org.jspecify.annotations.NullMarked;
