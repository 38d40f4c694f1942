/// Virtual studies: a protocol, animals, arms, doses, measurements, and the run of all of them.
///
/// Start with: [Study#read] and [Ensemble]. The language is described in `docs/study-language.md`.
/// In: a study file and its models. Out: one [SubjectResult] per model and subject, handed to a [Recorder].
/// Units: days after inoculation, mm^3, cells, nM.
/// Must not know: screens, tables on disk.
/// To add a measurement: a [Measurement.Kind] and its reading in [Observer].
@NullMarked
package crosstalk.study;

import org.jspecify.annotations.NullMarked;
